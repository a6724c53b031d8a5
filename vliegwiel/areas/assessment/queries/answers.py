"""What somebody answered, for her own eyes."""

from collections.abc import Iterable

from vliegwiel.areas.people.models import Person

from ..models import Answer


def answers(person: Person, keys: Iterable[str]) -> dict[str, Answer]:
    """Her own latest answer to each of these questions, in one query. There is no way to ask for another's."""
    given = Answer.objects.filter(person=person, question__in=list(keys)).order_by("pk")
    return {answer.question: answer for answer in given}
