import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.strategy import actions, jobs, queries
from vliegwiel.areas.strategy.models import DriverTurn, FixEnding, RequiredDriver, WorkplaceFix
from vliegwiel.kit import clock
from vliegwiel.kit import jobs as kit_jobs
from vliegwiel.kit.models import Happening
from vliegwiel.kit.notices import worded

MONDAY = dt.date(2026, 9, 7)
ASK = {"kind": "monitor", "what": "Vraagt in het weekoverleg  wie stopte", "cadence": "week"}
FIX = {"kind": "tool", "what": "De kaart met vijf punten hangt bij elke machine", "due": dt.date(2026, 9, 25)}


@pytest.fixture
def standing(behaviour, dana):
    """A behaviour in use that makes the difference."""
    actions.activate_goal(behaviour.goal, by=dana)
    return actions.change_behaviour(behaviour, by=dana, critical=True)


@pytest.fixture
def driver(standing, dana, mara):
    with clock.at(MONDAY):
        return actions.add_driver(standing, by=dana, owner=mara, **ASK)


@pytest.fixture
def fix(standing, dana, mara):
    with clock.at(MONDAY):
        return actions.add_fix(standing, by=dana, owner=mara, **FIX)


def kinds():
    return list(Happening.objects.order_by("pk").values_list("kind", flat=True))


def told(person):
    return [worded(one.kind, one.facts).text for one in Message.objects.filter(person=person).order_by("pk")]


def test_a_driver_is_asked_once_and_its_first_turn_stands_ready(driver, standing, dana, mara):
    with clock.at(MONDAY):
        assert actions.add_driver(standing, by=dana, owner=mara, **ASK) == driver
    assert driver.what == "Vraagt in het weekoverleg wie stopte"
    assert list(driver.turns.values_list("due", "said")) == [(dt.date(2026, 9, 14), "")]
    assert kinds().count("strategy.DriverAsked") == 1


def test_a_driver_needs_words_a_kind_and_somebody_who_works_here(standing, dana, olu):
    for wrong, field in (({"what": " "}, "what"), ({"kind": "stare"}, "kind"), ({"cadence": "hourly"}, "cadence")):
        with pytest.raises(ValidationError) as refused:
            actions.add_driver(standing, by=dana, owner=olu, **ASK | wrong)
        assert set(refused.value.message_dict) == {field}
    olu.left_on = clock.today() - dt.timedelta(days=1)
    olu.save()
    with pytest.raises(ValidationError) as refused:
        actions.add_driver(standing, by=dana, owner=olu, **ASK)
    assert set(refused.value.message_dict) == {"owner"}
    assert not RequiredDriver.objects.exists()


def test_a_turn_is_laid_at_the_end_of_the_one_before_and_only_once(driver):
    with clock.at(dt.date(2026, 9, 14)):
        assert actions.lay_turns() == 0
    with clock.at(dt.date(2026, 9, 15)):
        assert (actions.lay_turns(), actions.lay_turns()) == (1, 0)
    assert list(driver.turns.values_list("due", flat=True)) == [dt.date(2026, 9, 14), dt.date(2026, 9, 21)]


def test_weeks_nobody_could_do_anything_are_not_held_against_anybody(driver):
    with clock.at(dt.date(2026, 10, 30)):
        assert actions.lay_turns() == 1
    assert list(driver.turns.values_list("due", flat=True)) == [dt.date(2026, 9, 14), dt.date(2026, 11, 2)]


def test_a_turn_ends_on_a_working_day(standing, dana, mara):
    with clock.at(dt.date(2026, 12, 18)):  # a week later is Christmas, then Saturday and Sunday
        driver = actions.add_driver(standing, by=dana, owner=mara, **ASK)
    assert driver.turns.get().due == dt.date(2026, 12, 28)


def test_ticking_twice_is_ticking_once_and_it_can_be_taken_back(driver, mara, olu):
    turn = driver.turns.get()
    with pytest.raises(PermissionDenied):
        actions.tick(turn, by=olu, said="done")
    with clock.at(MONDAY):
        actions.tick(turn, by=mara, said="done")
        actions.tick(turn, by=mara, said="done")
    turn.refresh_from_db()
    assert (turn.said, turn.by, kinds().count("strategy.TurnSaid")) == ("done", mara, 1)
    actions.take_back_tick(turn, by=mara)
    turn.refresh_from_db()
    assert (turn.said, turn.by, turn.said_at) == ("", None, None)


