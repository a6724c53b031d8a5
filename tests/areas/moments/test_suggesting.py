"""What is suggested to somebody: what is left out, what weighs, what she does with it, and what is forgotten."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.library import publish, retire
from vliegwiel.areas.catalogue.models import Confirmation, Link
from vliegwiel.areas.insights.enums import CaseState
from vliegwiel.areas.insights.models import Appraisal, CandyCase
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.models import Completion, Reaction
from vliegwiel.areas.moments import actions, queries
from vliegwiel.areas.moments.enums import Nope
from vliegwiel.areas.moments.models import Dismissal, OwnGoal, Suggested
from vliegwiel.areas.moments.queries import Slot
from vliegwiel.areas.people.models import Organisation
from vliegwiel.areas.strategy.models import ActorGroup, Goal, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.words import Words

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 2)
WHY = "Maandag begint de nieuwe planning."


@pytest.fixture(autouse=True)
def on_monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def serve(ines, mara):
    """`serve("luisteren", value=60)`: an activity that serves a behaviour of its own of an active goal."""
    goal = Goal.objects.create(statement=Words(nl="Minder boze klanten"), owner=mara, state=Goal.State.ACTIVE)

    def _serve(slug, *, value=50, minutes=10, now=None, aim=None, behaviour=None, **more):
        activity = publish(ines, slug, edition={"minutes": minutes}, **more)
        behaviour = behaviour or TargetBehaviour.objects.create(
            goal=goal,
            actor=Words(nl="een collega"),
            situation=Words(nl="als een klant belt"),
            action=Words(nl=f"doet {slug}"),
            standard=Words(nl="altijd"),
            owner=mara,
            done_now=now,
            done_aim=aim,
        )
        link = Link.objects.create(activity=activity, behaviour=behaviour, rationale="Zo.", claimed_by=ines)
        Confirmation.objects.create(link=link, by=mara)
        Appraisal.objects.create(activity=activity, thread="whole", value=value)
        activity.serves = behaviour
        return activity

    return _serve


def found(person):
    return queries.suggestions(person, Organisation.objects.get())


def slugs(person):
    return [row.slug for row in found(person).rows]


def test_what_contributes_most_comes_first_with_two_reasons_and_a_short_one(serve, ben):
    serve("weinig", value=10)
    serve("veel", value=90, now="0.20", aim="0.80")
    serve("midden", value=50)
    serve("kort", value=1, minutes=5)
    serve("minst", value=5)
    actions.choose_rhythm(slots=[Slot(2)], by=ben)
    rows = found(ben).rows
    assert [row.slug for row in rows] == ["veel", "midden", "weinig", "kort"]
    assert rows[0].why == (
        "Helpt bij jullie doel: Minder boze klanten",
        "Hier is bij jullie nog iets te winnen: doet veel",
    )
    assert rows[3].why[0] == "Kan in je moment van dinsdag"
    assert [part[1] for part in rows[0].parts] == [90, 75, 0, 50, 100, 100]


def test_what_she_did_is_at_was_asked_turned_down_or_cannot_do_is_left_out(serve, ben, mara):
    names = ("af", "bezig", "gevraagd", "niet-nu", "niet", "weg", "wet", "snoep", "engels", "lang", "oud")
    made = {name: serve(name) for name in names}
    actions.not_now(made["niet-nu"], by=ben)
    actions.not_relevant(made["niet"], by=ben, reason=Nope.KNOWN)
    retire(made["weg"])
    learning.assign(made["gevraagd"], to=ben, by=mara, reason=WHY)
    learning.enrol(made["bezig"], by=ben)
    Completion.objects.create(person=ben, activity=made["af"], edition=made["af"].editions.get())
    made["wet"].purpose = "legal"
    made["oud"].review_by = MONDAY - dt.timedelta(days=1)
    for name in ("wet", "oud"):
        made[name].save()
    CandyCase.objects.create(activity=made["snoep"], state=CaseState.CONFIRMED)
    made["engels"].editions.update(language="en")
    made["lang"].editions.update(minutes=121)
    assert slugs(ben) == []
    assert len(slugs(mara)) == 3
    with clock.at(MONDAY + dt.timedelta(days=28)):
        assert slugs(ben) == ["niet-nu"]
    actions.suggest_again(made["niet"], by=ben)
    assert slugs(ben) == ["niet"]


def test_a_goal_of_her_own_and_work_that_is_hers_weigh(serve, ben, olu, company):
    serve("anders", value=90)
    chosen = serve("gekozen", value=20)
    south = serve("zuid", value=80)
    ActorGroup.objects.create(behaviour=south.serves, unit=company.south)
    assert slugs(ben) == ["anders", "gekozen"]
    assert slugs(olu) == ["anders", "zuid", "gekozen"]
    actions.aim_for(chosen.serves, by=ben)
    assert [row.why[0] for row in found(ben).rows if row.slug == "gekozen"] == [
        "Past bij wat jij wilt leren: doet gekozen"
    ]
    for more in ("een", "twee"):
        actions.aim_for(serve(more).serves, by=ben)
    assert OwnGoal.objects.filter(person=ben).count() == 2
    actions.let_go(chosen.serves, by=ben)
    assert chosen.serves not in queries.own_goals(ben)


def test_colleagues_count_from_five_on_and_then_only_as_a_share(serve, ben, hire, company):
    useful = serve("nuttig", value=0)
    serve("stil", value=0)
    for n in range(4):
        person = hire("Lid", f"Nummer {n}", unit=company.north)
        Reaction.objects.create(person=person, activity=useful, usefulness=5)
    assert all("collega" not in why for row in found(ben).rows for why in row.why)
    Reaction.objects.create(person=hire("Lid", "Nummer 5", unit=company.north), activity=useful, usefulness=5)
    first = found(ben).rows[0]
    assert (first.slug, first.parts[3][1]) == ("nuttig", 75)
    assert "Je collega’s hadden er wat aan" in first.why


def test_whose_time_is_full_gets_a_short_one_at_most(serve, ben, mara, ines):
    serve("lang", value=90, minutes=15)
    serve("kort", value=10, minutes=5)
    learning.assign(publish(ines, "vol", edition={"minutes": 130}), to=ben, by=mara, reason=WHY)
    assert (found(ben).full, slugs(ben)) == (True, ["kort"])


def test_what_was_shown_and_opened_is_forgotten_after_ninety_days(serve, ben):
    one, two = serve("een"), serve("twee")
    actions.note_shown([one, two], by=ben)
    actions.note_shown([one], by=ben)
    actions.open_suggestion(one, by=ben)
    assert Suggested.objects.filter(opened_at__isnull=False).get().activity == one
    assert Suggested.objects.count() == 2
    actions.not_relevant(two, by=ben)
    with clock.at(MONDAY + dt.timedelta(days=91)):
        assert actions.forget_past() == 3
    assert not Suggested.objects.exists() and not Dismissal.objects.exists()


def test_many_activities_cost_the_queries_of_one(serve, ben):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            found(ben)
        return len(asked)

    serve("een")
    cost()
    one = cost()
    for n in range(6):
        serve(f"nog-{n}")
    assert cost() == one <= 8


def test_a_goal_in_her_own_words_counts_as_one_of_two(ben, mara):
    first = actions.aim_in_words("  Een boze   klant ", by=ben)
    assert actions.aim_in_words("Een boze klant", by=ben) == first
    for more in ("Iets anders", "En nog iets"):
        actions.aim_in_words(more, by=ben)
    assert [goal.said for goal in queries.goals_of(ben)] == ["En nog iets", "Iets anders"]
    with pytest.raises(ValidationError):
        actions.aim_in_words("x", by=ben)
    last = queries.goals_of(ben)[0]
    with pytest.raises(PermissionDenied):
        actions.let_go_of_words(last, by=mara)
    actions.let_go_of_words(last, by=ben)
    assert [goal.said for goal in queries.goals_of(ben)] == ["Iets anders"]
