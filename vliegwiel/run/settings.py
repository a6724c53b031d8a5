"""One file of settings. Everything has a default that works; `docs/settings.md` lists what may be set from outside."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from vliegwiel.run.environment import (
    address,
    country,
    database,
    flag,
    home,
    host,
    hosts,
    mail,
    number,
    secret_key,
    time_zone,
    words,
)

PACKAGE = Path(__file__).resolve().parent.parent
HOME = home()

DEMO = flag("VLIEGWIEL_DEMO", default=False)
DEV = flag("VLIEGWIEL_DEV", default=False)  # sources are served as they are, and a page that writes on GET fails
SECRET_KEY = secret_key(HOME)
SECRET_KEY_FALLBACKS = words("VLIEGWIEL_SECRET_KEY_FALLBACKS")
DEBUG = False
CONTENT_HOST = host("VLIEGWIEL_CONTENT_HOST")  # where packages of others are played: never where people sign in
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *words("VLIEGWIEL_HOSTS"),
    *([CONTENT_HOST.split(":")[0]] if CONTENT_HOST else []),
]
CSRF_TRUSTED_ORIGINS = words("VLIEGWIEL_ORIGINS")
HTTPS = flag("VLIEGWIEL_HTTPS", default=False)
ADDRESS = address(words("VLIEGWIEL_HOSTS"), CSRF_TRUSTED_ORIGINS, https=HTTPS)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by machines next to it, without TLS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

AREAS = (
    "people messaging strategy skills assessment catalogue learning qualifications live study practice community "
    "buddies retrieval observation growth recognition insights moments reports welcome"
)
FUZZ_CARDS = True  # what would come back on one day is spread over a few
INSTALLED_APPS = [
    "vliegwiel.web",
    *(f"vliegwiel.areas.{area}" for area in AREAS.split()),
    "vliegwiel.demo",
    "vliegwiel.run",
    "vliegwiel.kit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "template_partials.apps.SimpleAppConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "vliegwiel.web.shared.content.on_an_origin_of_its_own",
    "vliegwiel.web.shared.policy.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "vliegwiel.web.shared.errors.too_large_to_read",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "vliegwiel.web.shared.kiosk.on_a_shared_device",
    "vliegwiel.web.shared.signin.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "vliegwiel.web.shared.sessions.note_where_she_is",
    "django_htmx.middleware.HtmxMiddleware",
    "vliegwiel.web.shared.flash.beside_parts",
    "vliegwiel.web.shared.language.speak_the_persons_language",
    "vliegwiel.web.shared.doors.keep_the_doors",
    "vliegwiel.web.shared.kept.remember_who",
    "vliegwiel.web.shared.errors.too_large_in_words",
]
ROOT_URLCONF = "vliegwiel.run.urls"
WSGI_APPLICATION = "vliegwiel.run.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("vliegwiel.kit.folding.Loader", ["django.template.loaders.app_directories.Loader"])],
                )
            ],
            "builtins": [
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "vliegwiel.kit.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vliegwiel.web.shared.shell.shell",
            ],
        },
    }
]

DATABASES = {"default": database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kit_cache"}}
TASKS = {"default": {"BACKEND": "vliegwiel.kit.queue.DurableBackend", "QUEUES": []}}

# Numbers about fewer people are never shown; less than five is taken as five.
SMALLEST_GROUP = max(5, number("VLIEGWIEL_SMALLEST_GROUP", default=5))

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["vliegwiel.web.shared.signin.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/learn/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/account/login/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "vliegwiel.web.shared.signin.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {
    "login_failed": "20/m/ip,5/300s/key",
    "sign_in_code": "20/m/ip,5/300s/key",
    "certificate_page": "60/m/ip",  # looking at certificates, to keep guessing dull
    "answer_link": "30/m/ip",  # answering from a message without signing in
    "readings": "60/m/key",  # one token that records
    "readings_refused": "20/m/ip",  # tokens that open nothing
}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # "Overal afmelden" is a verb of its own
DEMO_SIGN_INS = "vliegwiel.demo.cast.sign_ins"
MFA_SUPPORTED_TYPES = ["webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # passkeys on http://localhost, the demo's address
USERSESSIONS_TRACK_ACTIVITY = True
SESSION_ENGINE = "vliegwiel.web.shared.session_store"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_HTTPONLY = True

# Source texts are Dutch; English (and the formal register) are translations of them (docs/decisions/0004).
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
FORM_RENDERER = "vliegwiel.kit.widgets.Renderer"
FORMAT_MODULE_PATH = "vliegwiel.kit.formats"
CSRF_FAILURE_VIEW = "vliegwiel.web.shared.errors.csrf_failed"
USE_TZ = True
TIME_ZONE = time_zone()
COUNTRY = country()  # whose public holidays
PROMISE_WORKDAYS = number("VLIEGWIEL_PROMISE_WORKDAYS", default=10)  # within how many a request is answered
CONFIDENTIAL_ADVISER = os.environ.get("VLIEGWIEL_CONFIDENTIAL_ADVISER", "")

STATIC_URL = "/static/"
STATICFILES_FINDERS = ["vliegwiel.run.finders.Published"]
STATIC_ROOT = PACKAGE / "web" / "built"
PRINT_FONTS = [STATIC_ROOT / "built" / "print", PACKAGE / "web" / "static" / "built" / "print"]  # the first there is
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = HOME / "media"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_242_880
MEDIA_VIDEO_BYTES = number("VLIEGWIEL_VIDEO_MEGABYTES", default=300) * 1024 * 1024
MEDIA_AUDIO_BYTES = number("VLIEGWIEL_AUDIO_MEGABYTES", default=100) * 1024 * 1024
MEDIA_FILE_BYTES = number("VLIEGWIEL_FILE_MEGABYTES", default=50) * 1024 * 1024
EMBED_HOSTS = hosts("VLIEGWIEL_EMBED_HOSTS", default="www.youtube-nocookie.com,player.vimeo.com")
PACKAGE_BYTES = number("VLIEGWIEL_PACKAGE_MEGABYTES", default=500) * 1024 * 1024
IMPORT_BYTES = 250 * 1024 * 1024
UPLOAD_BYTES = max(MEDIA_VIDEO_BYTES, MEDIA_AUDIO_BYTES, MEDIA_FILE_BYTES, PACKAGE_BYTES, IMPORT_BYTES)

DEFAULT_FROM_EMAIL = os.environ.get("VLIEGWIEL_MAIL_FROM", "academie@localhost")
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_USE_SSL = mail()
EMAIL_TIMEOUT = 10
MAILS = bool(os.environ.get("VLIEGWIEL_MAIL")) or DEMO  # without a mail server people read their messages here
if DEMO and not os.environ.get("VLIEGWIEL_MAIL"):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"  # mails nobody, keeps it
    EMAIL_FILE_PATH = HOME / "mail"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Django would mail each error with all that was typed in the form.
    "loggers": {"django": {"handlers": [], "level": "INFO"}},
}

if DEV:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
    MIDDLEWARE.append("vliegwiel.kit.middleware.reads_do_not_write")
    TEMPLATES[0]["OPTIONS"]["loaders"] = [
        ("template_partials.loader.Loader", ["django.template.loaders.app_directories.Loader"])
    ]
