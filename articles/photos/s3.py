"""Files in a private bucket of an S3-compatible server; only for sites that ask for it.

Needs django-storages and boto3, which wardnews/media.py asks for by name. S3 promises that a file
is there whole or not at all, so no temporary names are needed.
"""

import contextlib

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.db import connection, transaction
from s3transfer.exceptions import RetriesExceededError
from storages.backends.s3 import S3Storage

from articles.models.pictures import public_address
from articles.photos.storage import Full, Unavailable, failure

_NO_ROOM = (507, "QuotaExceeded", "XMinioStorageFull", "XAmzQuotaExceeded", "InsufficientStorage")
_MISSING = ("404", "NoSuchKey")
_LOCK = 0x77617264  # any number; of the database's advisory locks this one is the store's
_MEMORY = 2 * 1024 * 1024  # bytes of an open file, before it goes to a temporary one


class PrivateBucketStorage(S3Storage):
    """A bucket that nobody but this site reads: addresses are the site's, which can say no."""

    def __init__(self, **options):
        # Of a server that is down people should hear within seconds, and not hold a thread.
        config = Config(
            connect_timeout=5,
            read_timeout=20,
            retries={"total_max_attempts": 2, "mode": "standard"},
            signature_version="s3v4",
            s3={"addressing_style": options.pop("addressing_style", "path")},
            # What newer clients add on their own, servers other than Amazon's may not know.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        fixed = {"file_overwrite": True, "default_acl": None, "max_memory_size": _MEMORY}
        super().__init__(client_config=config, **fixed | options)

    def url(self, name, *args, **options):
        """The site's own address of the file: nobody is let into the bucket past it."""
        return public_address(name)

    def _open(self, name, mode="rb"):
        with _told():
            file = super()._open(name, mode)
            if "r" in mode:
                file.open()  # fetches it: what fails does so here, not in an answer that has begun
            return file

    def _save(self, name, content):
        with _told(), _locked(shared=True):
            return super()._save(name, content)

    def discard(self, name, before):
        """See `articles.photos.storage.discard`: writers share the lock that this holds alone."""
        with _told(), _locked(shared=False):
            try:
                if self.get_modified_time(name) >= before:
                    return False
            except FileNotFoundError:
                return False
            super().delete(name)
            return True

    def delete(self, name):
        with _told():
            return super().delete(name)

    def exists(self, name):
        with _told():
            return super().exists(name)

    def listdir(self, name):
        with _told():
            return super().listdir(name)

    def size(self, name):
        with _told():
            return super().size(name)

    def get_modified_time(self, name):
        with _told():
            return super().get_modified_time(name)


@contextlib.contextmanager
def _told():
    """Raise FileNotFoundError, Full or Unavailable for what the server or the way to it refuses."""
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
        if code in _MISSING:
            raise FileNotFoundError(str(error)) from error
        kind = Full if {code, status} & set(_NO_ROOM) else Unavailable
        raise kind(str(error)) from error
    except (BotoCoreError, Boto3Error, RetriesExceededError) as error:
        raise Unavailable(str(error)) from error
    except FileNotFoundError:
        raise
    except OSError as error:  # of a temporary file of ours
        raise failure(error) from error


@contextlib.contextmanager
def _locked(*, shared: bool):
    """A lock between all processes of the site, which S3 itself does not have.

    Held to the end of the transaction, if the caller is in one. SQLite takes its one lock for
    writing, whether shared or not.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            function = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT {function}(%s)", [_LOCK])
        yield
