"""Who must act on what somebody asked hears it."""

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, ReportingLine, RoleGrant
from vliegwiel.kit.events import on

from . import events, notices
from .models import TeamDoubt


@on(events.TeamDoubted)
def tell_hr(event: events.TeamDoubted) -> None:
    doubt = TeamDoubt.objects.select_related("by").get(pk=event.doubt)
    for person in sorted(set(RoleGrant.objects.on().filter(role=Role.HR).values_list("person", flat=True))):
        # One a day, however many people he asks about.
        key = f"team-doubt-{doubt.by_id}-{doubt.at.date()}"
        tell(person, notices.TeamDoubted, {"name": doubt.by.name}, key=key)


@on(events.DoubtAnswered)
def tell_who_asked(event: events.DoubtAnswered) -> None:
    doubt = TeamDoubt.objects.select_related("person").get(pk=event.doubt)
    facts = {"about": doubt.about, "answer": doubt.answer}
    tell(doubt.by_id, notices.DoubtAnswered, facts, key=f"team-doubt-{doubt.pk}")


@on(events.ManagersAsked)
def tell_managers(event: events.ManagersAsked) -> None:
    by = Person.objects.get_queryset().get(pk=event.by or 0)
    leading = ReportingLine.objects.on().order_by().values_list("manager", flat=True).distinct()
    for person in sorted(leading):
        tell(person, notices.ManagersAsked, {"name": by.name}, key=f"managers-asked-{event.month}")
