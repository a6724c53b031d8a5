"""What every element needs: its template, and a loud refusal of values it does not know."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language


def draw(name: str, /, **values: Any) -> SafeString:
    """The element's markup, from `ui/<name>.html`.

    Rendered without what Django does around a whole page's template: a page draws hundreds of elements.
    """
    template = _read(name) if settings.DEV else _remembered(name)
    context = Context(values)
    context.template = context.render_context.template = template
    return template.nodelist.render(context)


def _read(name: str) -> Template:
    found: Any = get_template(f"ui/{name}.html")
    return cast(Template, found.template)


_remembered = lru_cache(maxsize=None)(_read)


def draw_once(name: str, /, **values: str | float | None) -> SafeString:
    """The same, kept for the next time it is asked with these very values in this language.

    For small elements that a long page shows dozens of times and the next page again: all they show is their values.
    """
    return _kept(name, get_language(), **values)


@lru_cache(maxsize=4096, typed=True)  # by type too: what is safe to show as it is, is never mixed up with what is not
def _kept(name: str, _language: str | None, /, **values: str | float | None) -> SafeString:
    return draw(name, **values)


def one_of(what: str, given: str, known: Iterable[str]) -> str:
    """`given`, when the element knows it; else the same error a misspelt attribute gives."""
    if given not in known:
        raise TemplateSyntaxError(f"{what}={given!r}: choose one of {', '.join(repr(k) for k in known)}")
    return given


def trimmed(content: str) -> SafeString:
    """What stood between the tags, without the white space around it: nothing but space is nothing."""
    return mark_safe(conditional_escape(content).strip())
