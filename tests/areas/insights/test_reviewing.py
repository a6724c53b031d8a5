import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.liking import barista, liked, score
from vliegwiel.areas.catalogue.models import Activity, Retirement
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.actions.reviewing import FROZEN, sealed
from vliegwiel.areas.insights.models import Decision, PortfolioItem, Proposal, ReviewRound
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.models import Assignment, Completion, Reaction
from vliegwiel.areas.messaging.models import Message
from vliegwiel.kit import clock, jobs

__all__ = ["barista", "liked", "score"]
WHY = "Niemand gebruikt het op het werk."
FEW = "Er deden maar twaalf mensen mee en niemand gebruikt het. Daarom stoppen we nu al."


@pytest.fixture
def opened(barista, lea):
    """A round over three activities: barista, kort and klein."""
    return actions.open_round("Kwartaal 3", by=lea)


@pytest.fixture
def item(opened):
    return lambda slug="barista": opened.items.select_related("activity", "round").get(slug=slug)


def run(opened, by):
    actions.begin_carrying_out(opened, by=by)
    return actions.carry_out(opened, by=by)


def frozen(opened):
    return list(opened.items.order_by("activity").values_list(*FROZEN))


def test_a_round_freezes_everything_on_the_shelf(opened, item):
    assert opened.items_n == 3
    one = item()
    assert (one.title, one.learners, one.minutes, one.thread, one.orphan) == (
        "Baristales",
        12,
        1080,
        "own_growth",
        False,
    )
    assert one.usefulness == pytest.approx((10 * 0.55 + 3) / 22)
    assert (one.owner, one.age) == ("Ines Costa", 60)
    assert (one.attention, one.why) == (2.0, ["not_useful", "long"])


def test_what_was_frozen_never_changes_whatever_happens(opened, item, lea, liked, make_activity, ines):
    before, seal = frozen(opened), opened.seal
    actions.propose(item("kort"), verdict="merge", into=item("klein").activity, reason=WHY, by=lea)
    actions.propose(item(), verdict="stop", reason=FEW, by=lea)
    run(opened, lea)
    liked(make_activity("later"), 9)
    Activity.objects.filter(slug="barista").update(owner=lea)
    ines.left_on = clock.today() - dt.timedelta(days=1)
    ines.save()
    actions.appraise()
    for proposal in Proposal.objects.all():
        actions.undo_proposal(proposal, by=lea)
    actions.open_round("Kwartaal 4", by=lea)
    assert frozen(opened) == before
    assert sealed(opened) == seal == ReviewRound.objects.get(pk=opened.pk).seal
    with pytest.raises(TypeError):
        PortfolioItem.objects.filter(round=opened).update(minutes=1)


def test_carrying_out_leaves_completions_and_what_people_said_alone(opened, item, lea):
    done, said = set(Completion.objects.values_list("pk", "at")), Reaction.objects.count()
    actions.propose(item(), verdict="stop", reason=FEW, by=lea)
    actions.propose(item("kort"), verdict="merge", into=item("klein").activity, reason=WHY, by=lea)
    assert run(opened, lea) == 2
    assert set(Completion.objects.values_list("pk", "at")) == done
    assert Reaction.objects.count() == said


def test_each_verdict_makes_a_decision_and_tells_the_owner(opened, item, lea, ines):
    actions.propose(item(), verdict="fix", reason=WHY, by=lea)
    actions.propose(item("klein"), verdict="keep", by=lea)
    actions.propose(item("kort"), verdict="merge", into=item("klein").activity, reason=WHY, by=lea)
    with jobs.at_once():
        assert run(opened, lea) == 3
        assert run_again(opened, lea) == 0
    found = {one.activity.slug: (one.verdict, one.minutes) for one in Decision.objects.select_related("activity")}
    assert found == {"barista": ("fix", 1080), "klein": ("keep", 45), "kort": ("merge", 45)}
    assert Retirement.objects.get().replaced_by.slug == "klein"
    texts = {message.facts["verdict"] for message in Message.objects.filter(person=ines, kind="insights.ReviewSaid")}
    assert texts == {"fix", "keep", "merge"}


def run_again(opened, by):
    return actions.carry_out(opened, by=by)


def test_nothing_proposed_is_nothing_to_carry_out(opened, lea):
    with pytest.raises(ValidationError, match="nog niets voorgesteld"):
        actions.begin_carrying_out(opened, by=lea)


