"""Behaviour checks with what was seen, and checklists for on the floor."""

from .checks import Applied, BehaviourCheck, BehaviourCheckQuerySet, Observation, ObserverAsk, ObserverAskQuerySet
from .lists import (
    Checklist,
    ChecklistExaminer,
    ChecklistQuerySet,
    ChecklistVersion,
    FilledList,
    FilledListEnd,
    FilledListQuerySet,
    FilledPhoto,
    ListAsk,
    ListAskQuerySet,
)

__all__ = [
    "Applied",
    "BehaviourCheck",
    "BehaviourCheckQuerySet",
    "Checklist",
    "ChecklistExaminer",
    "ChecklistQuerySet",
    "ChecklistVersion",
    "FilledList",
    "FilledListEnd",
    "FilledListQuerySet",
    "FilledPhoto",
    "ListAsk",
    "ListAskQuerySet",
    "Observation",
    "ObserverAsk",
    "ObserverAskQuerySet",
]
