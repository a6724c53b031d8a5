"""What the clock starts."""

from vliegwiel.kit.jobs import every, job

from . import actions
from .models import Rhythm

TOGETHER = 200


@every("day", at="02:40", atomic=False)
def look_ahead() -> None:
    """Plan the coming two weeks of everybody who chose moments, some people at a time."""
    people = list(Rhythm.objects.exclude(slots=[]).order_by("person").values_list("person", flat=True))
    for at in range(0, len(people), TOGETHER):
        plan_some.using(priority=-1).enqueue(people[at : at + TOGETHER])


@job(attempts=3)
def plan_some(people: list[int]) -> None:
    actions.plan_ahead(people)


@every("day", at="03:55")
def forget_past() -> None:
    actions.forget_past()
