"""Settings, all in this file, all from the environment; checks.py says what is wrong with them."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from heng.config.environment import database, flag, secret_key, words
from heng.records.home import CHECKOUT, data_folder

HOME = data_folder()
FRONTEND = Path(os.environ.get("HENG_FRONTEND", CHECKOUT / "frontend" / "node_modules"))
HTTPS = flag("HENG_HTTPS")

DEBUG = flag("HENG_DEBUG")
SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = words("HENG_ALLOWED_HOSTS", "127.0.0.1 localhost [::1]")
CSRF_TRUSTED_ORIGINS = words("HENG_TRUSTED_ORIGINS", "")

INSTALLED_APPS = [
    "heng.config",
    "heng.apps.workbench",
    "heng.apps.self_evaluation",
    "heng.apps.target",
    "heng.apps.indicator",
    "heng.apps.records",
    "heng.apps.fitting",
    "heng.apps.official_form",
    "heng.apps.review",
    "heng.apps.intake",
    "heng.apps.mapping",
    "heng.apps.job",
    "heng.apps.organisation",
    "heng.apps.accounts",
    "heng.apps.audit",
    "heng.apps.user",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "csp",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "heng.config.problems.ProblemMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "heng.config.urls"
WSGI_APPLICATION = "heng.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "heng.config.navigation.navigation",
            ],
            "builtins": ["heng.config.templatetags.figures"],
        },
    }
]

DATABASES = {"default": database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "user.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "workbench:home"
LOGOUT_REDIRECT_URL = "accounts:sign_in"

AXES_FAILURE_LIMIT = int(os.environ.get("HENG_SIGN_IN_FAILURES", "5"))
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
# A stranger who types wrong passwords locks out himself, never the owner of the account at another address.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "accounts/locked_out.html"
AXES_IPWARE_PROXY_COUNT = int(os.environ.get("HENG_PROXIES", "0"))

SESSION_COOKIE_AGE = 60 * int(os.environ.get("HENG_IDLE_MINUTES", "30"))
SESSION_SAVE_EVERY_REQUEST = True  # makes the age above an idle time
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "heng_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "heng.config.problems.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("HENG_BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [
    (f"vendor/{name}", FRONTEND / folder)
    for name, folder in (
        ("tabler", "@tabler/core/dist/css"),
        ("icons", "@tabler/icons-webfont/dist"),
        ("echarts", "echarts/dist"),
        ("htmx", "htmx.org/dist"),
    )
    if (FRONTEND / folder).is_dir()
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

BATCH_LIMIT_MIB = int(os.environ.get("HENG_BATCH_MIB", "1024"))
UPLOAD_LIMIT_MIB = int(os.environ.get("HENG_UPLOAD_MIB", "50"))
UPLOAD_LIMIT_FILES = int(os.environ.get("HENG_UPLOAD_FILES", "50"))
DATA_UPLOAD_MAX_NUMBER_FILES = 2 * UPLOAD_LIMIT_FILES  # beyond it a request is refused before anybody can say why
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
FILE_UPLOAD_PERMISSIONS = 0o640

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("HENG_LOG_LEVEL", "WARNING")},
    "loggers": {"axes": {"level": "ERROR"}},
}
