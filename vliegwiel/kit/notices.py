"""What an area wants to tell a person: kept as a kind and facts, worded only when read, in the reader's language.

An area's `notices.py` holds one frozen dataclass per kind; its fields are the facts (plain JSON values: names and
titles as they were, ids for the address). `messaging.actions.tell(person, kind, facts, key)` stores it.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, ClassVar

from django.urls import reverse


class Topic(StrEnum):
    """What kind of thing is told, the weightiest first. She chooses for each how it may reach her."""

    DEADLINE = "deadline"
    PROMISE = "promise"
    SESSION = "session"
    REPLY = "reply"
    STEP = "step"
    CARD = "card"
    SUGGESTION = "suggestion"


NOTICES: dict[str, type["Notice"]] = {}


@dataclass(frozen=True)
class Question:
    """Something a notice asks that is answered from the message itself: each answer with the address that opens it."""

    text: str
    answers: list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One kind of thing to tell. `text` is a whole sentence through gettext; `page` the url name it leads to.

    `url_args` are the positional arguments of that page, made from the facts. `kind` is "<area>.<ClassName>". `topic`
    says how weighty it is; whether, when and by which way it reaches her is decided by messaging alone.
    """

    kind: ClassVar[str]
    page: ClassVar[str]
    topic: ClassVar[Topic] = Topic.REPLY

    def __init_subclass__(cls) -> None:
        parts = cls.__module__.split(".")  # of a file, or of one in a folder of that name
        area = parts[parts.index("notices") - 1] if "notices" in parts else parts[-2]
        cls.kind = f"{area}.{cls.__name__}"
        NOTICES[cls.kind] = cls

    @property
    def text(self) -> str:
        raise NotImplementedError

    @property
    def url_args(self) -> tuple[Any, ...]:
        return ()

    @property
    def url(self) -> str:
        return reverse(self.page, args=self.url_args)

    @property
    def questions(self) -> list[Question]:
        """What it asks, to answer from the mail without signing in. A mail shows them below the text."""
        return []

    def attachments(self, to: str) -> list[tuple[str, bytes, str]]:
        """What goes with it when it is mailed to this address: (name, content, kind) of each."""
        return []


def worded(kind: str, facts: dict[str, Any]) -> Notice | None:
    """The notice again from what was stored; facts it no longer knows are left out.

    None when the kind is gone or a fact it now needs was never stored: an old message may become unreadable, never
    an error.
    """
    notice = NOTICES.get(kind)
    if notice is None:
        return None
    known = {field.name for field in fields(notice)}
    try:
        return notice(**{name: fact for name, fact in facts.items() if name in known})
    except TypeError:
        return None
