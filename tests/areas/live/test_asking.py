"""A question to the group: counts by the handful, an answer that stays once it is counted, nobody's name."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.messaging.models import Message

from .conftest import later


def test_answers_are_told_by_the_handful_and_change_until_then(activity, lea, ben, company, hire):
    session = actions.plan(activity, parts=[later(8)], capacity=9, by=lea)
    group = [hire(f"Kim{n}", "de Boer", unit=company.north) for n in range(6)]
    for one in group:
        actions.book(session, person=one, by=one)
    with pytest.raises(ValidationError, match="twee tot zes"):
        actions.ask_group(session, text="Wat wil je oefenen?", options=["Luisteren", " "], by=lea)
    with pytest.raises(PermissionDenied):
        actions.ask_group(session, text="Wat?", options=["A", "B"], by=ben)
    asked = actions.ask_group(session, text="Wat wil je oefenen?", options=["Luisteren", "Doorvragen"], by=lea)
    assert actions.ask_group(session, text=asked.text, options=asked.options, by=lea) == asked
    assert Message.objects.filter(kind="live.YouAreAskedSomething").count() == 6
    with pytest.raises(PermissionDenied):
        actions.answer_group(asked, choice=0, by=ben)
    with pytest.raises(ValidationError, match="Kies een"):
        actions.answer_group(asked, choice=2, by=group[0])
    for one in group[:4]:
        actions.answer_group(asked, choice=0, by=one)
    actions.answer_group(asked, choice=1, by=group[0])
    assert queries.asked_of([asked])[0].bars == ()
    for one in group[4:]:
        actions.answer_group(asked, choice=0, by=one)
    told = queries.asked_of([asked])[0]
    assert ([bar.n for bar in told.bars], told.n, told.given) == ([4, 1], 5, 6)
    with pytest.raises(ValidationError, match="al meegeteld"):
        actions.answer_group(asked, choice=0, by=group[0])
    assert actions.answer_group(asked, choice=1, by=group[5]).choice == 1
    actions.close_question(asked, by=lea)
    with pytest.raises(ValidationError, match="gesloten"):
        actions.answer_group(asked, choice=0, by=group[5])
