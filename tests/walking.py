"""For tests that walk past every page: which need not be asked again, with the next thing filled in."""

from contextlib import contextmanager
from logging import CRITICAL, NOTSET, disable

from django.utils import translation
from django.utils.translation import gettext

AT_THE_DOOR = "Deze deur is voor anderen. Wat je zoekt staat misschien bij Leren."


def same_whatever_is_asked(response) -> bool:
    """Refused before the page looked at what its address names: it is only a button, or its door is for others."""
    if response.status_code != 403:
        return response.status_code == 405
    said = response.content.decode()
    return any(_in(language) in said for language in ("nl", "en"))


def _in(language: str) -> str:
    with translation.override(language):
        return gettext(AT_THE_DOOR)


@contextmanager
def without_a_log():
    """Each refusal is logged with all that led to it, which takes longer than the page that says it."""
    disable(CRITICAL)
    try:
        yield
    finally:
        disable(NOTSET)
