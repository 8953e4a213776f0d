"""Settings: one file, filled from the environment (or a `.env` beside `manage.py`).

In production (`DEBUG` off, the default) the project refuses to start without a key, hosts and a
database: a portal that comes up with a guessed key or an empty SQLite file is worse than one that
does not come up.
"""

from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from wardnews import caching, database, mail, media, serve

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)


def required(name: str, example: str) -> str:
    """Return the environment's value for `name`; raise ImproperlyConfigured if it has none."""
    value = env.str(name, "")
    if not value and not DEBUG:
        raise ImproperlyConfigured(
            f"Thiếu biến môi trường {name} (ví dụ: {name}={example}). Để chạy thử trên máy này, "
            "dùng `make run`; lệnh đó tự ghi tệp .env."
        )
    return value


DEBUG = env.bool("DEBUG", False)
SECRET_KEY = required("SECRET_KEY", "chuỗi-ngẫu-nhiên-dài") or "insecure-debug-only"
ALLOWED_HOSTS = [h.strip() for h in required("ALLOWED_HOSTS", "tin.example.vn").split(",") if h]
PORT = env.int("PORT", 8000)
SITE_URL = env.str("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
SITE_NAME = "Tin phường"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ckeditor",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "wards",
    "articles",
]

MIDDLEWARE = [
    # First these: who answers early, WhiteNoise or a refusal, has the headers all the same.
    "wardnews.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wardnews.headers.HttpsOnly",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.outage.DatabaseOutage",
    "wardnews.desk_only.Sessions",
    "django.middleware.common.CommonMiddleware",
    "wardnews.desk_only.Csrf",
    "wardnews.desk_only.Authentication",
    "wardnews.desk_only.SecondFactor",
    "wardnews.desk_only.Messages",
    "wardnews.desk_only.Gate",
    "wardnews.desk_only.LockOut",
    "articles.outage.StoreOutage",
]

ROOT_URLCONF = "wardnews.urls"
WSGI_APPLICATION = "wardnews.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- Database -------------------------------------------------------------------------------

required("DATABASE_URL", "postgres://user:password@host/wardnews")
DATABASES = {
    "default": database.complete(env.dj_db_url("DATABASE_URL", "sqlite:///db.sqlite3"), BASE_DIR)
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": caching.complete(
        env.dj_cache_url("CACHE_URL", "locmem://"), env.str("CACHE_URL", "")
    )
}

# --- Language, time -------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "wardnews" / "locale"]
# Django's own `vi` formats reject 19/05/2022 and read 05/06/2022 as 6 May.
FORMAT_MODULE_PATH = ["wardnews.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- Files ----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_URL = "/media/"
MEDIA_ROOT = env.str("MEDIA_ROOT", str(BASE_DIR / "media"))
STORAGES = {
    "default": media.storage(env.str("MEDIA_STORAGE", "")),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "wardnews.staticfiles.HashedStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o644
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "articles.photos.receiving.NamelessUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000  # an imported post may have 200 photos, each with ten fields

# --- Mail, sign-in --------------------------------------------------------------------------

vars().update(mail.complete(env.dj_email_url("EMAIL_URL", "console://")))  # EMAIL_…
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "webmaster@localhost")
LOGIN_URL = "admin:login"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # lets nobody try who is locked out
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "wards.accounts.passwords.Minimum"},
    {"NAME": "wards.accounts.passwords.NotKnown"},
    {"NAME": "wards.accounts.passwords.NotLocal"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Whether chiefs and administrators need a second factor, or may have one. On this machine, as after
# `make run`, the demonstration's accounts get in with their password alone.
_on_this_machine = urlsplit(SITE_URL).hostname in ("127.0.0.1", "localhost", "::1")
SECOND_FACTOR = env.str("SECOND_FACTOR", "offered" if DEBUG or _on_this_machine else "required")
if SECOND_FACTOR not in ("required", "offered"):
    raise ImproperlyConfigured("SECOND_FACTOR phải là required hoặc offered.")
OTP_TOTP_ISSUER = SITE_NAME
# How many proxies of ours stand before the site: wards/accounts/addresses.py. None: nobody said.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", None)
if TRUSTED_PROXIES is not None and TRUSTED_PROXIES < 0:
    raise ImproperlyConfigured("TRUSTED_PROXIES phải từ 0 trở lên.")
# What is counted together, and the wider bounds: wards/accounts/lockout.py.
AXES_HANDLER = "wards.accounts.lockout.Handler"
AXES_CLIENT_IP_CALLABLE = "wards.accounts.addresses.lock_address"
AXES_USERNAME_CALLABLE = "wards.accounts.lockout.name_to_count"
AXES_LOCKOUT_CALLABLE = "wards.accounts.lockout.locked_page"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # wards keeps its own, of more than passwords
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# --- Security -------------------------------------------------------------------------------

# The headers of every answer: wardnews/headers.py.
_https = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", False)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", False)
if SECURE_HSTS_PRELOAD and not SECURE_HSTS_INCLUDE_SUBDOMAINS:
    raise ImproperlyConfigured("HSTS_PRELOAD cần HSTS_SUBDOMAINS=true.")
