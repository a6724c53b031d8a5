"""Behaviour checks with what was seen, and checklists for on the floor."""

from .checks import Applied, BehaviourCheck, BehaviourCheckQuerySet, Observation, ObserverAsk, ObserverAskQuerySet

__all__ = ["Applied", "BehaviourCheck", "BehaviourCheckQuerySet", "Observation", "ObserverAsk", "ObserverAskQuerySet"]
