"""Keeping what could be better in what is published, for who looks over the whole shelf."""

from collections.abc import Sequence

from django.db import transaction

from vliegwiel.kit import clock

from ..models import Edition, EditionHints
from ..queries import on_the_shelf
from ..queries.compass import examined
from ..queries.legibility import RULES, hints

AT_A_TIME = 100
KEPT = 100  # hints of one edition; who has more has enough to begin with


def look_over(editions: Sequence[Edition]) -> None:
    """Keep what could be better in these editions, with their activities at hand; three queries, however many.

    Nothing is announced: it says nothing that the editions do not.
    """
    rows = []
    for edition, piece in zip(editions, examined(editions), strict=True):
        found = hints(piece)
        kinds = "".join(f" {kind} " for kind in sorted({hint.kind for hint in found}))
        kept = [hint.stored() for hint in found[:KEPT]]
        rows.append(
            EditionHints(edition=edition, rules=RULES, found=kept, count=len(found), kinds=kinds, at=clock.now())
        )
    EditionHints.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["edition"],
        update_fields=["rules", "found", "count", "kinds", "at"],
    )


def look_over_the_shelf() -> int:
    """Look over what is on the shelf and was not looked over by these rules, a hundred at a time; gives how many."""
    known = EditionHints.objects.filter(rules=RULES).values("edition")
    keys = list(on_the_shelf().exclude(pk__in=known).values_list("pk", flat=True))
    for start in range(0, len(keys), AT_A_TIME):
        with transaction.atomic():
            some = Edition.objects.filter(pk__in=keys[start : start + AT_A_TIME]).select_related("activity")
            look_over(list(some.order_by("pk")))
    return len(keys)
