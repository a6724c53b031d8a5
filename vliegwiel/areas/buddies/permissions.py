"""Who may do what with buddies: each for herself, and both for the two of them."""

from vliegwiel.areas.people.models import Person

from .models import Pair, Wish


def may_wish(by: Person) -> bool:
    """Everybody who works here, for herself."""
    return by.is_active


def may_unwish(by: Person, wish: Wish) -> bool:
    """Whose wish it is."""
    return wish.person_id == by.pk


def may_answer(by: Person, pair: Pair) -> bool:
    """Who was asked."""
    return by.is_active and pair.other_id == by.pk


def may_keep(by: Person, pair: Pair) -> bool:
    """Both of them."""
    return by.is_active and by.pk in (pair.person_id, pair.other_id)
