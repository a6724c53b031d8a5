"""What tests need of the kit."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from vliegwiel.kit.queue.backend import DurableBackend


class LoudBackend(DurableBackend):
    """Does work on the spot and lets its errors out: a broken reaction must fail the test."""

    always_on_the_spot = True


class OwnPlaces(InMemoryStorage):
    """Whoever reads a file has a place in it of her own, as on a disk: Django's hands all readers the same one, and a
    browser asks for several parts of a package at a time."""

    def _open(self, name: str, mode: str = "rb") -> Any:
        kept = super()._open(name, mode)  # type: ignore[misc]  # -- the stubs leave it out
        return ContentFile(kept.file.getvalue(), name=name) if mode == "rb" else kept
