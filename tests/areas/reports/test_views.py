"""Views that are kept, shared, taken over, and come by of themselves: to who may see them at that moment."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import ReportingLine
from vliegwiel.areas.reports import actions, queries
from vliegwiel.areas.reports.models import SavedView, Schedule
from vliegwiel.areas.reports.queries import Ask
from vliegwiel.kit import clock


@pytest.fixture
def view(lea):
    return actions.save_view(None, by=lea, title="BHV in het noorden", ask=Ask(window=30))


def messages(kind):
    rows = Message.objects.filter(kind=f"reports.{kind}").order_by("pk")
    return [(row.person.given_name, row.facts) for row in rows.select_related("person")]


def test_a_view_is_kept_once_and_two_tabs_do_not_overwrite(view, lea, hugo, mara):
    assert actions.save_view(None, by=lea, title=" BHV  in het noorden", ask=Ask(window=30)) == view
    assert SavedView.objects.get().stamp == 1
    actions.save_view(view, by=lea, title="BHV", ask=Ask(), is_shared=True, stamp=1)
    with pytest.raises(ValidationError, match="ander venster"):
        actions.save_view(view, by=lea, title="Nog anders", ask=Ask(), stamp=1)
    for by, which in ((hugo, view), (mara, None)):
        with pytest.raises(PermissionDenied):
            actions.save_view(which, by=by, title="BHV", ask=Ask())
    with pytest.raises(ValidationError):
        actions.save_view(None, by=lea, title="x", ask=Ask())
    assert list(queries.views_for(hugo)) == [view]
    actions.remove_view(view, by=lea)
    actions.remove_view(view, by=lea)
    assert not SavedView.objects.exists()


def test_it_comes_by_on_its_day_to_who_may_see_it_then(view, lea, hugo, mara, ben, dana, bhv):
    with pytest.raises(ValidationError):
        actions.schedule(view, by=lea, rhythm="week", on=8, to=[hugo])
    with pytest.raises(ValidationError):
        actions.schedule(view, by=lea, rhythm="week", on=1, to=[])
    with clock.at(dt.date(2026, 11, 20)):  # a Friday
        held = actions.schedule(view, by=lea, rhythm="week", on=1, to=[lea, hugo, mara, ben, dana])
        assert actions.schedule(view, by=lea, rhythm="week", on=1, to=[lea, hugo, mara, ben, dana]) == held
        assert actions.go_round() == 0
    hugo.left_on = dt.date(2026, 11, 22)
    hugo.save(update_fields=["left_on"])
    with clock.at(dt.date(2026, 11, 24)):  # the machine was off on Monday
        assert (actions.go_round(), actions.go_round()) == (1, 0)
    facts = {"title": view.title, "on": "2026-11-24", "by": "Lea Smit", "view": view.pk}
    assert messages("ReportReady") == [("Lea", facts), ("Mara", facts)]
    missed = {"title": view.title, "left": "Hugo Mulder", "may_not": "Ben Bakker, Dana Vos", "view": view.pk}
    assert sorted(missed["may_not"].split(", ")) == sorted(messages("ReadersMissed")[0][1]["may_not"].split(", "))
    assert messages("ReadersMissed")[0][1]["left"] == "Hugo Mulder"
    assert held.readers.count() == 4
    with clock.at(dt.date(2026, 11, 30)):
        assert actions.go_round() == 1
    actions.stop_schedule(view, by=lea)
    actions.stop_schedule(view, by=lea)
    with clock.at(dt.date(2026, 12, 7)):
        assert actions.go_round() == 0


def test_what_a_manager_keeps_is_of_her_own_people_and_goes_with_who_leads(lea, mara, ben, olu, dana, hire, company):
    asked = Ask(unit=company.north.pk, day=dt.date(2026, 3, 1), columns=("number", "unit"))
    view = actions.save_view(None, by=mara, title="Mijn team", ask=asked, scope="team", is_shared=True)
    assert view.ask == Ask(unit=company.north.pk, columns=("unit",)).words()
    with pytest.raises(PermissionDenied):
        actions.save_view(None, by=ben, title="Mijn team", ask=Ask(), scope="team")
    assert [list(queries.views_for(lea)), list(queries.views_for(lea, "team"))] == [[], [view]]
    other = hire("Lot", "Prins", unit=company.north)
    hire("Vic", "Vos", unit=company.north, led_by=other)
    with clock.at(dt.date(2026, 11, 20)):
        actions.schedule(view, by=mara, rhythm="week", on=1, to=[mara, other, lea])
    with clock.at(dt.date(2026, 11, 23)):
        assert actions.go_round() == 1
    assert [name for name, _facts in messages("TeamReportReady")] == ["Lot", "Mara"]
    assert messages("TeamReadersMissed")[0][1]["may_not"] == "Lea Smit"
    ReportingLine.objects.filter(manager=mara).delete()
    with clock.at(dt.date(2026, 11, 30)):
        assert actions.go_round() == 0
        assert messages("TeamScheduleEnded") == [("Lot", {"title": "Mijn team", "owner": "Mara de Wit"})]
        view = SavedView.objects.get()
        with pytest.raises(PermissionDenied):
            actions.take_over(view, by=lea)
        assert actions.take_over(view, by=other).owner == other


def test_a_month_has_its_day_once(view, lea):
    with clock.at(dt.date(2026, 11, 20)):
        held = actions.schedule(view, by=lea, rhythm="month", on=28, to=[lea])
    turns = [dt.date(2026, 11, 27), dt.date(2026, 11, 28), dt.date(2026, 12, 27), dt.date(2026, 12, 28)]
    assert [queries.due_on(held, day) for day in turns] == [False, True, True, True]
    held.last_on = dt.date(2026, 11, 28)
    assert [queries.due_on(held, day) for day in turns] == [False, False, False, True]


def test_when_its_owner_left_it_stops_with_word_to_who_may_take_it_over(view, lea, hugo, hire, company):
    with clock.at(dt.date(2026, 11, 20)):
        actions.save_view(view, by=lea, title=view.title, ask=Ask(), is_shared=True)
        actions.schedule(view, by=lea, rhythm="week", on=1, to=[hugo])
        with pytest.raises(PermissionDenied):
            actions.take_over(view, by=hugo)
        other = hire("Lot", "Prins", unit=company.staff, role="lnd_lead")
    lea.left_on = dt.date(2026, 11, 21)
    lea.save(update_fields=["left_on"])
    lea.employments.update(ends=dt.date(2026, 11, 21))
    with clock.at(dt.date(2026, 11, 23)):
        assert actions.go_round() == 0
        assert Schedule.objects.get().stopped_why == "left"
        assert messages("ScheduleEnded") == [("Lot", {"title": view.title, "owner": "Lea Smit"})]
        assert messages("ReportReady") == []
        view.refresh_from_db()
        assert actions.take_over(view, by=other).owner == actions.take_over(view, by=other).owner == other
        view.refresh_from_db()
        actions.schedule(view, by=other, rhythm="week", on=1, to=[hugo])
        assert actions.go_round() == 1
