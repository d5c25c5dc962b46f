"""Where uploaded files lie: in folders, or in buckets where the environment names them."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import env

OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}


def from_environment() -> dict[str, dict[str, Any]]:
    """The storages of pictures and documents, or {}."""
    media = env.text("MEDIA_S3_BUCKET", default="-").removeprefix("-")
    documents = env.text("DOCUMENTS_S3_BUCKET", default="-").removeprefix("-")
    if not media and not documents:
        return {}
    if not media or not documents or media == documents:
        raise ImproperlyConfigured(
            "MEDIA_S3_BUCKET and DOCUMENTS_S3_BUCKET must name two buckets, or private documents would be public."
        )
    url = env.address("S3_ENDPOINT_URL")
    parts = urlsplit(url)
    if not parts.hostname or (parts.scheme != "https" and parts.hostname not in OWN_MACHINE):
        raise ImproperlyConfigured("S3_ENDPOINT_URL must begin with https://, unless the server runs on this machine.")
    account = {
        "endpoint_url": url,
        "region_name": env.text("S3_REGION", default="us-east-1"),  # which servers of one's own go by
        "access_key": env.text("S3_ACCESS_KEY_ID"),
        "secret_key": env.text("S3_SECRET_ACCESS_KEY"),
    }
    return {
        name: {"BACKEND": f"core.uploads.buckets.{kind}", "OPTIONS": account | {"bucket_name": bucket}}
        for name, kind, bucket in (("default", "PictureBucket", media), ("documents", "DocumentBucket", documents))
    }
