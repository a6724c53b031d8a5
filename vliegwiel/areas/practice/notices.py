"""What we tell people about plans and check-ins. No plan text, no answer: a message may be read over a shoulder."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.kit.notices import Notice, Question, Topic
from vliegwiel.kit.words import as_words

from .enums import Step


@dataclass(frozen=True, kw_only=True)
class SupportAsked(Notice):
    """To the supporter she chose."""

    name: str
    title: dict[str, str]
    page = "learn:support"

    @property
    def text(self) -> str:
        words = {"name": self.name, "title": as_words(self.title)}
        return _("%(name)s vraagt jouw steun bij ‘%(title)s’. Kun je nu niet? Zeg het met één tik.") % words


@dataclass(frozen=True, kw_only=True)
class SupportCannot(Notice):
    """To the maker of the plan: choose another, or nobody."""

    name: str
    title: dict[str, str]
    page = "learn:practice"

    @property
    def text(self) -> str:
        words = {"name": self.name, "title": as_words(self.title)}
        return _("%(name)s kan je nu geen steun geven bij ‘%(title)s’. Kies iemand anders, of niemand.") % words


@dataclass(frozen=True, kw_only=True)
class SupporterLeft(Notice):
    """To the maker of the plan: the one she chose no longer works here."""

    name: str
    title: dict[str, str]
    page = "learn:practice"

    @property
    def text(self) -> str:
        words = {"name": self.name, "title": as_words(self.title)}
        return _("%(name)s werkt hier niet meer. Kies iemand anders als steun bij ‘%(title)s’.") % words


@dataclass(frozen=True, kw_only=True)
class SupporterMoved(Notice):
    """To the maker of the plan: the one she chose does not lead her any more and works elsewhere."""

    name: str
    title: dict[str, str]
    page = "learn:practice"

    @property
    def text(self) -> str:
        words = {"name": self.name, "title": as_words(self.title)}
        return (
            _(
                "%(name)s werkt nu ergens anders en ziet je plan bij ‘%(title)s’ niet meer. "
                "Kies wie je nu wilt, of niemand."
            )
            % words
        )


@dataclass(frozen=True, kw_only=True)
class ChancesMissing(Notice):
    """To who leads five or more of them: chances for an activity are missing. Never who, nor how many."""

    title: dict[str, str]
    page = "lead:given"

    @property
    def text(self) -> str:
        words = {"title": as_words(self.title)}
        return (
            _(
                "Vijf of meer mensen in je team krijgen telkens geen kans om ‘%(title)s’ toe te passen. "
                "Welk werk maakt er een?"
            )
            % words
        )


@dataclass(frozen=True, kw_only=True)
class TwoMinutes(Notice):
    """To whom she chose: two minutes before she begins, with a card that says what to ask. Not what she wrote."""

    name: str
    title: dict[str, str]
    intention: int
    page = "learn:two_minutes"

    @property
    def text(self) -> str:
        words = {"name": self.name, "title": as_words(self.title)}
        return (
            _("%(name)s begint aan ‘%(title)s’ en wil er twee minuten met je over praten. Er ligt een kaartje klaar.")
            % words
        )

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.intention,)


@dataclass(frozen=True, kw_only=True)
class PlansReady(Notice):
    """Once, the day after she finished something without making a plan."""

    title: dict[str, str]
    slug: str
    page = "learn:plan"
    topic = Topic.STEP

    @property
    def text(self) -> str:
        words = {"title": as_words(self.title)}
        return (
            _("Je rondde ‘%(title)s’ af. Wil je er iets mee doen? Er liggen twee plannen klaar; overslaan mag.") % words
        )

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class GroupPlanProposed(Notice):
    """Once, to each who learned it together: who proposes, and not what."""

    name: str
    title: dict[str, str]
    group_plan: int
    page = "learn:group_plan"
    topic = Topic.STEP

    @property
    def text(self) -> str:
        words = {"name": self.name, "title": as_words(self.title)}
        return _("%(name)s stelt een plan voor om samen te doen na ‘%(title)s’. Meedoen of laten: jij kiest.") % words

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.group_plan,)


@dataclass(frozen=True, kw_only=True)
class CheckInsReady(Notice):
    """One message, however many check-ins stand ready."""

    titles: list[dict[str, str]]
    check_in: int
    steps: list[dict[str, Any]] = field(default_factory=list)
    page = "learn:check_in"
    topic = Topic.PROMISE

    @property
    def text(self) -> str:
        if len(self.steps) == 1:
            return self.questions[0].text
        if len(self.titles) == 1:  # not ngettext: one plan has a title, several have a number
            one = _("Hoe ging het met je plan bij ‘%(title)s’? Eén tik is genoeg.")
            return one % {"title": as_words(self.titles[0])}
        several = _("Hoe ging het met je %(count)s plannen? Eén tik per plan is genoeg.")
        return several % {"count": len(self.titles)}

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.check_in,)

    @property
    def questions(self) -> list[Question]:
        """What each step asks, and its answers as links that need no signing in. Nothing of the plan's own words."""
        return [
            Question(
                Step(one["day"]).question(str(as_words(one["title"]))),
                [(Step(one["day"]).words(said), reverse("answer", args=[link])) for said, link in one["links"]],
            )
            for one in self.steps
        ]


