"""What two accounts both have, by name: for who is about to merge them."""

from dataclasses import dataclass

from vliegwiel.areas.people.models import Person

from ..models import Assignment, Completion
from .editions import title_of

MOST = 20  # of each, by name


@dataclass(frozen=True)
class InBoth:
    """Titles of what both finished, and of what both are asked."""

    done: tuple[str, ...]
    asked: tuple[str, ...]


def in_both(kept: Person, gone: Person) -> InBoth:
    """Two queries."""
    his_done = Completion.objects.standing().filter(person=gone).values("activity")
    his_asked = Assignment.objects.open().filter(person=gone).values("activity")
    done = Completion.objects.standing().filter(person=kept, activity__in=his_done)
    asked = Assignment.objects.open().filter(person=kept, activity__in=his_asked)
    found = []
    for rows in (done, asked):
        titles = rows.annotate(shown=title_of("activity", kept.language)).values_list("shown", flat=True)
        found.append(tuple(sorted(title or "" for title in titles.distinct().order_by()[:MOST])))
    return InBoth(*found)
