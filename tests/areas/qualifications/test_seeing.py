import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.qualifications import actions, queries
from vliegwiel.areas.qualifications.enums import Ground, Judge, State
from vliegwiel.areas.qualifications.models import Sighting, SightingAsk
from vliegwiel.areas.qualifications.queries import Done, Facts, Seen, Version, Waits, status
from vliegwiel.kit import clock

from .conftest import TODAY

LINES = ("Stelt de lift af voor het tillen.", "Zegt wat er gaat gebeuren.")


def test_what_must_be_seen_counts_from_the_day_it_was_and_a_refresher_in_time_stays_in_time():
    day = dt.date
    plain = Version(day(2020, 1, 1), frozenset({1}), months=12, number=1)
    asks = Version(
        day(2026, 1, 1), frozenset({1}), frozenset({2}), months=12, risk_days=30, outside=True, number=2, seen=True
    )
    versions = [plain, asks]
    done = Facts(done=(Done(1, day(2026, 2, 1)),))
    waits = status(versions, done, day(2026, 3, 1))
    assert (waits.state, waits.waits) == (State.NOT_YET, Waits(day(2026, 2, 1), 2))
    seen = Facts(done=done.done, seen=(Seen(day(2026, 1, 15)), Seen(day(2026, 3, 10))))
    holds = status(versions, seen, day(2026, 3, 10))
    assert (holds.state, holds.until, holds.waits) == (State.VALID, day(2027, 3, 10), None)
    assert status(versions, seen, day(2026, 3, 9)).state == State.NOT_YET, "what was seen before it was done is nothing"
    assert status(versions, Facts(done=(Done(1, day(2025, 6, 1)),)), day(2026, 3, 1)).state == State.VALID
    # A refresher on the last day, seen three weeks after: in between it does not hold, and then it does.
    again = Facts(done=(*done.done, Done(2, day(2027, 3, 10))), seen=(*seen.seen, Seen(day(2027, 3, 31))))
    between = status(versions, again, day(2027, 3, 20))
    assert (between.state, between.waits) == (State.EXPIRED, Waits(day(2027, 3, 10), 2))
    assert status(versions, again, day(2027, 3, 31)).until == day(2028, 3, 31)
    # What would have run out by itself is not made good by being seen long after.
    late = Facts(done=done.done, seen=(Seen(day(2027, 2, 2)),))
    assert status(versions, late, day(2027, 2, 2)).state == State.NOT_YET
    only = [Version(day(2026, 1, 1), frozenset(), months=6, risk_days=30, seen=True)]
    assert status(only, Facts(), day(2026, 2, 1)).waits == Waits(day(2026, 1, 1), 1)
    held = status(only, Facts(seen=(Seen(day(2026, 2, 1)),)), day(2026, 7, 10))
    assert (held.state, held.until, held.waits) == (State.AT_RISK, day(2026, 8, 1), Waits(day(2026, 7, 2), 1))


@pytest.fixture
def lift(company, short, lea, olu, agreed):
    """Of the north: a lesson, and then somebody sees it done: who leads her, who holds it, or olu by name."""
    made = actions.write_qualification(title="Tillen met de lift", ground=Ground.ROLE, by=lea)
    made.lesson = short("lift")
    actions.write_requirement(
        made,
        starts=dt.date(2026, 1, 1),
        first=[made.lesson],
        months=12,
        why="Weten is nog niet doen.",
        look=actions.LookAsked(LINES, (Judge.MANAGER, Judge.HOLDER, Judge.EXAMINER), (olu,)),
        by=lea,
    )
    actions.demand(made, unit=company.north, starts=dt.date(2026, 1, 1), by=lea)
    return made


