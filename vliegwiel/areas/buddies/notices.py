"""What we tell the two of them. Nobody else is told anything."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice, Topic


@dataclass(frozen=True, kw_only=True)
class BuddyWanted(Notice):
    """To whom she asks."""

    name: str
    page = "learn:buddies"

    @property
    def text(self) -> str:
        return _("%(name)s wil graag jouw maatje zijn bij iets waar jullie allebei mee bezig zijn. Nee mag ook.") % {
            "name": self.name
        }


@dataclass(frozen=True, kw_only=True)
class BuddySaidYes(Notice):
    """To who asked."""

    name: str
    page = "learn:buddies"

    @property
    def text(self) -> str:
        return _("%(name)s en jij zijn maatjes. Jullie drie momenten staan klaar.") % {"name": self.name}


@dataclass(frozen=True, kw_only=True)
class BuddyMoment(Notice):
    """To both: one of the three times is about now. It may wait, and nothing comes after it."""

    name: str
    topic = Topic.PROMISE
    page = "learn:buddies"

    @property
    def text(self) -> str:
        return _("Rond vandaag zie je %(name)s, je maatje. Tien minuten is genoeg; stoppen mag altijd.") % {
            "name": self.name
        }


@dataclass(frozen=True, kw_only=True)
class BuddyOver(Notice):
    """To the other of two who were buddies. Why is asked of nobody, and said to nobody."""

    name: str
    page = "learn:buddies"

    @property
    def text(self) -> str:
        return _("%(name)s en jij zijn geen maatjes meer. Dat mag altijd, zonder reden.") % {"name": self.name}
