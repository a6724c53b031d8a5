"""How questions were answered the first time, as counts that grow some answers at a time."""

from dataclasses import dataclass

from ..models import FirstTries


@dataclass(frozen=True)
class Tries:
    """`right` of `n` first answers. n is 0 until there is a handful."""

    n: int = 0
    right: int = 0

    def __add__(self, other: "Tries") -> "Tries":
        return Tries(self.n + other.n, self.right + other.right)


def first_tries(activity: int) -> dict[tuple[int, str], Tries]:
    """(edition, block) -> how it went. What does not fill a handful yet is not in it, so that these may be added and
    subtracted: every difference is of a handful or more. One query."""
    rows = FirstTries.objects.filter(edition__activity=activity, shown__gt=0)
    counted = rows.values_list("edition", "block", "shown", "shown_right")
    return {(edition, block): Tries(n, right) for edition, block, n, right in counted}
