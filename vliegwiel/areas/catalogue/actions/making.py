"""Beginning an activity, translating it, handing it over, taking it off the shelf."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Language
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.finding import fold
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Purpose, Shape, Skill
from ..models import Activity, Draft, Leaving, Retirement
from .linking import link
from .uses import speak
from .writing import NOT_YOURS


@transaction.atomic
def make_activity(
    title: str,
    *,
    by: Person,
    purpose: Purpose | str | None = None,
    behaviour: TargetBehaviour | None = None,
    rationale: str = "",
    language: str | None = None,
    shape: Shape | str = Shape.SINGLE,
) -> Activity:
    """Begin an activity with an empty draft in the author's language (or another). Every call makes a new one.

    With a behaviour it is meant as strategic and linked to it, with `rationale` as the claim; else it is own growth.
    """
    require(permissions.may_make(by), _("Alleen auteurs en opleiders maken activiteiten."))
    title = " ".join(title.split())[:120]
    if purpose is None:
        purpose = Purpose.STRATEGIC if behaviour else Purpose.OWN_GROWTH
    activity = Activity.objects.create(slug=free_slug(title), owner=by, purpose=purpose, shape=Shape(shape))
    Draft.objects.create(activity=activity, language=language or by.language, title=title)
    if behaviour:
        link(activity, behaviour=behaviour, rationale=rationale, by=by)
    announce(events.ActivityMade(by=by.pk, activity=activity.pk))
    return activity


@transaction.atomic
def translate_draft(activity: Activity, *, language: str, by: Person) -> Draft:
    """Copy the words of the other language into a draft in this one, to be translated over. An existing draft stays."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    source = activity.drafts.exclude(language=language).order_by("pk").first()
    draft, new = Draft.objects.get_or_create(
        activity=activity,
        language=Language(language),
        defaults={
            "title": source.title if source else "",
            "summary": source.summary if source else "",
            "minutes": source.minutes if source else 5,
            "weeks": source.weeks if source else 0,
            "blocks": source.blocks if source else [],
        },
    )
    if new:
        if source:
            speak(draft, source)
            draft.save()
        announce(events.DraftTranslated(by=by.pk, activity=activity.pk, language=draft.language))
    return draft


@transaction.atomic
def settle(
    activity: Activity,
    *,
    by: Person,
    follow_up: bool | None = None,
    review_by: dt.date | None = None,
    is_reference: bool | None = None,
    is_session: bool | None = None,
    skill: Skill | str | None = None,
) -> Activity:
    """Agree on what comes after: whether a plan and check-ins belong to it, and when it is looked at again. `skill`
    says how long it is followed up; "" leaves that to why it is here. Loops that run stay as they were planned.

    Reference (`is_reference`) teaches nothing, so nothing comes after it: its follow-up goes off. A meeting
    (`is_session`) is at a day and a place, for now in its own words; a programme stays one.
    """
    require(permissions.may_edit(by, activity), NOT_YOURS)
    is_reference = activity.is_reference if is_reference is None else is_reference
    wanted = {
        "follow_up": (activity.follow_up if follow_up is None else follow_up) and not is_reference,
        "review_by": review_by or activity.review_by,
        "is_reference": is_reference,
        "shape": activity.shape,
        "skill": activity.skill if skill is None else Skill(skill).value if skill else "",
    }
    if is_session is not None and not activity.is_programme:
        wanted["shape"] = Shape.SESSION if is_session else Shape.SINGLE
    if wanted != {name: getattr(activity, name) for name in wanted}:
        for name, value in wanted.items():
            setattr(activity, name, value)
        activity.save(update_fields=list(wanted))
        announce(events.ActivitySettled(by=by.pk, activity=activity.pk))
    return activity


