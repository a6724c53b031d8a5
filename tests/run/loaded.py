"""Settings for tests that put a served academy under load: the real ones, with nothing to build and a fast hasher."""

from vliegwiel.run.settings import *  # noqa: F403 -- the point of this file is to be the settings, changed in two places

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405 -- from the star above
WHITENOISE_USE_FINDERS = True
