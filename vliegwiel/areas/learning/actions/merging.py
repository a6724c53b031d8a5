"""What she finished under another account is what she finished."""

from vliegwiel.kit.merging import Moving, own

from ..models import Completion, Round


@own("learning.Completion")
def merge_completions(moving: Moving) -> None:
    """Every fact stays a fact. It is of the round in which its moment fell, and stands beside what she finished there
    herself, as what was done on paper does."""
    opened = list(Round.objects.filter(person=moving.kept).order_by("number").values_list("activity", "number", "at"))
    taken = {
        *Completion.objects.filter(person=moving.kept).values_list("activity", "round", "version"),
    }
    for row in Completion.objects.filter(person=moving.gone).order_by("at", "pk"):
        later = [number for activity, number, at in opened if activity == row.activity_id and at <= row.at]
        number, version = max([row.round, *later]), row.version
        while (row.activity_id, number, version) in taken:
            version += 1
        taken.add((row.activity_id, number, version))
        moving.change(row, person_id=moving.kept, round=number, version=version)
