import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import override

from tests.library import publish, republish, retire
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.learning import actions, permissions, queries
from vliegwiel.areas.learning.models import Assignment, Completion, Enrolment
from vliegwiel.areas.messaging import queries as messaging
from vliegwiel.areas.people.models import ReportingLine
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

pytestmark = pytest.mark.django_db
WHY = "We krijgen veel boze telefoontjes."


def assigned():
    return Happening.objects.filter(kind="learning.Assigned").count()


def test_asking_twice_is_asking_once_and_the_first_reason_stays(activity, ben, mara):
    first = actions.assign(activity, to=ben, by=mara, reason=WHY)
    again = actions.assign(activity, to=ben, by=mara, reason="Een andere reden dan eerst.")
    assert (first, again.reason) == (again, WHY)
    assert assigned() == 1


def test_ben_is_told_by_whom_and_why_once(activity, ben, mara):
    actions.assign(activity, to=ben, by=mara, reason=WHY)
    actions.assign(activity, to=ben, by=mara, reason=WHY)
    assert [(row.text, row.url) for row in messaging.inbox(ben)] == [
        (f"Mara de Wit vraagt je om ‘Luisteren’ te doen: {WHY}", "/learn/activity/luisteren/")
    ]


@pytest.mark.parametrize("reason", ["", "   ", "Moet    nu"])
def test_a_reason_is_needed_in_words(activity, ben, mara, reason):
    with pytest.raises(ValidationError, match="waarom"):
        actions.assign(activity, to=ben, by=mara, reason=reason)
    assert not Assignment.objects.exists()


def test_a_reason_stays_short(activity, ben, mara):
    with pytest.raises(ValidationError, match="280"):
        actions.assign(activity, to=ben, by=mara, reason="woord " * 50)


def test_who_may_ask_whom(activity, ines, ben, mara, olu, lea, hugo, dana):
    def may(by, what=activity, to=ben):
        return permissions.may_assign(by, what, [to])

    legal = publish(ines, "bhv", purpose=Purpose.LEGAL, legal_basis="Arbowet art. 15")
    assert {by.given_name for by in (mara, olu, ines, lea, hugo, dana, ben) if may(by)} == {"Mara"}
    assert {by.given_name for by in (mara, olu, ines, lea, hugo, dana, ben) if may(by, legal)} == {"Mara", "Lea"}
    assert not may(mara, to=mara)
    assert not may(lea, legal, to=lea)


def test_one_person_she_does_not_lead_and_nobody_is_asked(activity, ben, olu, mara):
    with pytest.raises(PermissionDenied, match="leiding"):
        actions.assign_many(activity, to=[ben, olu], by=mara, reason=WHY)
    assert not Assignment.objects.exists()


def test_a_group_hears_who_had_it_and_who_did_it_before(activity, hire, company, mara):
    new, had, did = (hire(name, "Test", unit=company.north, led_by=mara) for name in ("Noor", "Hans", "Dirk"))
    actions.assign(activity, to=had, by=mara, reason=WHY)
    Completion.objects.create(person=did, activity=activity, edition=activity.editions.get())
    given = actions.assign_many(activity, to=[new, had, did, new], by=mara, reason=WHY)
    assert [[row.person for row in rows] for rows in (given.new, given.had, given.done)] == [[new], [had], [did]]
    assert messaging.inbox(did) == []
    assert queries.today(did).must is None


def test_what_is_not_on_the_shelf_cannot_be_asked(activity, ines, ben, mara):
    activity.editions.all().delete()
    with pytest.raises(ValidationError, match="plank"):
        actions.assign(activity, to=ben, by=mara, reason=WHY)
    with pytest.raises(ValidationError, match="plank"):
        actions.assign(retire(publish(ines, "oud")), to=ben, by=mara, reason=WHY)


def test_a_date_lies_ahead(activity, ben, mara):
    with pytest.raises(ValidationError, match="vanaf vandaag"):
        actions.assign(activity, to=ben, by=mara, reason=WHY, due=clock.today() - dt.timedelta(days=1))
    assert actions.assign(activity, to=ben, by=mara, reason=WHY, due=clock.today()).due == clock.today()


def test_who_left_is_asked_nothing(activity, ben, mara):
    ben.left_on = clock.today() - dt.timedelta(days=1)
    ben.save()
    with pytest.raises(ValidationError, match="werkt hier niet meer"):
        actions.assign(activity, to=ben, by=mara, reason=WHY)


