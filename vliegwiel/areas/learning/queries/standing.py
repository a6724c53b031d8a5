"""Where one person stands with activities."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.catalogue.queries import Difference, difference, edition_for
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.prepared import Prepared

from ..models import Assignment, Attempt, ByComing, Completion, Enrolment, Need, Round, RuleMatch
from ..models.facts import later_round
from .extending import later_date
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
    before: Completion | None = None  # she did it, and is to do it again

    @property
    def news(self) -> Difference | None:
        """What the newest edition changed; None when she is in it, or did not begin."""
        if not self.may_go_over or self.enrolment is None or self.newest is None:
            return None
        return difference(self.enrolment.edition, self.newest)

    @property
    def may_go_over(self) -> bool:
        """She began another edition than the newest."""
        return bool(self.enrolment and self.newest and self.newest.pk != self.enrolment.edition_id)


def _enrolment(person: int, activity: int) -> QuerySet[Enrolment]:
    running = Attempt.objects.filter(enrolment=OuterRef("pk"), handed_in_at=None)
    mine = Enrolment.objects.current().filter(person=person, activity=activity)
    rows: QuerySet[Enrolment] = mine.annotate(test_runs=Exists(running))
    return rows.select_related("edition").order_by("pk")[:1]


def _assignment(person: int, activity: int) -> QuerySet[Assignment]:
    rows: QuerySet[Assignment] = Assignment.objects.standing().filter(person=person, activity=activity)
    rows = rows.annotate(
        ruled=Exists(RuleMatch.objects.open().filter(assignment=OuterRef("pk")))
        | Exists(Need.objects.open().filter(assignment=OuterRef("pk"))),
        later_until=later_date("until"),
        later_granted=later_date("granted"),
    )
    return rows.select_related("given_by").order_by("pk")[:1]


def _completion(person: int, activity: int) -> QuerySet[Any]:
    said = Completion.objects.standing().filter(person=person, activity=activity)
    rows: QuerySet[Any] = said.annotate(again=later_round()).order_by("-round", "-at", "-pk")[:1]
    return rows


ENROLMENT, ASSIGNMENT, COMPLETION = Prepared(_enrolment), Prepared(_assignment), Prepared(_completion)


def stands(person: Person, activity: Activity, *, language: str = "") -> Stands:
    """Everything about one person and one activity. Four queries, and one more once she began; of a programme three,
    for how far she is and whether she finished is what `programme` says.

    language: what she would rather read it in, while she has not begun."""
    enrolment = ENROLMENT.first(person=person.pk, activity=activity.pk)
    newest = edition_for(activity, person, language=enrolment.edition.language if enrolment else language)
    done = None if activity.is_programme else COMPLETION.first(person=person.pk, activity=activity.pk)
    return Stands(
        edition=enrolment.edition if enrolment else newest,
        newest=newest,
        enrolment=enrolment,
        progress=progress(enrolment) if enrolment and not activity.is_programme else None,
        assignment=ASSIGNMENT.first(person=person.pk, activity=activity.pk),
        completion=None if done is None or done.again else done,
        before=done if done is not None and done.again else None,
    )


def asked_again(person: Person, activity: Activity) -> Round | None:
    """Who asked her to do it again, and why; None when she chose it herself. One query."""
    last = Round.objects.filter(person=person, activity=activity).select_related("opened_by").order_by("-number")
    found = last.first()
    return found if found and found.opened_by_id != person.pk else None


def completed(person: Person, activity: Activity) -> bool:
    """Whether she finished it, and need not do it again."""
    return Completion.objects.current().filter(person=person, activity=activity).exists()


def standing(person: Person, activities: Iterable[int]) -> dict[int, str]:
    """{activity: "done", "begun" or "asked"}, what is none of these left out. One query.

    What she did and is to do again is begun, or asked, or else done."""
    words = ("done", "begun", "asked", "done")
    marks = MARKS.ask(person=person.pk, activities=list(activities))
    return {pk: words[is_so.index(True)] for pk, *is_so in marks if any(is_so)}


def _marks(person: int, activities: Collection[int]) -> "QuerySet[Activity, tuple[int, bool, bool, bool, bool]]":
    return (
        Activity.objects.filter(pk__in=activities)
        .order_by("pk")
        .values_list(
            "pk",
            Exists(Completion.objects.current().filter(person=person, activity=OuterRef("pk"))),
            Exists(Enrolment.objects.current().filter(person=person, activity=OuterRef("pk"))),
            Exists(Assignment.objects.standing().filter(person=person, activity=OuterRef("pk"))),
            Exists(Completion.objects.standing().filter(person=person, activity=OuterRef("pk"))),
        )
    )


MARKS = Prepared(_marks)


def by_coming(activity: int) -> bool:
    """Whether one finishes it by being there, and not by going through it. One query."""
    return ByComing.objects.filter(activity=activity).exists()
