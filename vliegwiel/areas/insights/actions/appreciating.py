"""When joy and contribution lie far apart: noticing it, asking the owner, and agreeing what happens. Nothing is ever
taken away by itself."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.enums import Exempt
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import CaseState, Wish
from ..models import Appraisal, CandyCase, CandyTurn, OwnersWord

TIME = dt.timedelta(days=30)  # for the owner
REST = dt.timedelta(days=90)  # after an agreement it is left alone
NOT_YOURS = gettext_lazy("Dit is er voor de opleiders.")
OPEN = (CaseState.SUSPECTED, CaseState.ASKED, CaseState.CONFIRMED)
# From each state, what a person may come to. What the facts close by themselves is in `review_contributions`.
WAYS: dict[str, tuple[CaseState, ...]] = {
    CaseState.SUSPECTED: (CaseState.ASKED,),
    CaseState.ASKED: (
        CaseState.CONFIRMED,
        CaseState.REDESIGNED,
        CaseState.LINKED,
        CaseState.RELABELLED,
        CaseState.RETIRED,
    ),
    CaseState.CONFIRMED: (CaseState.REDESIGNED, CaseState.LINKED, CaseState.RELABELLED, CaseState.RETIRED),
}


@transaction.atomic
def review_contributions() -> tuple[int, int]:
    """Every night: notice what stands out, and let go of what no longer does; how many of each.

    What was agreed on is left alone for ninety days. Closing says why when the facts say so: retired, relabelled.
    """
    running = {case.activity_id: case for case in CandyCase.objects.select_for_update().open().order_by("pk")}
    outstanding = {one.activity_id: one for one in Appraisal.objects.filter(stands_out=True).order_by("activity")}
    resting = set(
        CandyCase.objects.filter(closed_at__gte=clock.now() - REST).order_by().values_list("activity_id", flat=True)
    )
    noticed = closed = 0
    for activity, one in outstanding.items():
        figures = queries.figures_of(one)
        case = running.pop(activity, None)
        if case is None and activity not in resting:
            case = CandyCase.objects.create(activity_id=activity, figures=figures)
            _turn(case, CaseState.SUSPECTED, by=None)
            announce(events.ContributionNoted(by=None, case=case.pk, activity=activity))
            noticed += 1
        elif case is not None and case.figures != figures:
            case.figures = figures
            case.save(update_fields=["figures"])
    for case in running.values():
        _close(case, _what_became_of(case.activity), by=None)
        announce(events.ContributionCleared(by=None, case=case.pk, activity=case.activity_id))
        closed += 1
    return noticed, closed


@transaction.atomic
def ask_owner(case: CandyCase, *, by: Person, note: str = "") -> CandyCase:
    """Ask the owner, in kind words, what the activity needs; she has thirty days. Asking twice is asking once."""
    require(permissions.may_see_quadrants(by), NOT_YOURS)
    case = _held(case)
    if case.state == CaseState.ASKED:
        return case
    _allowed(case, CaseState.ASKED)
    case.state, case.due = CaseState.ASKED, clock.today() + TIME
    case.save(update_fields=["state", "due"])
    _turn(case, CaseState.ASKED, by=by, note=note)
    owner = case.activity.owner_id
    announce(events.ContributionAsked(by=by.pk, person=owner, case=case.pk, activity=case.activity_id))
    return case


@transaction.atomic
def say_what_it_needs(case: CandyCase, *, wish: Wish | str, by: Person, text: str = "") -> OwnersWord:
    """The owner's answer. She may change it while the question is open."""
    case = _held(case)
    require(permissions.may_answer_contribution(by, case), _("Alleen de eigenaar antwoordt, zolang de vraag open is."))
    wish, text = Wish(wish), " ".join(text.split())[:400]
    word, new = OwnersWord.objects.get_or_create(case=case, defaults={"by": by, "wish": wish, "text": text})
    changed = not new and (word.wish, word.text, word.by_id) != (wish.value, text, by.pk)
    if changed:
        word.wish, word.text, word.by, word.at = wish, text, by, clock.now()
        word.save(update_fields=["wish", "text", "by", "at"])
    if new or changed:
        announce(events.ContributionAnswered(by=by.pk, case=case.pk, activity=case.activity_id))
    return word


