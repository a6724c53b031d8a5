"""What became of what she wanted, in whole sentences: the same on the page and in the file. It asks nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.observation.enums import Moment
from vliegwiel.areas.observation.queries import CheckRow, Look
from vliegwiel.areas.practice import events
from vliegwiel.areas.practice.enums import PlanState, Step, Support
from vliegwiel.areas.practice.queries import CheckInRow, PlanRow, Turn

TURNS = {
    events.PlanChanged.kind: (gettext_lazy("Je zei je plan in andere woorden."), "pencil"),
    events.PlanParked.kind: (gettext_lazy("Je legde je plan stil."), "pause"),
    events.PlanTakenUp.kind: (gettext_lazy("Je ging er weer mee verder."), "play"),
    events.PlanStopped.kind: (gettext_lazy("Je stopte met dit plan."), "circle"),
    events.PlanWiped.kind: (gettext_lazy("Je wiste de woorden van dit plan."), "trash-2"),
}
NOW = {
    PlanState.PLANNED: gettext_lazy("Je plan staat. Het moment om het te doen komt nog."),
    PlanState.TRIED: gettext_lazy("Je probeerde het."),
    PlanState.ADJUSTED: gettext_lazy("Je probeerde het, en zei je plan daarna in andere woorden."),
    PlanState.APPLIED_SELF: gettext_lazy("Je deed het."),
    PlanState.APPLIED: gettext_lazy("Je deed het, en een ander zag het."),
    PlanState.HABIT: gettext_lazy("Twaalf weken later deed je het nog."),
    PlanState.PARKED: gettext_lazy("Je plan ligt stil. Weer opnemen kan altijd."),
}
STOPPED = gettext_lazy("Je stopte met je plan. Een reden is niet nodig.")
DONE = "circle-check"


@dataclass(frozen=True)
class Told:
    """Something that happened: when, what, and in whose words."""

    at: dt.datetime
    says: str
    icon: str = ""
    tone: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Behaviour:
    """How often one behaviour happened: `looks` at moments, in order, and what may be concluded of them."""

    row: CheckRow
    looks: tuple[Look, ...]
    said: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """One activity. wanted: her line, else the first plan she made. plan: the one of now, or the last; None: none."""

    slug: str
    title: str
    finished_at: dt.datetime | None
    certificate: str | None
    wanted: str
    plan: PlanRow | None
    now: str
    happened: tuple[Told, ...]
    behaviours: tuple[Behaviour, ...]

    @property
    def next(self) -> CheckInRow | None:
        """What is asked next about it."""
        plan = self.plan
        return None if plan is None or plan.stopped or plan.parked or plan.quiet else plan.due or plan.coming


def chapter(
    row: Any, plans: Sequence[tuple[PlanRow, Sequence[Turn]]], checks: Sequence[CheckRow], seen: Sequence[Any]
) -> Chapter:
    """A row of `practice.chapters` with her plans, checks and what others wrote of it."""
    happened = []  # of one moment, what comes first in a story comes first
    if row.wanted:
        happened.append(
            Told(row.wanted_at, _("Vooraf schreef je wat je anders wilde doen."), "pen-line", "", row.wanted)
        )
    if row.finished_at:
        happened.append(Told(row.finished_at, _("Je rondde de activiteit af."), "book-open"))
    happened += [one for plan, turns in plans for one in _of_plan(plan, turns)]
    for one in seen:
        says = _("{name} schreef wat die zag.").format(name=one.by.name)
        happened.append(Told(one.at, says, "eye", "growth", one.text))
    standing = [plan for plan, _turns in plans if not plan.stopped]
    plan = (standing or [plan for plan, _turns in plans] or [None])[-1]
    first = next((plan for plan, _turns in plans if not plan.wiped), None)
    return Chapter(
        slug=row.slug,
        title=row.named or row.slug,
        finished_at=row.finished_at,
        certificate=row.certificate,
        wanted=row.wanted or (sentence(first) if first else ""),
        plan=plan,
        now=_now(plan, row.finished_at),
        happened=tuple(sorted(happened, key=lambda one: one.at)),
        behaviours=tuple(_behaviour(check) for check in checks),
    )


def sentence(plan: PlanRow) -> str:
    """The plan as she says it."""
    if plan.wiped:
        return _("De tekst van dit plan is gewist")
    return _("Als %(when)s, dan %(what)s.") % {"when": plan.situation, "what": plan.action}


def change(row: CheckRow) -> str:
    """What changed since before, said carefully: the smaller of two differences, and no conclusion where the two do not
    point the same way or one is missing. "" when she said nothing yet after the activity."""
    if row.looks[Moment.POST].mine is None:
        return ""
    found = row.headline.change
    if found is None:
        return _(
            "Hoeveel er veranderde weten we niet: vooraf en achteraf wijzen niet dezelfde kant op, of een van beide "
            "ontbreekt."
        )
    if found > 0:
        return _(
            "Van elke vijf kansen pak je er nu %(n)s meer. We tellen voorzichtig: van wat je vooraf zei en hoe je het "
            "je herinnert nemen we het kleinste verschil."
        ) % {"n": floatformat(found, "-1")}
    if found < 0:
        return _(
            "Het gebeurt nu minder vaak dan vooraf. Kijk wat er in de weg staat: de tijd, de drukte, of iets dat "
            "ontbreekt."
        )
    return _("Er is nog geen verschil met vooraf te zien. Eén vaste plek of tijd om het te doen helpt het meest.")


def applied(look: Look) -> str:
    """That she and another say that she does it; "" while they do not."""
    if look.applied_on is None:
        return ""
    if look.moment == Moment.AGAIN:
        return _("Je doet het nog steeds, en een ander ziet het ook. Dat blijft.")
    return _("Je doet het, en een ander ziet het ook. Dat heet hier toegepast.")


def _behaviour(row: CheckRow) -> Behaviour:
    looks = tuple(row.looks[one] for one in Moment if row.looks[one].mine or row.looks[one].dots)
    latest = row.latest
    if latest and latest.few_chances:
        said: tuple[str, ...] = (
            _(
                "Meer dan de helft zag geen kans om dit te doen. Dat gaat over het werk, niet over jou. Vraag wie je "
                "werk verdeelt om een klus waarin het wel voorkomt."
            ),
        )
    else:
        said = (change(row), applied(latest) if latest else "")
    return Behaviour(row, looks, tuple(one for one in said if one))


def _now(plan: PlanRow | None, finished_at: dt.datetime | None) -> str:
    if plan is None:
        return _("Je maakte er nog geen plan bij.") if finished_at else _("Je bent hier nog mee bezig.")
    if not plan.stopped:
        return str(NOW[plan.state])
    reached = "" if plan.reached == PlanState.PLANNED else str(NOW[plan.reached])
    return " ".join(one for one in (reached, str(STOPPED)) if one)


def _of_plan(plan: PlanRow, turns: Sequence[Turn]) -> list[Told]:
    changed = [turn.at for turn in turns if turn.kind == events.PlanChanged.kind]
    if plan.together:
        made = _("Je maakte een plan, dat je samen met anderen doet.")
    elif plan.supporter:
        made = _("Je maakte een plan, met {name} naast je.").format(name=plan.supporter)
    else:
        made = _("Je maakte een plan.")
    # The words of a plan are those of now: they stand where she last changed them.
    told = [Told(plan.made_at, made, "footprints", "", "" if changed else sentence(plan))]
    for turn in turns:
        says, icon = TURNS[turn.kind]
        words = sentence(plan) if changed and turn.at == changed[-1] and turn.kind == events.PlanChanged.kind else ""
        told.append(Told(turn.at, str(says), icon, "", words))
    for step in plan.check_ins:
        told += _of_step(step)
    return told


def _of_step(step: CheckInRow) -> list[Told]:
    if not step.said or not step.said_at:
        return []
    says = f"{step.head} {step.words}."
    if step.often is not None:
        says += " " + _("Hoe vaak het lukte: {often}.").format(often=step.often.label)
    if step.obstacle:
        says += " " + _("In de weg zat: {what}.").format(what=step.obstacle.label)
    tone = "growth" if step.confirmed else ""
    told = [Told(step.said_at, says, DONE if step.day != Step.COMMIT else "circle", tone, step.note)]
    for act in step.acts:
        if act.kind == Support.CONFIRMED:
            told.append(Told(act.at, _("{name} zag het.").format(name=act.by), "eye", "growth", act.text))
        else:
            told.append(Told(act.at, _("{name} gaf een tip.").format(name=act.by), "message-circle", "", act.text))
    return told