def test_what_people_still_have_to_do_leaves_the_shelf_later(opened, item, lea, mara, ben, olu):
    due = clock.today() + dt.timedelta(days=20)
    activity = item().activity
    first = Assignment.objects.create(person=olu, activity=activity, given_by=mara, reason="Omdat", due=due)
    actions.propose(item(), verdict="stop", reason=FEW, by=lea)
    (effect,) = queries.effects(queries.waiting(opened))
    assert (effect.running, effect.sunset) == (1, due)
    first.due = clock.today() + dt.timedelta(days=45)
    first.save()
    run(opened, lea)
    assert Proposal.objects.get().sunset_on == first.due
    assert not Retirement.objects.exists()
    with pytest.raises(ValidationError, match="gaat op .* van de plank"):
        learning.assign(activity, to=ben, by=mara, reason="Dat wil ik graag van je.")
    actions.undo_proposal(Proposal.objects.get(), by=lea)
    assert learning.assign(activity, to=ben, by=mara, reason="Dat wil ik graag van je.").person == ben
    actions.propose(item(), verdict="stop", reason=FEW, by=lea)
    run(opened, lea)
    assert learning.assign(activity, to=ben, by=mara, reason="Nog eens gevraagd.").person == ben, "who has it, has it"
    assert actions.end_sunsets() == 0
    with clock.at(clock.now() + dt.timedelta(days=45)):
        assert [actions.end_sunsets(), actions.end_sunsets()] == [1, 0]
    assert Retirement.objects.get().by == lea


def test_it_leaves_sooner_when_nobody_has_it_to_do_any_more(opened, item, lea, mara, ben):
    given = Assignment.objects.create(person=ben, activity=item().activity, given_by=mara, reason="Omdat")
    actions.propose(item(), verdict="stop", reason=FEW, by=lea)
    run(opened, lea)
    given.delete()
    assert actions.end_sunsets() == 1


def test_what_the_law_asks_stops_only_by_going_into_another_that_it_asks(opened, item, lea):
    Activity.objects.filter(slug="barista").update(purpose="legal")
    with pytest.raises(ValidationError, match="wettelijk verplicht"):
        actions.propose(item(), verdict="stop", reason=FEW, by=lea)
    with pytest.raises(ValidationError, match="ook wettelijk verplicht"):
        actions.propose(item(), verdict="merge", into=item("klein").activity, reason=WHY, by=lea)
    Activity.objects.filter(slug="klein").update(purpose="legal")
    actions.propose(item(), verdict="merge", into=item("klein").activity, reason=WHY, by=lea)


def test_few_people_are_no_reason_by_themselves(opened, item, lea):
    with pytest.raises(ValidationError, match="weinig mensen"):
        actions.propose(item(), verdict="stop", reason=WHY, by=lea)
    actions.propose(item(), verdict="stop", reason=FEW, by=lea)


@pytest.mark.parametrize("into", [None, "barista", "weg", "retired"])
def test_merging_needs_one_that_stays(opened, item, lea, into):
    actions.propose(item("kort"), verdict="stop", reason=FEW, by=lea)
    target = {None: None, "barista": item().activity, "weg": item("kort").activity}.get(into, item("klein").activity)
    if into == "retired":
        Retirement.objects.create(activity=target, by=lea, reason="Weg")
    with pytest.raises(ValidationError) as refused:
        actions.propose(item(), verdict="merge", into=target, reason=WHY, by=lea)
    assert set(refused.value.message_dict) == {"into"}


def test_round_in_a_circle_is_refused_within_a_round(opened, item, lea):
    actions.propose(item("kort"), verdict="merge", into=item("klein").activity, reason=WHY, by=lea)
    for verdict, reason, into in (("merge", WHY, item("kort").activity), ("stop", FEW, None)):
        with pytest.raises(ValidationError, match="“Kort” gaat op in deze activiteit, dus zij blijft"):
            actions.propose(item("klein"), verdict=verdict, reason=reason, into=into, by=lea)
    assert list(Proposal.objects.values_list("item__slug", "verdict")) == [("kort", "merge")]


def test_round_in_a_circle_is_refused_while_an_earlier_round_still_waits(opened, item, lea, mara, ben):
    given = Assignment.objects.create(person=ben, activity=item("kort").activity, given_by=mara, reason="Omdat")
    actions.propose(item("kort"), verdict="merge", into=item("klein").activity, reason=WHY, by=lea)
    run(opened, lea)
    later = actions.open_round("Kwartaal 4", by=lea)
    klein = later.items.select_related("activity", "round").get(slug="klein")
    with pytest.raises(ValidationError, match="“Kort” gaat op in deze activiteit"):
        actions.propose(klein, verdict="merge", into=given.activity, reason=WHY, by=lea)
    given.delete()
    assert actions.end_sunsets() == 1
    actions.propose(klein, verdict="stop", reason=FEW, by=lea)