def test_stopping_takes_the_running_turn_away_and_keeps_what_was_done(driver, dana, mara):
    with clock.at(dt.date(2026, 9, 15)):
        actions.tick(driver.turns.get(), by=mara, said="done")
        actions.lay_turns()
        actions.stop_driver(driver, by=dana)
        actions.stop_driver(driver, by=dana)
        assert actions.lay_turns() == 0
        assert list(driver.turns.values_list("said", flat=True)) == ["done"]
        actions.resume_driver(driver, by=dana)
    assert driver.turns.open().count() == 1
    assert kinds().count("strategy.DriverStopped") == 1


def test_a_new_owner_is_told_and_gets_the_running_turn(driver, dana, ben, mara):
    with clock.at(MONDAY), kit_jobs.at_once():
        actions.change_driver(driver, by=dana, owner=ben)
        actions.change_driver(driver, by=dana, owner=ben)
        assert [turn.driver for turn in queries.turns_now(ben)] == [driver]
        assert queries.turns_now(mara) == []
    assert told(ben) == ["Dana Vos vraagt je elke week: Vraagt in het weekoverleg wie stopte"]


def test_the_done_rate_counts_what_was_done_of_what_was_due(driver, mara):
    says = ["done", "skipped", "done", ""]
    for week, said in enumerate(says):
        with clock.at(MONDAY + dt.timedelta(days=7 * week + 1)):
            actions.lay_turns()
            if said:
                actions.tick(driver.turns.latest("due"), by=mara, said=said)
    with clock.at(MONDAY + dt.timedelta(days=29)):
        rate = queries.done_rates([driver.pk])[driver.pk]
    assert (rate.done, rate.n, rate.share) == (2, 4, 0.5)


def test_driver_health_is_the_mean_of_the_drivers_and_decides_what_may_be_promised(driver, standing, dana, mara, ben):
    with clock.at(MONDAY):
        other = actions.add_driver(
            standing, by=dana, owner=ben, kind="reward", what="Bedankt wie stopte", cadence="week"
        )
        nothing = queries.impact_may_be_promised()
        assert (nothing.may, nothing.health.share, nothing.says) == (
            False,
            None,
            "Nog niet te zeggen: er is geen borging om naar te kijken.",
        )
        actions.tick(driver.turns.get(), by=mara, said="done")
    with clock.at(dt.date(2026, 9, 15)):
        health = queries.driver_health()
        assert (health.share, health.drivers, health.turns, health.without) == (0.5, 2, 2, 0)
        assert bool(queries.impact_may_be_promised())
        actions.take_back_tick(driver.turns.get(), by=mara)
        refused = queries.impact_may_be_promised([standing.pk])
        assert (bool(refused), refused.says) == (False, "Borging ontbreekt, effect niet te verwachten.")
        actions.tick(other.turns.get(), by=ben, said="done")
        assert queries.driver_health().share == 0.5


def test_driver_health_looks_at_what_makes_the_difference_only(driver, standing, dana, mara):
    with clock.at(dt.date(2026, 9, 15)):
        actions.change_behaviour(standing, by=dana, critical=False)
        assert queries.driver_health() == queries.DriverHealth(None, 0, 0, 0)
        actions.change_behaviour(standing, by=dana, critical=True)
        actions.stop_driver(driver, by=dana)
        assert queries.driver_health() == queries.DriverHealth(None, 0, 0, 1)


def test_a_fix_is_done_or_dropped_with_a_reason_and_can_be_reopened(fix, mara, olu):
    with pytest.raises(PermissionDenied):
        actions.finish_fix(fix, by=olu)
    with pytest.raises(ValidationError) as refused:
        actions.drop_fix(fix, by=mara, reason=" ")
    assert set(refused.value.message_dict) == {"reason"}
    actions.finish_fix(fix, by=mara)
    actions.finish_fix(fix, by=mara)
    assert (FixEnding.objects.get().done, kinds().count("strategy.FixDone")) == (True, 1)
    with pytest.raises(ValidationError):
        actions.change_fix(WorkplaceFix.objects.get(), by=mara, what="Anders")
    actions.reopen_fix(fix, by=mara)
    assert actions.drop_fix(fix, by=mara, reason="De machine gaat weg").done is False


def test_a_fix_needs_words_a_day_to_come_and_an_owner(standing, dana, mara):
    wrong = (({"what": ""}, "what"), ({"kind": "magic"}, "kind"), ({"due": None}, "due"))
    past = (({"due": MONDAY - dt.timedelta(days=1)}, "due"),)
    for changes, field in (*wrong, *past):
        with clock.at(MONDAY), pytest.raises(ValidationError) as refused:
            actions.add_fix(standing, by=dana, owner=mara, **FIX | changes)
        assert set(refused.value.message_dict) == {field}


