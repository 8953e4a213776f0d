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
_ADDRESSING = ("path", "virtual", "auto")


def storage(value: str) -> dict:
    """Return an entry for STORAGES. Raises ImproperlyConfigured for what cannot be meant.

    `value` is empty (files below MEDIA_ROOT), `s3://bucket/folder?endpoint=…&region=…`, or the
    dotted path of any other Django storage with its options: `package.Storage?option=value`.
    """
    if not value:
        return {"BACKEND": LOCAL}
    address = urlsplit(value)
    options = dict(parse_qsl(address.query, keep_blank_values=True))
    if address.scheme == "s3":
        return _s3(address, options)
    if address.scheme or address.netloc or "." not in address.path:
        raise ImproperlyConfigured(
            "MEDIA_STORAGE phải để trống, có dạng s3://thùng?endpoint=…&region=…, hoặc là đường "
            "dẫn Python của một lớp lưu trữ Django."
        )
    _check_module(address.path)
    return {"BACKEND": address.path, "OPTIONS": options}


def _check_module(path: str) -> None:
    """Not the class itself: it may want to read the settings, which are being made."""
    module = path.rpartition(".")[0]
    try:
        there = find_spec(module)
    except ImportError:
        there = None
    if not there:
        raise ImproperlyConfigured(f"MEDIA_STORAGE: không có mô-đun Python {module}.")


def _s3(address, options: dict) -> dict:
    missing = [package for module, package in S3_PACKAGES.items() if not find_spec(module)]
    if missing:
        raise ImproperlyConfigured(
            "MEDIA_STORAGE=s3://… cần thêm gói Python. Hãy chạy: pip install " + " ".join(missing)
        )
    if wrong := _wrong(address.netloc, options):
        raise ImproperlyConfigured(
            "MEDIA_STORAGE phải có dạng s3://thùng/thư-mục?endpoint=…&region=…&addressing=…; "
            f"{wrong}."
        )
    named = {_S3_OPTIONS[name]: value for name, value in options.items()}
    bucket = {"bucket_name": address.netloc, "location": unquote(address.path).strip("/")}
    return {"BACKEND": S3, "OPTIONS": bucket | named}


def _wrong(bucket: str, options: dict) -> str:
    """What of it cannot be meant; "" if all can."""
    if unknown := sorted(options.keys() - _S3_OPTIONS.keys()):
        return f"không có mục {', '.join(unknown)}"
    if not bucket:
        return "còn thiếu tên thùng"
    if {"@", ":"} & set(bucket):
        return "khóa đặt ở AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY, máy chủ đặt ở endpoint"
    if not options.get("endpoint", "https://").startswith(("http://", "https://")):
        return "endpoint phải bắt đầu bằng http:// hoặc https://"
    if options.get("addressing", "path") not in _ADDRESSING:
        return f"addressing phải là {' hoặc '.join(_ADDRESSING)}"
    return "" if all(options.values()) else "có mục để trống"
