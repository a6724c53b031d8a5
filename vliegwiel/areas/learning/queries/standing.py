"""Where one person stands with activities."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.catalogue.queries import edition_for
from vliegwiel.areas.people.models import Person

from ..models import Assignment, Completion, Enrolment
from .progress import Progress, progress


@dataclass(frozen=True)
class Stands:
    """One person and one activity. `edition`: the one she began, else the newest in her language (else another)."""

    edition: Edition | None
    newest: Edition | None
    enrolment: Enrolment | None
    progress: Progress | None
    assignment: Assignment | None
    completion: Completion | None

    @property
    def may_go_over(self) -> bool:
        """She began another edition than the newest."""
        return bool(self.enrolment and self.newest and self.newest.pk != self.enrolment.edition_id)


def stands(person: Person, activity: Activity) -> Stands:
    """Everything about one person and one activity. Four queries, and one more once she began."""
    enrolment = Enrolment.objects.filter(person=person, activity=activity).select_related("edition").first()
    newest = edition_for(activity, person)
    assignments = Assignment.objects.standing().filter(person=person, activity=activity)
    return Stands(
        edition=enrolment.edition if enrolment else newest,
        newest=newest,
        enrolment=enrolment,
        progress=progress(enrolment) if enrolment else None,
        assignment=assignments.select_related("given_by").first(),
        completion=Completion.objects.filter(person=person, activity=activity).select_related("edition").first(),
    )


def completed(person: Person, activity: Activity) -> bool:
    """Whether she ever finished it."""
    return Completion.objects.filter(person=person, activity=activity).exists()


def standing(person: Person, activities: Iterable[int]) -> dict[int, str]:
    """{activity: "done", "begun" or "asked"}, what is none of these left out. One query."""
    rows = Activity.objects.filter(pk__in=list(activities)).order_by("pk")
    marks = rows.values_list(
        "pk",
        Exists(Completion.objects.filter(person=person, activity=OuterRef("pk"))),
        Exists(Enrolment.objects.filter(person=person, activity=OuterRef("pk"))),
        Exists(Assignment.objects.standing().filter(person=person, activity=OuterRef("pk"))),
    )
    words = ("done", "begun", "asked")
    return {pk: words[is_so.index(True)] for pk, *is_so in marks if any(is_so)}