def test_what_went_round_in_a_circle_by_another_way_stays_and_says_so(opened, item, lea, mara, ben):
    given = Assignment.objects.create(person=ben, activity=item("kort").activity, given_by=mara, reason="Omdat")
    actions.propose(item("kort"), verdict="merge", into=item("klein").activity, reason=WHY, by=lea)
    run(opened, lea)
    Retirement.objects.create(activity=item("klein").activity, by=lea, reason="Weg", replaced_by=given.activity)
    given.delete()
    assert actions.end_sunsets() == 0
    assert "Kies een activiteit die op de plank blijft." in Proposal.objects.get().trouble


def test_what_changed_meanwhile_is_said_and_the_rest_goes_on(opened, item, lea):
    actions.propose(item(), verdict="merge", into=item("klein").activity, reason=WHY, by=lea)
    actions.propose(item("kort"), verdict="keep", by=lea)
    Retirement.objects.create(activity=item("klein").activity, by=lea, reason="Weg")
    assert run(opened, lea) == 1
    assert "staat niet op de plank" in Proposal.objects.get(item__slug="barista").trouble


def test_many_at_once_names_those_that_cannot(opened, lea):
    Activity.objects.filter(slug="kort").update(purpose="legal")
    some = list(opened.items.select_related("activity", "round").order_by("slug"))
    said = actions.propose_many(some, verdict="stop", reason=FEW, by=lea)
    assert (said.done, [item.slug for item, _why in said.refused]) == (2, ["kort"])


def test_a_proposal_is_replaced_and_taken_back_until_it_is_done(opened, item, lea, dana):
    actions.propose(item(), verdict="keep", by=lea)
    made = actions.propose(item(), verdict="fix", reason=WHY, by=dana)
    assert (Proposal.objects.count(), made.verdict, made.by) == (1, "fix", dana)
    actions.take_back_proposal(made, by=lea)
    assert not Proposal.objects.exists()
    done = actions.propose(item(), verdict="keep", by=lea)
    run(opened, lea)
    actions.take_back_proposal(Proposal.objects.get(pk=done.pk), by=lea)
    assert Proposal.objects.exists()
    with pytest.raises(ValidationError, match="al uitgevoerd"):
        actions.propose(item(), verdict="fix", reason=WHY, by=lea)


def test_it_is_turned_back(opened, item, lea):
    actions.propose(item(), verdict="stop", reason=FEW, by=lea)
    run(opened, lea)
    proposal = Proposal.objects.get()
    actions.undo_proposal(proposal, by=lea)
    actions.undo_proposal(proposal, by=lea)
    assert not Retirement.objects.exists()
    assert not Decision.objects.exists()
    actions.propose(item(), verdict="keep", by=lea)
    assert run(opened, lea) == 1


def test_a_new_round_closes_the_one_before(opened, item, lea):
    actions.open_round("Kwartaal 4", by=lea)
    with pytest.raises(ValidationError, match="gesloten"):
        actions.propose(item(), verdict="keep", by=lea)
    with pytest.raises(ValidationError, match="naam"):
        actions.open_round(" ", by=lea)


def test_leaders_propose_and_the_lead_opens_and_carries_out(opened, item, dana, hugo, adam, wim, ines):
    actions.propose(item(), verdict="keep", by=dana)
    proposal = Proposal.objects.get()
    for person in (dana, hugo, adam, wim, ines):
        for verb in (
            lambda by: actions.open_round("X", by=by),
            lambda by: actions.begin_carrying_out(opened, by=by),
            lambda by: actions.carry_out(opened, by=by),
            lambda by: actions.undo_proposal(proposal, by=by),
        ):
            with pytest.raises(PermissionDenied):
                verb(person)
    for person in (hugo, adam, wim, ines):
        for verb in (
            lambda by: actions.propose(item(), verdict="keep", by=by),
            lambda by: actions.take_back_proposal(proposal, by=by),
        ):
            with pytest.raises(PermissionDenied):
                verb(person)


def test_what_stopping_gave_back_is_a_quarter_of_a_year(opened, item, lea):
    actions.propose(item(), verdict="stop", reason=FEW, by=lea)
    actions.propose(item("kort"), verdict="merge", into=item("klein").activity, reason=WHY, by=lea)
    run(opened, lea)
    (quarter,) = queries.given_back()
    assert (quarter.number, quarter.hours, quarter.cost) == ((clock.today().month + 2) // 3, 4.6875, None)
    assert {(row.title, row.hours, row.merged_into) for row in quarter.rows} == {
        ("Baristales", 4.5, ""),
        ("Kort", 0.1875, "Klein"),
    }
    actions.undo_proposal(Proposal.objects.get(item__slug="barista"), by=lea)
    assert queries.given_back()[0].hours == 0.1875


def test_an_activity_is_found_by_its_title_or_its_address(opened):
    assert queries.target(opened, " baristales ").slug == queries.target(opened, "barista").slug == "barista"
    assert queries.target(opened, "Bestaat niet") is queries.target(opened, "") is None