def test_a_fix_may_belong_to_no_behaviour_and_moves_to_another_owner_and_day(dana, mara, ben, ines, olu):
    with clock.at(MONDAY), kit_jobs.at_once():
        with pytest.raises(PermissionDenied):
            actions.add_fix(None, by=olu, owner=mara, **FIX)
        fix = actions.add_fix(None, by=ines, owner=mara, **FIX)
        assert actions.add_fix(None, by=ines, owner=mara, **FIX) == fix
        actions.change_fix(fix, by=mara, owner=ben, due=dt.date(2026, 10, 2))
    assert told(mara) == [
        "Ines Costa vraagt je vóór 25 september te zorgen voor: De kaart met vijf punten hangt bij elke machine"
    ]
    assert told(ben)[0].startswith("Mara de Wit vraagt je vóór 2 oktober te zorgen voor")


def test_the_owner_is_reminded_once_before_and_once_after(fix, mara):
    for day in (MONDAY, dt.date(2026, 9, 22), dt.date(2026, 9, 23), dt.date(2026, 9, 26), dt.date(2026, 9, 27)):
        with clock.at(day), kit_jobs.at_once():
            jobs.remind_of_fixes.func()
    assert told(mara)[-2:] == [
        "Op 25 september is dit klaar: De kaart met vijf punten hangt bij elke machine. Lukt dat?",
        "Dit zou op 25 september klaar zijn: De kaart met vijf punten hangt bij elke machine. Is het gelukt, of is er "
        "een nieuwe datum nodig?",
    ]
    assert kinds().count("strategy.FixFallsDue") == 2


def test_a_reminder_is_given_once_for_each_mark(fix):
    actions.remind_of_fix(fix, mark="2026-09-25")
    actions.remind_of_fix(fix, mark="2026-09-25")
    assert kinds().count("strategy.FixFallsDue") == 1


def test_what_a_leaver_held_is_shown_as_needing_somebody_else(driver, fix, standing, lea, mara):
    assert queries.all_keeping(lea, needs="owner") == queries.Keeping([], [])
    mara.left_on = MONDAY
    mara.save()
    found = queries.all_keeping(lea, needs="owner")
    assert ([row.driver for row in found.drivers], [row.fix for row in found.fixes]) == ([driver], [fix])
    page = queries.keeping([standing.pk])
    assert all(row.ownerless for row in (*page.drivers, *page.fixes))
    with clock.at(dt.date(2026, 9, 24)):
        assert queries.fixes_to_remind() == []


def test_what_is_late_or_rarely_done_can_be_asked_for(driver, fix, lea):
    with clock.at(dt.date(2026, 9, 26)):
        late = queries.all_keeping(lea, needs="late")
        assert ([row.driver for row in late.drivers], [row.fix for row in late.fixes]) == ([driver], [fix])


def test_mine_to_do_is_what_runs_now_not_what_is_months_away(standing, dana, mara):
    with clock.at(MONDAY):
        slow = actions.add_driver(standing, by=dana, owner=mara, **ASK | {"cadence": "quarter"})
        assert queries.turns_now(mara) == []
    with clock.at(slow.turns.get().due - dt.timedelta(days=3)):
        assert queries.turns_now(mara) == [slow.turns.get()]


def test_who_may_see_it(driver, fix, mara, olu, wim):
    for thing in (RequiredDriver, WorkplaceFix, DriverTurn):
        assert thing.objects.visible_to(wim).count() == 1
        assert thing.objects.visible_to(mara).count() == 1
        assert thing.objects.visible_to(olu).count() == 0


def test_when_it_is_time_again_it_stands_in_the_inbox_of_who_leads_nobody(driver, standing, dana, mara, ben):
    with clock.at(MONDAY):
        actions.add_driver(standing, by=dana, owner=ben, kind="reward", what="Bedankt wie stopte", cadence="week")
    with clock.at(dt.date(2026, 9, 15)), kit_jobs.at_once():
        jobs.lay_turns.func()
        jobs.lay_turns.func()
    assert told(ben)[-1] == "Aan jou, uiterlijk 21 september: Bedankt wie stopte"
    assert [text for text in told(mara) if text.startswith("Aan jou")] == []  # she sees it with her team
