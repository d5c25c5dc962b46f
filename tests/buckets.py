"""A service of buckets on this machine, which speaks S3's protocol over HTTP."""

import logging
from functools import cache

import boto3
import pytest
from django.apps import apps
from moto.server import ThreadedMotoServer

from config import buckets

ACCOUNT = {"S3_REGION": "eu-central-1", "S3_ACCESS_KEY_ID": "site", "S3_SECRET_ACCESS_KEY": "secret-of-tests"}


@cache
def address():
    """Of a server that runs until the process ends: it takes half a second to stop."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    return "http://{}:{}".format(*server.get_host_and_port())


@pytest.fixture
def service(monkeypatch, settings):
    """The client of an administrator, while the site's files lie in the buckets `pictures` and `papers`."""
    url = address()
    named = ACCOUNT | {"MEDIA_S3_BUCKET": "pictures", "DOCUMENTS_S3_BUCKET": "papers", "S3_ENDPOINT_URL": url}
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    client = boto3.client(
        "s3", endpoint_url=url, region_name="eu-central-1", aws_access_key_id="a", aws_secret_access_key="b"
    )
    for bucket in ("pictures", "papers"):
        client.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    settings.STORAGES = settings.STORAGES | buckets.from_environment()
    for field in (field for model in apps.get_models() for field in model._meta.local_fields):
        if known := getattr(field, "_storage_callable", None):  # fields of files ask it at the start only
            monkeypatch.setattr(field, "storage", known())
    settings.SERVE_MEDIA = False
    yield client
    for bucket in ("pictures", "papers"):
        for name in names_in(client, bucket):
            client.delete_object(Bucket=bucket, Key=name)
        client.delete_bucket(Bucket=bucket)


def names_in(client, bucket):
    return sorted(found["Key"] for found in client.list_objects_v2(Bucket=bucket).get("Contents", []))