@pytest.mark.django_db
def test_a_colleague_signs_and_what_was_signed_stays(lift, do, ben, mara, olu, ines, lea, hire, company):
    with pytest.raises(ValidationError, match="hoeft nu niets gezien"):
        actions.ask_to_look(lift, of=mara, by=ben)
    do(lift.lesson, ben, TODAY - dt.timedelta(days=3))
    with pytest.raises(ValidationError, match="mag hier niet voor tekenen"):
        actions.ask_to_look(lift, of=ines, by=ben)
    assert actions.ask_to_look(lift, of=olu, by=ben) == actions.ask_to_look(lift, of=olu, by=ben)
    assert Message.objects.filter(person=olu, kind="qualifications.LookAsked").count() == 1
    actions.stop_asking(actions.ask_to_look(lift, of=mara, by=ben), by=ben)
    assert [(one.person, one.wants) for one in queries.waiting_for(olu)] == [(ben.pk, True)]
    assert [(one.person, one.wants) for one in queries.waiting_for(mara)] == [(ben.pk, False)]
    assert queries.unseen(lift) == {mara.pk: [ben.pk]}
    said = {"qualification": lift, "version": 1, "by": olu}
    for nobody in (ben, ines):
        with pytest.raises(PermissionDenied):
            actions.sign_for(ben, **{**said, "by": nobody}, seen=[True, True])
    with pytest.raises(ValidationError, match="nog bij moet"):
        actions.sign_for(ben, **said, seen=[True, False])
    with pytest.raises(ValidationError, match="vanaf dat het klaarstond"):
        actions.sign_for(ben, **said, seen=[True, True], on=TODAY - dt.timedelta(days=4))
    with pytest.raises(ValidationError, match="intussen veranderd"):
        actions.sign_for(ben, **{**said, "version": 2}, seen=[True, True])
    part = actions.sign_for(ben, **said, seen=[True, False], note="Praat er nog bij.")
    assert actions.sign_for(ben, **said, seen=[True, False], note="Praat er nog bij.") == part
    assert queries.statuses(lift, [ben.pk])[ben.pk].state == State.NOT_YET
    with clock.at(TODAY + dt.timedelta(days=1)):
        whole = actions.sign_for(ben, **said, seen=[True, True])
        assert actions.sign_for(ben, **said, seen=[True, True]) == whole
        with pytest.raises(ValidationError, match="niets meer gezien"):
            actions.sign_for(ben, **{**said, "by": mara}, seen=[True, True])
        assert not SightingAsk.objects.open().exists()
        stands = queries.statuses(lift, [ben.pk])[ben.pk]
        assert (stands.state, stands.since, whole.judge) == (State.VALID, clock.today(), Judge.EXAMINER)
        # Who holds it may sign for others; not for who leads her.
        eve = hire("Eve", "Prins", unit=company.north, led_by=mara)
        for one in (eve, mara):
            do(lift.lesson, one, clock.today())
        assert actions.sign_for(eve, **{**said, "by": ben}, seen=[True, True]).judge == Judge.HOLDER
        with pytest.raises(PermissionDenied):
            actions.sign_for(mara, **{**said, "by": ben}, seen=[True, True])
        told = [(line.what, line.counted, line.not_yet) for line in queries.explained(lift, ben).lines]
    assert told == [
        ("‘Lift’ afgerond", True, ()),
        ("Op het werk gekeken; nog niet alles gezien", False, (LINES[1],)),
        ("Alles gezien op het werk", True, ()),
    ]
    # Olu left since: her signature stays. Taken back, it stays readable and counts no more.
    type(olu).objects.filter(pk=olu.pk).update(left_on=TODAY)
    with clock.at(TODAY + dt.timedelta(days=2)):
        olu.refresh_from_db()
        assert queries.statuses(lift, [ben.pk])[ben.pk].state == State.VALID
        for nobody in (olu, ben, mara):
            with pytest.raises(PermissionDenied):
                actions.take_signature_back(whole, by=nobody, why="Het was een ander die tilde.")
        end = actions.take_signature_back(whole, by=lea, why="Het was een ander die tilde.")
        assert actions.take_signature_back(whole, by=lea, why="Nog een keer gezegd.") == end
        stands = queries.statuses(lift, [ben.pk])[ben.pk]
        assert (stands.state, stands.waits) == (State.NOT_YET, Waits(TODAY - dt.timedelta(days=3), 1))
    assert Sighting.objects.count() == 3


@pytest.mark.django_db
def test_managers_hear_once_a_week_how_many_wait(lift, do, ben, mara):
    do(lift.lesson, ben, TODAY)
    assert actions.tell_who_waits(lift) == actions.tell_who_waits(lift) == 1
    told = Message.objects.get(person=mara, kind="qualifications.LooksWait")
    assert told.facts["n"] == 1
