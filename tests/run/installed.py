"""Settings for tests that run the real command line: the real ones, impatient, with a static folder to choose."""

import os
from pathlib import Path

from vliegwiel.run.settings import *  # noqa: F403 -- the point of this file is to be the settings, changed in two places

if "sqlite" in DATABASES["default"]["ENGINE"]:  # noqa: F405 -- from the star above
    DATABASES["default"]["OPTIONS"]["timeout"] = 0.3  # noqa: F405 -- from the star above
STATIC_ROOT = Path(os.environ.get("TEST_STATIC_ROOT") or STATIC_ROOT)  # noqa: F405 -- from the star above
