"""`{% remember row=row standing=standing %}`: a piece of a page that says nothing but the values named in its tag.

What such a piece writes is remembered under the values themselves, so there is nothing to forget in time: another
title, role or colour is another key, and is written anew, whichever process changed it. Nothing is asked of the
database and nothing is shared between processes; values are fetched, with `visible_to`, at every reading as before.
Between the tags nothing else of the page can be reached: not the reader, not the request.

`filling` names what is written in afterwards, at every reading, and is never remembered: what is about a person, or of
this one request: `{% remember word=word filling name=person.name csrf_token=csrf_token %}`. Such a value can only be
written as it is, `{{ name }}`, for while the piece is made a mark stands in its place.

A thing that is none of those can be named by a text that says all the piece shows of it: `KnownBy(text, thing)`.
Whoever makes one answers for that; whatever the text does not say is a filling.

Values are texts, numbers, days, moments, enums, None, and tuples or frozen dataclasses of those: what cannot change
afterwards. Anything else is refused. See docs/decisions/0010.
"""

import datetime as dt
import secrets
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.template import Context, Node, NodeList, Template, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.defaulttags import CsrfTokenNode
from django.urls import get_script_prefix
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 4096  # pieces a process remembers, the latest used; a piece is one or two KB
MARK = f"\ue000{secrets.token_hex(8)}\ue000"  # nobody can write it in a title
PLAIN = (str, int, float, bool, type(None), dt.date, dt.datetime, Decimal)


class KnownBy:
    """A thing a piece shows, known again by a text that says everything the piece shows of it."""

    def __init__(self, by: str, it: Any) -> None:
        self.by, self.it = by, it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KnownBy) and self.by == other.by

    def __hash__(self) -> int:
        return hash(self.by)


class Remembered(Node):
    child_nodelists = ("nodelist",)

    def __init__(
        self, values: dict[str, FilterExpression], filling: dict[str, FilterExpression], nodelist: NodeList
    ) -> None:
        self.values, self.filling, self.nodelist = values, filling, nodelist
        self.template = Template("")  # what Django asks about around a piece: the engine, not the page

    def render(self, context: Context) -> SafeString:
        values = tuple([value.resolve(context) for value in self.values.values()])
        # By type too: a text that is safe as it is must never stand for the same text that is not.
        kinds = tuple([type(value) for value in values])
        said = _said(self, get_language(), get_script_prefix(), settings.ROOT_URLCONF, kinds, values)
        if len(said) == 1:
            return said[0]
        told = {name: conditional_escape(value.resolve(context)) for name, value in self.filling.items()}
        parts: list[str] = list(said)
        parts[1::2] = [told[name] for name in said[1::2]]
        return SafeString("".join(parts))

    render_annotated = render

    def write(self, values: tuple[Any, ...]) -> tuple[SafeString, ...]:
        """Text, name of a filling, text, name of a filling, ... text."""
        given = dict(zip(self.values, values, strict=True))
        for name, value in given.items():
            if not isinstance(value, SafeString) and not unchanging(value):
                raise TypeError(f"{name} could change after it was remembered: {type(value).__name__}")
        context = Context(given | {name: f"{MARK}{name}{MARK}" for name in self.filling})
        context.template = context.render_context.template = self.template
        said = tuple(SafeString(part) for part in self.nodelist.render(context).split(MARK))
        if unknown := {*said[1::2]} - {*self.filling}:
            raise TypeError(f"A filling was changed before it was written: {unknown}")
        return said


@lru_cache(maxsize=MOST)
def _said(
    node: Remembered, _language: str | None, _prefix: str, _urls: str, _kinds: tuple[type, ...], values: tuple[Any, ...]
) -> tuple[SafeString, ...]:
    return node.write(values)


def unchanging(value: Any) -> bool:
    """Whether it says the same for ever, and is not a text that is trusted as it is."""
    if isinstance(
        value, Enum | Promise | KnownBy
    ):  # words yet to be translated: the language is part of what is remembered
        return True
    if isinstance(value, MappingProxyType):
        return all(unchanging(key) and unchanging(one) for key, one in value.items())
    if type(value) in PLAIN:
        return True
    if isinstance(value, tuple | frozenset):
        return all(unchanging(one) for one in value)
    if is_dataclass(value) and getattr(type(value), "__dataclass_params__").frozen:  # noqa: B009 -- not in the stubs
        return all(unchanging(getattr(value, field.name)) for field in fields(value))
    return False


def remember(parser: Parser, token: Token) -> Remembered:
    """The tag itself."""
    bits = token.split_contents()[1:]
    values = token_kwargs(bits, parser)  # takes what it knows out of the list
    late = bits[1:]
    filling = token_kwargs(late, parser) if bits[:1] == ["filling"] else {}
    if late or (bits and not filling) or not (values or filling):
        raise TemplateSyntaxError("Name all that the piece says: {% remember title=row.title filling name=name %}")
    nodelist = parser.parse(("endremember",))
    parser.delete_first_token()
    if "csrf_token" not in filling and nodelist.get_nodes_by_type(CsrfTokenNode):
        raise TemplateSyntaxError("A form has the token of this request: filling csrf_token=csrf_token")
    return Remembered(values, filling, nodelist)