@transaction.atomic
def conclude(case: CandyCase, *, outcome: CaseState | str, by: Person, note: str = "") -> CandyCase:
    """Say how it ends, after the owner was heard. ValidationError when a step was skipped, when the deed is not done
    yet (no link, no other label, still on the shelf), or when the owner still has time and no note says what was
    agreed.
    """
    require(permissions.may_see_quadrants(by), NOT_YOURS)
    case = _held(case)
    outcome, note = CaseState(outcome), " ".join(note.split())[:400]
    if case.state == outcome:
        return case
    _allowed(case, outcome)
    _heard(case, by, note)
    _done(case, outcome, note)
    if outcome == CaseState.CONFIRMED:
        case.state = outcome
        case.save(update_fields=["state"])
        _turn(case, outcome, by=by, note=note)
    else:
        _close(case, outcome, by=by, note=note)
    announce(events.ContributionSettled(by=by.pk, case=case.pk, activity=case.activity_id))
    return case


@transaction.atomic
def reopen_case(case: CandyCase, *, by: Person, note: str = "") -> CandyCase:
    """Look at it once more, from the start. ValidationError when another question about it is open."""
    require(permissions.may_see_quadrants(by), NOT_YOURS)
    case = _held(case)
    if case.closed_at is None:
        return case
    if CandyCase.objects.open().filter(activity=case.activity_id).exists():
        raise ValidationError(_("Over deze activiteit loopt al een vraag."))
    OwnersWord.objects.filter(case=case).delete()
    case.state, case.due, case.closed_at = CaseState.SUSPECTED, None, None
    case.save(update_fields=["state", "due", "closed_at"])
    _turn(case, CaseState.SUSPECTED, by=by, note=note)
    announce(events.ContributionNoted(by=by.pk, case=case.pk, activity=case.activity_id))
    return case


def _held(case: CandyCase) -> CandyCase:
    return CandyCase.objects.select_for_update(of=("self",)).select_related("activity__owner").get(pk=case.pk)


def _allowed(case: CandyCase, to: CaseState) -> None:
    if to not in WAYS.get(case.state, ()):
        raise ValidationError(
            _("Van ‘{here}’ kan het niet naar ‘{there}’.").format(
                here=CaseState(case.state).label.lower(), there=to.label.lower()
            )
        )


def _heard(case: CandyCase, by: Person, note: str) -> None:
    """The owner answered, had her time, is the one who says so, or they spoke and the note says what they agreed."""
    if case.state == CaseState.CONFIRMED or case.activity.owner_id == by.pk or note:
        return
    if OwnersWord.objects.filter(case=case).exists() or (case.due and case.due < clock.today()):
        return
    day = date_format(case.due or clock.today(), "j F")
    raise ValidationError(
        {
            "note": [
                _("{name} heeft tot {day} de tijd. Spraken jullie elkaar, schrijf dan op wat je afsprak.").format(
                    name=case.activity.owner.name, day=day
                )
            ]
        }
    )


def _done(case: CandyCase, outcome: CaseState, note: str) -> None:
    """The deed goes before the word."""
    activity = case.activity
    first = {
        CaseState.LINKED: (activity.links.exists(), _("Leg eerst het verband met een gedrag.")),
        CaseState.RELABELLED: (
            activity.exempt_category != Exempt.NONE,
            _("Zeg eerst bij Beheer waar het bij hoort en uit welk potje het betaald wordt."),
        ),
        CaseState.RETIRED: (hasattr(activity, "retirement"), _("Haal de activiteit eerst van de plank.")),
        CaseState.REDESIGNED: (bool(note), _("Schrijf op wat er anders wordt: oefenen, een plan, opvolging.")),
    }
    done, do_first = first.get(outcome, (True, ""))
    if not done:
        raise ValidationError({"note" if outcome == CaseState.REDESIGNED else "outcome": [do_first]})


def _what_became_of(activity: Activity) -> CaseState:
    if hasattr(activity, "retirement"):
        return CaseState.RETIRED
    return CaseState.RELABELLED if activity.exempt_category != Exempt.NONE else CaseState.CLEARED


def _close(case: CandyCase, state: CaseState, *, by: Person | None, note: str = "") -> None:
    case.state, case.closed_at = state, clock.now()
    case.save(update_fields=["state", "closed_at"])
    _turn(case, state, by=by, note=note)


def _turn(case: CandyCase, state: CaseState, *, by: Person | None, note: str = "") -> None:
    CandyTurn.objects.create(case=case, state=state, by=by, note=" ".join(note.split())[:400])
