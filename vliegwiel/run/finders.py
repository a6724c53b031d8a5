"""Which static files are published: what was built and what packages bring, not the sources it was built from."""

from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder

SOURCES = ("css/", "js/")


class Published(AppDirectoriesFinder):
    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Any]]:
        return ((path, storage) for path, storage in super().list(ignore_patterns) if not path.startswith(SOURCES))