def test_taking_back_twice_is_once_and_progress_stays(activity, ben, mara):
    assignment = actions.assign(activity, to=ben, by=mara, reason=WHY)
    enrolment = actions.enrol(activity, by=ben)
    actions.finish_step(enrolment, "t1", by=ben)
    first = actions.withdraw(assignment, by=mara)
    assert actions.withdraw(assignment, by=mara) == first
    today = queries.today(ben)
    assert today.must is None
    assert (today.own.slug, today.own.done, today.own.total) == ("luisteren", 1, 3)
    assert [row.text for row in messaging.inbox(ben)][0].startswith("‘Luisteren’ hoeft niet meer van Mara de Wit.")


def test_taking_back_is_undone_by_asking_again_also_after_the_date(activity, ben, mara):
    with clock.at(dt.date(2026, 3, 2)):
        assignment = actions.assign(activity, to=ben, by=mara, reason=WHY, due=dt.date(2026, 3, 6))
    with clock.at(dt.date(2026, 3, 9)):
        actions.withdraw(assignment, by=mara)
        again = actions.assign(activity, to=ben, by=mara, reason=WHY, due=assignment.due)
        assert (again, again.due) == (assignment, dt.date(2026, 3, 6))
        assert queries.today(ben).must.slug == "luisteren"
    assert len(messaging.inbox(ben)) == 3


def test_who_may_take_it_back(activity, ben, mara, olu, lea):
    assignment = actions.assign(activity, to=ben, by=mara, reason=WHY)
    for by in (ben, olu, lea):
        with pytest.raises(PermissionDenied):
            actions.withdraw(assignment, by=by)
    ReportingLine.objects.filter(person=ben).update(manager=olu)
    actions.withdraw(assignment, by=olu)
    assert not Assignment.objects.standing().exists()


def test_the_manager_left_and_what_she_asked_stands(activity, ben, mara, olu):
    assignment = actions.assign(activity, to=ben, by=mara, reason=WHY)
    mara.left_on = clock.today() - dt.timedelta(days=1)
    mara.save()
    ReportingLine.objects.filter(person=ben).update(manager=olu)
    assert queries.today(ben).must.giver == "Mara de Wit"
    assert set(Assignment.objects.visible_to(olu)) == {assignment}


def test_assignments_are_seen_by_the_learner_the_giver_and_the_leader(activity, ben, mara, olu, lea, dana):
    assignment = actions.assign(activity, to=ben, by=mara, reason=WHY)
    seen_by = {
        who.given_name for who in (ben, mara, olu, lea, dana) if assignment in Assignment.objects.visible_to(who)
    }
    assert seen_by == {"Ben", "Mara"}


def test_a_message_names_the_activity_in_the_readers_language(activity, ben, mara):
    republish(activity, language="en", title="Listening")
    actions.assign(activity, to=ben, by=mara, reason=WHY)
    with override("en"):
        assert "Listening" in messaging.inbox(ben)[0].text
    with override("nl"):
        assert "Luisteren" in messaging.inbox(ben)[0].text
    assert not Enrolment.objects.exists()


def test_nobody_gets_more_than_a_month_holds_except_by_law_or_to_undo(activity, ines, ben, mara):
    big = publish(ines, "groot", edition={"minutes": 130})  # the four weeks of full time hold 120
    row = actions.assign(big, to=ben, by=mara, reason=WHY)
    with pytest.raises(ValidationError, match="De leertijd van Ben Bakker is vol"):
        actions.assign(activity, to=ben, by=mara, reason=WHY)
    actions.assign(publish(ines, "bhv", purpose=Purpose.LEGAL, legal_basis="Arbowet"), to=ben, by=mara, reason=WHY)
    actions.withdraw(row, by=mara)
    actions.assign(activity, to=ben, by=mara, reason=WHY)
    assert actions.assign(big, to=ben, by=mara, reason=WHY).pk == row.pk


def test_several_are_taken_back_together_or_not_at_all(activity, ines, ben, mara, olu):
    rows = [actions.assign(what, to=ben, by=mara, reason=WHY) for what in (activity, publish(ines, "vragen"))]
    with pytest.raises(PermissionDenied):
        actions.withdraw_many(rows, by=olu)
    assert Assignment.objects.standing().count() == 2
    actions.withdraw_many(rows, by=mara)
    assert not Assignment.objects.standing().exists()
