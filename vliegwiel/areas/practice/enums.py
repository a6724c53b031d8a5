"""Choices, and the numbers the follow-up runs on. The numbers are reasoned defaults, not calibrated ones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.enums import Skill

MAX_ACTIVE_PLANS = 2
"""Plans somebody may have under way at once. More than two intentions compete with each other."""

LATE_AFTER_WORKDAYS = 10
"""A step more than this many of her working days late is dropped: nobody is asked about last month."""

LATE_AFTER_DAYS = 14
"""The same in days, for somebody who works Monday to Friday: what holds for a step that says nothing itself."""

TOGETHER_DAYS = 14
"""What ended at most so many days apart is asked about in one message."""

TELL_PER_WEEK = 2
"""Check-in messages a person gets in any seven days; on one day never more than one, however many are due."""

STOP_AFTER_IGNORED = 3
"""After this many messages in a row about one plan without an answer, nothing more is sent about it."""

PAUSE_DAYS = 14
"""How far "pauzeer 2 weken" moves what was still to come."""

SMALLEST_GROUP = 5
"""How many people must have said "no chance" before a manager is told that chances are missing."""

TEXT_LENGTH = 140
"""Longest situation and longest action, in characters."""


class Commit(models.TextChoices):
    """What she says the day after: does the plan still stand?"""

    STANDS = "stands", _("Ja, klopt nog")
    ADJUST = "adjust", _("Aanpassen")
    NOT_NOW = "not_now", _("Nu niet")


class Obstacle(models.TextChoices):
    """What stood in the way. Chips, to skip as she likes; each leads to what helps."""

    NO_SITUATION = "moment", _("Het moment kwam niet langs")
    FORGOT = "forgot", _("Niet aan gedacht")
    NO_TIME = "time", _("Geen tijd")
    OTHER_FIRST = "first", _("Iets anders ging voor")
    DIFFICULT = "hard", _("Het is nog lastig")
    TOOLS = "tools", _("Spullen of systeem werken niet mee")
    ALONE = "alone", _("Anderen hier doen het anders")
    NOT_MINE = "not_mine", _("Het past niet bij mijn werk")


class Said(models.TextChoices):
    """What somebody says at a check-in. Four answers, all equally fine."""

    DID_IT = "did_it", _("Gedaan")
    TRIED = "tried", _("Geprobeerd")
    NO_CHANCE = "no_chance", _("Nog geen kans")
    NOT_USEFUL = "not_useful", _("Past niet")


WENT = (Said.DID_IT, Said.TRIED)
"""Answers after which she can say how often it worked, or what it brought. No chance is missing, and never nought."""


class Often(models.IntegerChoices):
    """How often it worked, after two weeks: hers alone."""

    NEVER = 0, _("nooit")
    SELDOM = 1, _("zelden")
    SOMETIMES = 2, _("soms")
    MOSTLY = 3, _("meestal")
    ALWAYS = 4, _("altijd")


SELDOM = (Often.NEVER, Often.SELDOM)
"""After these a tip and a buddy are offered (learning design 2.4, FU3)."""


class Step(models.IntegerChoices):
    """The steps after the plan, each by the days after finishing on which it is asked (learning design 2.4)."""

    COMMIT = 1, _("Klopt het nog?")
    FIRST_TRY = 3, _("Eerste keer")
    PRACTICE = 14, _("Na twee weken")
    CHECK = 42, _("Na zes weken")
    IMPACT = 84, _("Na twaalf weken")

    @property
    def answers(self) -> "tuple[Commit | Said, ...]":
        """What one may answer to it, in the order it is shown."""
        return tuple(Commit) if self == Step.COMMIT else tuple(Said)

    @property
    def head(self) -> str:
        """What it asks, where the title of the activity stands beside it."""
        return str(HEADS[self])

    def question(self, title: str) -> str:
        """What it asks about a plan of the activity called `title`. Nothing of the plan itself is in it."""
        return str(QUESTIONS[self]) % {"title": title}

    def answer(self, said: str) -> "Commit | Said | None":
        """The answer of that name; None when it has no such answer."""
        return next((one for one in self.answers if one.value == said), None)

    def words(self, said: str) -> str:
        """What an answer is called; "" when it has no such answer."""
        answer = self.answer(said)
        if answer is None:
            return ""
        return str(STILL[answer] if self == Step.IMPACT and isinstance(answer, Said) else answer.label)


HEADS = {
    Step.COMMIT: _("Klopt je plan nog?"),
    Step.FIRST_TRY: _("Had je al een kans?"),
    Step.PRACTICE: _("Hoe ging het?"),
    Step.CHECK: _("Hoe gaat het, zes weken verder?"),
    Step.IMPACT: _("Doe je het nog?"),
}
QUESTIONS = {
    Step.COMMIT: _("Je maakte een plan bij ‘%(title)s’. Klopt het nog?"),
    Step.FIRST_TRY: _("Had je al een kans voor je plan bij ‘%(title)s’?"),
    Step.PRACTICE: _("Hoe ging het de afgelopen twee weken met je plan bij ‘%(title)s’?"),
    Step.CHECK: _("We zijn zes weken verder. Hoe gaat het met je plan bij ‘%(title)s’?"),
    Step.IMPACT: _("We zijn twaalf weken verder. Doe je het nog, je plan bij ‘%(title)s’?"),
}
STILL = {
    Said.DID_IT: _("Ja, nog steeds"),
    Said.TRIED: _("Soms"),
    Said.NO_CHANCE: _("Geen kans gehad"),
    Said.NOT_USEFUL: _("Nee, het past niet meer"),
}
"""What the four answers are called after twelve weeks, when the question is whether she still does it."""


STEPS_OF = {
    Skill.OPEN: tuple(Step),
    Skill.CLOSED: tuple(Step),
    Skill.LEGAL: (Step.FIRST_TRY, Step.PRACTICE),
}
"""Which steps a kind of skill gets. Of a closed skill nobody else is asked what they saw: there is one right way."""


STUCK = (Commit.NOT_NOW, Said.TRIED, Said.NO_CHANCE, Said.NOT_USEFUL)
"""Answers after which something may have stood in the way."""


class Support(models.TextChoices):
    CONFIRMED = "confirmed", _("Gezien")
    HINT = "hint", _("Tip")


class Moment(models.TextChoices):
    """What a manager did for somebody this week. That it happened, never what was said."""

    SUPPORT = "support", _("Steun gegeven")
    CHANCE = "chance", _("Kans gemaakt")
    ROOM = "room", _("Ruimte gemaakt")
    ASK = "ask", _("Gevraagd hoe het ging")
    START = "start", _("Vooruitgekeken")
    PRAISE = "praise", _("Gezegd wat goed ging")


class Relation(models.TextChoices):
    """Why somebody may be chosen as support."""

    MANAGER = "manager", _("Leidinggevende")
    STAND_IN = "stand_in", _("Vervangt je leidinggevende")
    DOTTED = "dotted", _("Functioneel leidinggevende")
    COLLEAGUE = "colleague", _("Collega op je afdeling")


class StepState(models.TextChoices):
    """Where a step stands. Derived from what happened to it, never stored."""

    PLANNED = "planned", _("komt nog")
    DUE = "due", _("staat klaar")
    SENT = "sent", _("gevraagd")
    MERGED = "merged", _("samen met een ander plan gevraagd")
    ANSWERED = "answered", _("beantwoord")
    IGNORED = "ignored", _("niet beantwoord, en dat mag")
    DROPPED = "dropped", _("overgeslagen")
    SKIPPED = "skipped", _("niet gevraagd, je leertijd was vol")
    PARKED = "parked", _("ligt stil")
    STOPPED = "stopped", _("gestopt")


OPEN = (StepState.DUE, StepState.SENT, StepState.MERGED)
"""States in which an answer is welcome."""


class PlanState(models.TextChoices):
    """Where a plan stands. Applied needs the eyes of another; what she says alone is `applied_self`."""

    PLANNED = "planned", _("afgesproken")
    TRIED = "tried", _("geprobeerd")
    APPLIED_SELF = "applied_self", _("gedaan, in eigen woorden")
    APPLIED = "applied", _("toegepast, door een ander gezien")
    ADJUSTED = "adjusted", _("bijgesteld")
    HABIT = "habit", _("een gewoonte")
    PARKED = "parked", _("ligt stil")
    STOPPED = "stopped", _("gestopt")


TALK_MINUTES = 15


class TalkKind(models.TextChoices):
    """What a manager and somebody he leads talk about: what is to come, or what came of it."""

    AHEAD = "ahead", _("Vooruitkijken")
    BACK = "back", _("Terugkijken")


GROUP_WITHIN_DAYS = 42
"""A session this long ago, or finishing the same within so many days, is learning it together."""

JOIN_DAYS = 14
"""How long one may join a group plan. After it nobody is asked, and what is counted is counted from there."""

OPEN_ENOUGH = 3
"""How many of a group must stay untold of whenever a number of who joined is said, so that it says of nobody that she
did, or did not."""


class Told(models.IntegerChoices):
    """What a group plan tells of the group, by days after joining closed: how many joined, and how many did it."""

    JOINED = 0, _("doen mee")
    TWO = 14, _("na twee weken")
    SIX = 42, _("na zes weken")
    TWELVE = 84, _("na twaalf weken")