@dataclass(frozen=True, kw_only=True)
class GoOnOrStop(Notice):
    """Once, after three messages without an answer; after it we are silent until she says so."""

    titles: list[dict[str, str]]
    page = "learn:practice"
    topic = Topic.PROMISE

    @property
    def text(self) -> str:
        if len(self.titles) == 1:  # not ngettext: one plan has a title, several have a number
            one = _("Je plan bij ‘%(title)s’: stoppen of anders? We vragen je niets meer tot je het zegt.")
            return one % {"title": as_words(self.titles[0])}
        several = _("Je %(count)s plannen: stoppen of anders? We vragen je niets meer tot je het zegt.")
        return several % {"count": len(self.titles)}


@dataclass(frozen=True, kw_only=True)
class AnswerWaits(Notice):
    """To the supporter: she answered, a reaction is welcome. What she said stands on the page, not here."""

    name: str
    page = "learn:support"

    @property
    def text(self) -> str:
        return _("%(name)s vertelt hoe het ging met een plan. Laat weten dat je het zag, of geef een tip.") % {
            "name": self.name
        }


@dataclass(frozen=True, kw_only=True)
class SupportCame(Notice):
    """To the maker of the plan."""

    name: str
    check_in: int
    page = "learn:check_in"

    @property
    def text(self) -> str:
        return _("%(name)s reageerde op je check-in.") % {"name": self.name}

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.check_in,)


@dataclass(frozen=True, kw_only=True)
class ChanceWanted(Notice):
    """To the manager she asked."""

    name: str
    title: dict[str, str]
    page = "lead:team"

    @property
    def text(self) -> str:
        words = {"name": self.name, "title": as_words(self.title)}
        return (
            _("%(name)s zoekt een kans om toe te passen wat er te leren viel bij ‘%(title)s’. Kun je er een maken?")
            % words
        )


@dataclass(frozen=True, kw_only=True)
class ChanceWentAlong(Notice):
    """To her: somebody else leads her now, and has her question."""

    name: str
    title: dict[str, str]
    page = "learn:practice"

    @property
    def text(self) -> str:
        words = {"name": self.name, "title": as_words(self.title)}
        return (
            _("Je hebt een andere leidinggevende. Je vraag om een kans bij ‘%(title)s’ ging mee naar %(name)s.") % words
        )


@dataclass(frozen=True, kw_only=True)
class BuddyChosen(Notice):
    """To whom she wants beside her. Nothing is asked yet."""

    name: str
    page = "learn:support"

    @property
    def text(self) -> str:
        words = {"name": self.name}
        return (
            _("%(name)s wil jou graag als steun bij het leren. Bij een plan vragen we het je, en nee mag dan.") % words
        )


@dataclass(frozen=True, kw_only=True)
class TalkBooked(Notice):
    """To who will be there: when, with whom and about what."""

    name: str
    title: dict[str, str]
    starts: str
    ahead: bool
    talk: int
    page = "learn:talk"
    topic = Topic.SESSION

    @property
    def text(self) -> str:
        words = {"name": self.name, "title": as_words(self.title), "moment": _moment(self.starts)}
        if not self.title:
            return _("%(name)s wil %(moment)s een kwartier met je praten over wat je leert.") % words
        if self.ahead:
            return _("%(name)s wil %(moment)s een kwartier met je vooruitkijken naar ‘%(title)s’.") % words
        return _("%(name)s wil %(moment)s een kwartier met je terugkijken op ‘%(title)s’.") % words

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.talk,)


@dataclass(frozen=True, kw_only=True)
class TalkCalledOff(Notice):
    """To the other one."""

    name: str
    starts: str
    talk: int
    page = "learn:talk"
    topic = Topic.SESSION

    @property
    def text(self) -> str:
        return _("%(name)s zegt het gesprekje van %(moment)s af.") % {
            "name": self.name,
            "moment": _moment(self.starts),
        }

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.talk,)


@dataclass(frozen=True, kw_only=True)
class JobsOfTheWeek(Notice):
    """To who leads people: at most three small jobs, in one message. Names, and nothing about how it goes with them."""

    ahead: str = ""
    ask: str = ""
    see: str = ""
    waits: int = 0  # cards on which somebody waits for an answer of his
    minutes: int = 5
    page = "lead:team"
    topic = Topic.STEP

    @property
    def text(self) -> str:
        said = [_("Jouw week met je team, samen %(minutes)s minuten.") % {"minutes": self.minutes}]
        if self.ahead:
            said.append(_("Kijk met %(name)s vooruit.") % {"name": self.ahead})
        if self.ask:
            said.append(_("Vraag %(name)s hoe het ging.") % {"name": self.ask})
        if self.see:
            said.append(_("Zeg %(name)s wat je zag.") % {"name": self.see})
        if self.waits:
            waiting = ngettext("Er wacht iemand op je antwoord.", "Er wachten {n} mensen op je antwoord.", self.waits)
            said.append(waiting.format(n=self.waits))
        return " ".join(said)


def _moment(starts: str) -> str:
    return date_format(timezone.localtime(dt.datetime.fromisoformat(starts)), "l j F H:i")
