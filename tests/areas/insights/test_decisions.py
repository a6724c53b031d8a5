import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.catalogue.models import Retirement
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.enums import Hidden, Verdict
from vliegwiel.areas.insights.models import Decision
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

WHY = "Niemand gebruikt het op het werk."


@pytest.fixture
def busy(activity, crowd, walk, company):
    """Twelve people began, nobody applied."""
    for person in crowd(12, company.north):
        walk(person, activity, "completed")
    actions.recount()
    return activity


def test_a_decision_freezes_the_numbers_of_the_day(busy, lea, crowd, walk, company):
    decision = actions.decide(busy, verdict="fix", reason=WHY, by=lea)
    for person in crowd(3, company.north):
        walk(person, busy, "applied")
    actions.recount()
    decision.refresh_from_db()
    assert decision.numbers == {"invited": 12, "started": 12, "completed": 12}
    assert Happening.objects.filter(kind="insights.Fixed", by=lea).count() == 1


def test_stopping_takes_it_off_the_shelf_for_the_lead_and_asks_it_of_a_leader(busy, make_activity, lea, dana):
    actions.decide(busy, verdict="stop", reason=WHY, by=lea)
    assert Retirement.objects.get(activity=busy).reason == WHY
    other = make_activity("anders")
    long_reason = "Er deden maar drie mensen mee en alle drie zeggen: dit past niet bij ons werk."
    actions.decide(other, verdict="stop", reason=long_reason, by=dana)
    assert not Retirement.objects.filter(activity=other).exists()


@pytest.mark.parametrize(
    "reason", ["", "Kort.", "Dit vinden wij met elkaar helemaal niet meer passen bij hoe wij werken."]
)
def test_stopping_on_few_people_needs_a_reason_that_says_so(activity, lea, reason):
    with pytest.raises(ValidationError) as refused:
        actions.decide(activity, verdict="stop", reason=reason, by=lea)
    assert set(refused.value.message_dict) == {"reason"}
    assert not Decision.objects.exists()
    actions.decide(activity, verdict="keep", reason="Nog even aanzien.", by=lea)


def test_what_the_law_asks_is_not_stopped(busy, lea):
    busy.purpose = "legal"
    busy.save()
    with pytest.raises(ValidationError) as refused:
        actions.decide(busy, verdict="stop", reason=WHY, by=lea)
    assert set(refused.value.message_dict) == {"verdict"}


def test_two_tabs_do_not_overwrite_each_other(busy, lea, dana):
    first = actions.decide(busy, verdict="keep", reason=WHY, by=lea, seen=None)
    assert actions.decide(busy, verdict="keep", reason=WHY, by=lea, seen=None) == first  # pressed twice
    with pytest.raises(ValidationError) as refused:
        actions.decide(busy, verdict="stop", reason=WHY, by=dana, seen=None)
    assert refused.value.messages == [
        "Lea Smit besloot intussen: houden. Kijk of je besluit dan nog klopt en bewaar het opnieuw."
    ]
    actions.decide(busy, verdict="stop", reason=WHY, by=dana, seen=first.pk)
    assert [row.verdict for row in queries.decisions(dana, activity=busy)] == ["stop", "keep"]


def test_a_decision_is_taken_back_on_the_day_itself_by_who_took_it(busy, lea, dana):
    decision = actions.decide(busy, verdict="stop", reason=WHY, by=lea)
    with pytest.raises(PermissionDenied):
        actions.withdraw_decision(decision, by=dana)
    with clock.at(clock.now() + dt.timedelta(days=1)), pytest.raises(PermissionDenied):
        actions.withdraw_decision(decision, by=lea)
    actions.withdraw_decision(decision, by=lea)
    assert not Retirement.objects.exists()
    assert not Decision.objects.exists()
    assert Happening.objects.filter(kind="insights.DecisionWithdrawn").count() == 1


def test_only_leaders_and_the_lead_decide(busy, mara, ines, hugo, adam, wim):
    for person in (mara, ines, hugo, adam, wim):
        with pytest.raises(PermissionDenied):
            actions.decide(busy, verdict="keep", reason=WHY, by=person)


def test_an_activity_asks_for_a_decision_when_it_had_time_and_clearly_few_applied(busy, lea):
    (row,) = queries.overview().rows
    assert (row.asks, row.verdict, row.invited.n) == ("weak", None, 12)
    actions.decide(busy, verdict="fix", reason=WHY, by=lea)
    (row,) = queries.overview().rows
    assert (row.asks, row.verdict) == ("", Verdict.FIX)


def test_it_does_not_ask_too_soon_nor_without_follow_up_nor_on_few_people(make_activity, crowd, walk, company):
    young, loose, small = make_activity("jong", published=10), make_activity("los", follow_up=False), make_activity("k")
    people = crowd(12, company.north)
    for person in people:
        walk(person, young, "completed")
        walk(person, loose, "completed")
    for person in people[:6]:
        walk(person, small, "completed")
    actions.recount()
    assert {row.slug: row.asks for row in queries.overview().rows} == {"jong": "", "los": "", "k": ""}


def test_it_asks_when_its_review_is_due_even_when_nobody_came(make_activity):
    make_activity("oud", review_by=clock.today() + dt.timedelta(days=7))
    (row,) = queries.overview().rows
    assert (row.asks, row.hidden) == ("review", Hidden.EMPTY)


def test_the_overview_costs_the_same_however_many_activities(make_activity, lea, same_queries):
    numbers = iter(range(9))

    def one_more():
        actions.decide(make_activity(f"a{next(numbers)}"), verdict="keep", reason=WHY, by=lea)

    same_queries(queries.overview, one_more, budget=6)


def test_decisions_page_by_page(make_activity, lea):
    for n in range(5):
        with clock.at(clock.now() - dt.timedelta(hours=n)):
            actions.decide(make_activity(f"a{n}"), verdict="keep", reason=WHY, by=lea)
    first = queries.decisions(lea, most=3)
    rest = queries.decisions(lea, most=3, before=first[-1].pk)
    assert [row.slug for row in first + rest] == ["a0", "a1", "a2", "a3", "a4"]
