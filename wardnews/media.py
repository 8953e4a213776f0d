"""Which storage holds the uploaded files: read from one value of the environment."""

from importlib.util import find_spec
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOCAL = "articles.photos.storage.DurableFileStorage"
S3 = "articles.photos.s3.PrivateBucketStorage"
# The versions that the tests run with; optional, so not in requirements.txt.
S3_PACKAGES = {"storages": "django-storages==1.14.6", "boto3": "boto3==1.44.8"}
_S3_OPTIONS = {
    "endpoint": "endpoint_url",
    "region": "region_name",
    "addressing": "addressing_style",
}


def storage(value: str) -> dict:
    """Return an entry for STORAGES. Raises ImproperlyConfigured for what cannot be meant.

    `value` is empty (files below MEDIA_ROOT), `s3://bucket/folder?endpoint=…&region=…`, or the
    dotted path of any other Django storage with its options: `package.Storage?option=value`.
    """
    if not value:
        return {"BACKEND": LOCAL}
    address = urlsplit(value)
    options = dict(parse_qsl(address.query))
    if address.scheme == "s3":
        return _s3(address, options)
    if address.scheme or address.netloc or "." not in address.path:
        raise ImproperlyConfigured(
            "MEDIA_STORAGE phải để trống, có dạng s3://thùng?endpoint=…&region=…, hoặc là đường "
            "dẫn Python của một lớp lưu trữ Django."
        )
    return {"BACKEND": address.path, "OPTIONS": options}


def _s3(address, options: dict) -> dict:
    missing = [package for module, package in S3_PACKAGES.items() if not find_spec(module)]
    if missing:
        raise ImproperlyConfigured(
            "MEDIA_STORAGE=s3://… cần thêm gói Python. Hãy chạy: pip install " + " ".join(missing)
        )
    unknown = sorted(options.keys() - _S3_OPTIONS.keys())
    if unknown or not address.hostname:
        raise ImproperlyConfigured(
            "MEDIA_STORAGE phải có dạng s3://thùng/thư-mục?endpoint=…&region=…&addressing=…"
            + (f"; không có mục {', '.join(unknown)}." if unknown else "; còn thiếu tên thùng.")
        )
    named = {_S3_OPTIONS[name]: value for name, value in options.items()}
    bucket = {"bucket_name": address.hostname, "location": unquote(address.path).strip("/")}
    return {"BACKEND": S3, "OPTIONS": bucket | named}