# Believed from proxies of ours alone; they have to set it, or whoever asks could.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
# What we read is told to nobody else; our own pages, and CSRF's check of old browsers, do learn it.
SECURE_REFERRER_POLICY = "same-origin"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
X_FRAME_OPTIONS = "DENY"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no page of others needs to read our assets
# Of public pages. Nothing is loaded but from here, nothing inline runs or paints.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS = [
    # CKEditor 4 is end-of-life. It is fenced in articles/richtext/; articles.E002 fails when the
    # fence is taken down.
    "ckeditor.W001",
    # A ward's portal is mostly one name in a city's domain. What stands beside or below it may be
    # somebody else's and plain http, so these two are chosen (HSTS_SUBDOMAINS, HSTS_PRELOAD).
    "security.W005",
    "security.W021",
    # wardnews.headers.HttpsOnly leads to https where the proxy says that http was used.
    "security.W008",
    # The lock-out's middleware runs for the desk alone: wardnews/desk_only.py.
    "axes.W002",
    # Nor does the check of forms for the public ones, which have an own: articles/public/reporting.
    "security.W003",
]
CKEDITOR_CONFIGS = {"default": {}}  # the configuration lives behind the seam: articles/richtext/

# --- Server ---------------------------------------------------------------------------------

# Of each process: requests that work at once, each with a connection to the database, and slow
# ones (bodies on their way in, long answers on their way out) that are waited for beside them.
WEB_THREADS = env.int("WEB_THREADS", 8)
WEB_WAITING = env.int("WEB_WAITING", serve.WAITING)
REQUEST_MAX_BYTES = 512 * 1024 * 1024  # twenty photos as large as they may be

# --- wardnews -------------------------------------------------------------------------------

# A reload by the same browser within this many seconds is not a new view; 0 turns the rule off.
VIEW_REPEAT_SECONDS = env.int("VIEW_REPEAT_SECONDS", 30 * 60)
# Views that the database cannot take are kept here until it can: on a disk that stays.
PENDING_VIEWS = Path(env.str("PENDING_VIEWS", str(BASE_DIR / "pending-views")))
# What each process of the server may keep of finished pages; 0 has every page made anew.
PAGE_CACHE_MEGABYTES = env.int("PAGE_CACHE_MEGABYTES", 32)
ARTICLES_PER_PAGE = 20
# Working hours after which a submission has waited too long, and a claim on it has run out.
REVIEW_HOURS = env.int("REVIEW_HOURS", 8)
# Days on which nobody works: HOLIDAYS=2026-04-30,2026-05-01
HOLIDAYS = frozenset(env.list("HOLIDAYS", [], subcast=date.fromisoformat))
# A deleted post that was never public can be taken back for so long; `purge_deleted` ends it.
DELETED_KEPT_DAYS = env.int("DELETED_KEPT_DAYS", 30)
# A file that no row names is left alone for so many hours: its row may be on the way.
SWEEP_GRACE_HOURS = env.int("SWEEP_GRACE_HOURS", 24)
# Byte and pixel limits are checked before a picture is decoded.
PHOTO_MAX_BYTES = 25 * 1024 * 1024
PHOTO_MAX_PIXELS = 51_000_000  # the largest that phones take as they come is 8192 x 6144
# The decoders of these need sixteen and ten bytes for each pixel; others make do with five.
PHOTO_MAX_PIXELS_OF = {"WEBP": 20_000_000, "AVIF": 30_000_000}
PHOTO_DECODER_MEGABYTES = 384  # what a decoder in a process of its own may take
PHOTO_SLOTS = 1  # pictures that one process of the server works on at once
PHOTO_PATIENCE = 20  # seconds that another picture waits for its turn
PHOTO_LONGEST_EDGE = 2560
PHOTO_MASTER_QUALITY = 84
# Chosen with tests/bench/photo_sizes.py, which prints bytes, likeness and time of others too.
# A picture in a grid, a phone's column, a desktop's column at two device pixels.
PHOTO_WIDTHS = (480, 960, 1440)
PHOTO_JPEG_QUALITY = 75
PHOTO_AVIF_QUALITY = 60  # looks as near to the original as JPEG at 75, in four fifths of the bytes
PHOTO_AVIF_SPEED = 9  # 8 takes four times as long and saves a twentieth
ATTACHMENT_MAX_BYTES = 20 * 1024 * 1024
ATTACHMENT_MAX_COUNT = 10  # of one post

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "filters": {
        "tokens": {"()": "wardnews.logs.HideTokens"},
        "unavailable": {"()": "wardnews.logs.Unavailable"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "axes": {"level": "ERROR"},  # what it warns of, wardnews.accounts says with the names
        "wardnews.accounts": {"level": "INFO"},
        "django.request": {"filters": ["unavailable", "tokens"]},
        "django.security.csrf": {"filters": ["tokens"]},
        "django.server": {"level": "WARNING", "filters": ["tokens"]},
    },
}