@transaction.atomic
def set_owner(activity: Activity, *, to: Person, by: Person) -> Activity:
    """Hand an activity over, for instance when its author leaves."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    require(permissions.may_make(to), _("De nieuwe eigenaar moet auteur of opleider zijn."))
    if activity.owner_id != to.pk:
        activity.owner = to
        activity.save(update_fields=["owner"])
        announce(events.OwnerSet(by=by.pk, person=to.pk, activity=activity.pk))
    return activity


@transaction.atomic
def retire(activity: Activity, *, reason: str, by: Person, replaced_by: Activity | None = None) -> Retirement:
    """Take it off the shelf, saying why. Who finished it, finished it; who is at it, may finish.

    `replaced_by`: where its address leads whoever never began it. Raises ValidationError when that one, or what came in
    its place, is this one itself: then nobody would arrive anywhere.
    """
    require(permissions.may_retire(by, activity), _("Alleen de eigenaar en de opleiders halen dit van de plank."))
    _unless_in_a_circle(activity, replaced_by)
    return retire_now(activity, reason=reason, agreed_by=by, replaced_by=replaced_by)


@transaction.atomic
def set_leaving(
    activity: Activity, *, on: dt.date, by: Person, reason: str = "", replaced_by: Activity | None = None
) -> None:
    """Say on which day it leaves the shelf: from now on nobody new is asked to do it, who was may finish. Undone by
    `bring_back`. On that day it is retired with this reason, and its address leads to `replaced_by`.

    Raises ValidationError as `retire` does.
    """
    require(permissions.may_retire(by, activity), _("Alleen de eigenaar en de opleiders halen dit van de plank."))
    _unless_in_a_circle(activity, replaced_by)
    agreed = {
        "reason": " ".join(reason.split())[:280] or _("De afgesproken dag is gekomen."),
        "replaced_by": replaced_by,
    }
    there = Leaving.objects.filter(activity=activity).first()
    same = there is not None and all(getattr(there, name) == value for name, value in agreed.items())
    moved = Activity.objects.filter(pk=activity.pk).exclude(leaves_on=on).update(leaves_on=on)
    if moved or not same:
        Leaving.objects.update_or_create(activity=activity, defaults={**agreed, "by": by, "at": clock.now()})
        announce(events.ActivityLeaves(by=by.pk, activity=activity.pk))


def retire_now(activity: Activity, *, reason: str, agreed_by: Person, replaced_by: Activity | None) -> Retirement:
    """Off the shelf, within the verb that asked whether it may."""
    retirement, new = Retirement.objects.get_or_create(
        activity=activity,
        defaults={"by": agreed_by, "reason": " ".join(reason.split())[:280], "replaced_by": replaced_by},
    )
    Leaving.objects.filter(activity=activity).delete()
    if new:
        announce(events.ActivityRetired(by=agreed_by.pk, activity=activity.pk))
    return retirement


@transaction.atomic
def bring_back(activity: Activity, *, by: Person) -> None:
    """Put a retired activity back on the shelf, or let one that would leave stay."""
    require(permissions.may_retire(by, activity), _("Alleen de eigenaar en de opleiders zetten dit terug."))
    Activity.objects.filter(pk=activity.pk).update(leaves_on=None)
    Leaving.objects.filter(activity=activity).delete()
    gone, _models = Retirement.objects.filter(activity=activity).delete()
    if gone:
        announce(events.ActivityBroughtBack(by=by.pk, activity=activity.pk))


def _unless_in_a_circle(activity: Activity, replaced_by: Activity | None) -> None:
    if replaced_by is not None and activity.pk in _line_of_successors(replaced_by):
        raise ValidationError(
            _(
                "De vervanger wordt zelf door deze activiteit vervangen. Dan komt niemand ergens uit. "
                "Er is niets veranderd. Kies een activiteit die op de plank blijft."
            )
        )


def _line_of_successors(activity: Activity) -> set[int]:
    """It, what came in its place, what came in the place of that, and so on."""
    line: set[int] = set()
    at: int | None = activity.pk
    while at is not None and at not in line:
        line.add(at)
        at = Retirement.objects.filter(activity=at).values_list("replaced_by", flat=True).first()
    return line


def free_slug(title: str) -> str:
    """An address of its own, after the title."""
    stem = slugify(fold(title))[:70] or "activiteit"
    taken = set(Activity.everything.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
