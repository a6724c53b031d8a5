"""Who may do what with what was seen. It is hers: only she decides who reads it and how long it stays."""

import datetime as dt

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from .enums import TAKE_BACK_HOURS
from .models import Question, Recognition


def may_say(by: Person, question: Question) -> bool:
    """Whom it was asked, while she works here; never about herself."""
    return by.is_active and question.asked_id == by.pk and question.person_id != by.pk


def may_keep(by: Person, recognition: Recognition) -> bool:
    """Only she whom it is about."""
    return recognition.person_id == by.pk


def may_take_back(by: Person, recognition: Recognition) -> bool:
    """Who wrote it, for a day."""
    fresh = recognition.at > clock.now() - dt.timedelta(hours=TAKE_BACK_HOURS)
    return recognition.by_id == by.pk and fresh


def may_share(by: Person) -> bool:
    """Everybody who works here, of herself."""
    return by.is_active


def may_see_equity(by: Person) -> bool:
    """The L&D lead and who answers for the line: figures of groups, and no names."""
    return by.holds(Role.LND_LEAD, Role.LEADER)
