"""Settings for tests: the real ones, with a loud queue, a fast hasher and no manifest to build first."""

import os

from .settings import *  # noqa: F403 -- the point of this file is to be the settings, changed in a few places

# In memory, unless a browser is to be served: several requests at a time need a file, as in production. What runs at
# the same time on one server needs a name of its own.
ON_POSTGRES = "postgres" in os.environ.get("DATABASE_URL", "")
NAME = os.environ.get("VLIEGWIEL_TEST_NAME") or (None if ON_POSTGRES else ":memory:")
DATABASES["default"]["TEST"] = {"NAME": NAME}  # noqa: F405 -- from the star above
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "vliegwiel.kit.testing.LoudBackend", "QUEUES": []}}
STORAGES = {
    "default": {"BACKEND": "vliegwiel.kit.testing.OwnPlaces"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
FUZZ_CARDS = False
WHITENOISE_AUTOREFRESH = True
MIDDLEWARE = [*MIDDLEWARE, "vliegwiel.kit.middleware.reads_do_not_write"]  # noqa: F405 -- from the star above
