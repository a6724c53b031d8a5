"""How many, unit by unit, of one thing: for who may see the names behind it, and for the count of a month."""

from collections import defaultdict
from dataclasses import dataclass

from vliegwiel.kit.apart import out_of_reach

from .rows import HER, SHOWN, Row, Walk, _placed


@dataclass(frozen=True)
class Group:
    """A unit, without what is below it. yes: of how many it is in order."""

    unit: int
    name: str
    people: int
    yes: int


@out_of_reach()
def everybody(walk: Walk) -> list[Row]:
    """All rows of a walk at once. Six queries. For one thing at a time: a row is some hundred bytes."""
    rows = walk.people.order_by(f"{HER}__family_name", f"{HER}__given_name", HER, "pk").values_list(*SHOWN)
    return walk.rows_of(list(_placed(list(rows))), of=walk.people.order_by().values("employment__person"))


def tally(walk: Walk) -> list[Group]:
    """By the name of the unit; a person counts once in each unit's thing."""
    people: dict[tuple[str, int], dict[int, bool]] = defaultdict(dict)
    for row in everybody(walk):
        people[row.unit, row.unit_key][row.person] = row.yes
    return [
        Group(unit, name, len(who), sum(who.values()))
        for (name, unit), who in sorted(people.items(), key=lambda one: (one[0][0].casefold(), one[0][1]))
    ]
