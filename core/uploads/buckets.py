"""Uploaded files in buckets of a service that speaks S3's protocol, in the place of folders."""

from typing import Any

from botocore.config import Config
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

IN_MEMORY = 5 * 1024 * 1024  # bytes of a file that is read; what is beyond lies in a temporary file
CONNECTION = Config(
    connect_timeout=3,
    read_timeout=20,
    retries={"total_max_attempts": 3},
    s3={"addressing_style": "path"},  # servers of one's own have no name for each bucket
    request_checksum_calculation="when_required",  # which some of them do not know
    response_checksum_validation="when_required",
)


class _Bucket(S3Storage):
    def get_default_settings(self) -> dict[str, Any]:
        own = {"client_config": CONNECTION, "file_overwrite": False, "max_memory_size": IN_MEMORY}
        return super().get_default_settings() | own


class PictureBucket(_Bucket):
    """Readers get pictures at the site's own address: their browsers ask nobody else."""

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        return f"{settings.MEDIA_URL}{filepath_to_uri(name)}"


class DocumentBucket(_Bucket):
    """Its files have no address, for only the application knows who may read one."""

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        raise NotImplementedError
