"""Who may do what with cards: whose they are, and nobody else."""

from vliegwiel.areas.people.models import Person

from .models import Deck, RetrievalCard


def may_have_cards(by: Person) -> bool:
    """Everybody who works here, for herself."""
    return by.is_active


def may_keep(by: Person, deck: Deck) -> bool:
    """Only whose deck it is switches and wipes it."""
    return by.is_active and deck.person_id == by.pk


def may_recall(by: Person, card: RetrievalCard) -> bool:
    """Only whose card it is answers it."""
    return by.is_active and card.deck.person_id == by.pk
