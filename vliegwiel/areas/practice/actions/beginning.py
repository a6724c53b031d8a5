"""Around the activity itself: what she wants before she begins, and what lies ready when she made no plan after it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Skill
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import TEXT_LENGTH, Step
from ..models import Intention, Offer
from ..queries.schedule import DAY, last_day, working_day


@transaction.atomic
def intend(activity: Activity, *, text: str, by: Person) -> Intention | None:
    """Keep in one line what she wants to do differently; empty takes it away. Hers alone; shown again when she makes a
    plan. Raises ValidationError when it is longer than 140 characters."""
    require(permissions.may_plan(by, activity), _("Deze activiteit kun je niet vinden."))
    text = " ".join(text.split())
    if len(text) > TEXT_LENGTH:
        raise ValidationError({"text": [_("Dit is te lang. Houd het op één ding, in hooguit 140 tekens.")]})
    there = Intention.objects.select_for_update().filter(person=by, activity=activity).first()
    if (there.text if there else "") == text:
        return there
    kept, _new = Intention.objects.update_or_create(person=by, activity=activity, defaults={"text": text})
    announce(events.IntentionKept(by=by.pk, person=by.pk, activity=activity.pk))
    return kept


@transaction.atomic
def ask_two_minutes(activity: Activity, *, other: Person, by: Person) -> Intention:
    """Ask somebody who leads her or works beside her for two minutes before she begins. He hears her name and which
    activity, and gets a card with what to ask; not what she wrote. Twice is once."""
    require(permissions.may_plan(by, activity), _("Deze activiteit kun je niet vinden."))
    if other.pk not in {one.pk for one in queries.supporters(by)}:
        raise ValidationError({"other": [_("Kies iemand die jou leidt of op je afdeling werkt.")]})
    hers, _new = Intention.objects.select_for_update().get_or_create(person=by, activity=activity)
    if hers.talks_with_id != other.pk:
        hers.talks_with = other
        hers.save(update_fields=["talks_with"])
        announce(events.TwoMinutesAsked(by=by.pk, person=by.pk, intention=hers.pk, other=other.pk))
    return hers


@transaction.atomic
def lay_out_plans(activity: Activity, *, to: Person) -> Offer | None:
    """She finished it and made no plan: lay two ready ones out for the working day after. Nothing when it is not
    followed up, serves no behaviour, or is knowledge the law asks. Once per activity. Called when somebody finishes."""
    if not activity.follow_up or activity.kind_of_skill == Skill.LEGAL or queries.served(activity) is None:
        return None
    works = queries.calendars([to.pk])[to.pk].works_on
    due = working_day(clock.today() + int(Step.COMMIT) * DAY, works)
    offer, _new = Offer.objects.get_or_create(
        person=to, activity=activity, defaults={"due_on": due, "until": last_day(due, works)}
    )
    return offer


@transaction.atomic
def offer_plans() -> int:
    """Tell who made no plan that two lie ready, each once, within the caps of all her loops; gives how many. Called by
    the clock, after `tell_of_the_day`."""
    found = queries.offers_to_tell()
    for offer in found:
        Offer.objects.filter(pk=offer.pk).update(told_on=clock.today())
        announce(events.PlansOffered(by=None, person=offer.person_id, offer=offer.pk))
    return len(found)
