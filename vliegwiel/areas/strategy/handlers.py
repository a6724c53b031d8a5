"""What happens next when an edge was judged: the other side hears it is her turn, or both that they must talk."""

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import on

from . import events, notices, queries
from .models import StrategyLink


@on(events.EdgeRated)
def call_the_judges(event: events.EdgeRated) -> None:
    links = StrategyLink.objects.select_related("theme__owner", "goal__owner", "kpi", "behaviour__goal__owner")
    link = links.filter(pk=event.link).first()
    if link is None:
        return  # taken away meanwhile
    said = queries.judgement_of(link)
    call = queries.whom_to_tell(said, owner=link.line_owner.pk, educators=queries.educating(), by=event.by)
    if call is None:
        return
    facts = {
        "edge": event.edge,
        "pk": event.lower,
        "who": Person.objects.get(pk=event.by or 0).name,
        "upper": dict(link.ends[0]),
        "lower": dict(link.ends[1]),
    }
    notice = notices.EdgeContested if call.contested else notices.EdgeWaits
    for person in sorted(call.people):
        tell(person, notice, facts, f"edge:{link.pk}:{call.key}")
