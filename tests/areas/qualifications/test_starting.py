"""To begin with: samples, whom they are asked of, what is on paper, and one reminder to oneself."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.qualifications import actions, queries
from vliegwiel.areas.qualifications.enums import State
from vliegwiel.areas.qualifications.models import Demand, OutsideCertificate, Qualification
from vliegwiel.kit import clock

from .conftest import _late_in_2026

__all__ = ["_late_in_2026"]


def test_from_a_sample_to_who_is_at_risk(hugo, ben, mara, olu, company):
    (bhv,) = actions.begin_with_samples(["bhv"], by=hugo)
    assert actions.begin_with_samples(["bhv", "nonsense"], by=hugo) == [bhv]
    assert actions.demand_of_positions([(bhv, company.job)] * 2, by=hugo)[0] == Demand.objects.get()
    lines = f"{ben.number}; 5-12-2025\n{mara.email}, 2026-03-01, 2027-03-01\n{ben.number}; 5-12-2025"
    assert [row.known for row in queries.read_paper(bhv, lines).rows] == [False, False]
    assert not OutsideCertificate.objects.exists()
    assert actions.take_over_certificates(bhv, typed=lines, by=hugo) == 2
    assert actions.take_over_certificates(bhv, typed=lines, by=hugo) == 0
    states = {row.person: row.status.state for row in queries.standing_of(bhv)}
    assert (states[ben.pk], states[mara.pk]) == (State.AT_RISK, State.VALID)
    actions.try_reminder(bhv, by=hugo)
    actions.try_reminder(bhv, by=hugo)
    assert Message.objects.get(kind="qualifications.ReminderTried").person == hugo
    for verb in (
        lambda: actions.begin_with_samples(["vca"], by=ben),
        lambda: actions.demand_of_positions([], by=ben),
        lambda: actions.take_over_certificates(bhv, typed=lines, by=ben),
        lambda: actions.try_reminder(bhv, by=ben),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert Qualification.objects.count() == 1


def test_one_wrong_line_and_nothing_is_taken_over(hugo, ben):
    (bhv,) = actions.begin_with_samples(["bhv"], by=hugo)
    tomorrow = (clock.today() + dt.timedelta(days=1)).isoformat()
    wrong = [
        "niemand; 1-3-2026",
        f"{ben.number}; 31-2-2026",
        f"{ben.number}; {tomorrow}",
        f"{ben.number}; 2-3-2026; 1-3-2026",
    ]
    with pytest.raises(ValidationError) as refused:
        actions.take_over_certificates(bhv, typed="\n".join([f"{ben.number}; 1-3-2026", *wrong]), by=hugo)
    assert [message[:7] for message in refused.value.messages] == ["Regel 2", "Regel 3", "Regel 4", "Regel 5"]
    assert not OutsideCertificate.objects.exists()
