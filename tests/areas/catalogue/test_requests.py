import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.areas.strategy.conftest import behaviour, goal
from tests.library import publish, republish
from vliegwiel.areas.catalogue import actions, jobs, queries
from vliegwiel.areas.catalogue.models import Answer, Request, Support
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.kit import clock
from vliegwiel.kit import jobs as kit_jobs
from vliegwiel.kit.events import EVENTS
from vliegwiel.kit.models import Happening
from vliegwiel.kit.notices import worded

__all__ = ["behaviour", "goal"]
FRIDAY = dt.date(2026, 12, 18)
NEED = "lastige gesprekken met boze klanten aan de balie"


@pytest.fixture
def asked(ben):
    with clock.at(FRIDAY):
        return actions.ask(NEED, by=ben)


def told(person):
    return [worded(one.kind, one.facts).text for one in Message.objects.filter(person=person).order_by("pk")]


def test_an_answer_is_promised_in_working_days_over_christmas(asked, ben):
    assert (asked.text, asked.promised_for) == (NEED, dt.date(2027, 1, 5))
    with clock.at(FRIDAY):
        assert actions.ask(f"  {NEED} ", by=ben) == asked
    assert Happening.objects.filter(kind="catalogue.RequestMade").count() == 1


def test_the_number_of_days_is_a_setting(ben, settings):
    settings.PROMISE_WORKDAYS = 3
    with clock.at(dt.date(2026, 4, 23)):  # King's Day 2026 is Monday the 27th
        assert actions.ask(NEED, by=ben).promised_for == dt.date(2026, 4, 29)


@pytest.mark.parametrize("text", ["", "hulp", "x" * 401])
def test_too_few_or_too_many_words_are_refused_in_a_sentence(ben, text):
    with pytest.raises(ValidationError) as refused:
        actions.ask(text, by=ben)
    assert set(refused.value.message_dict) == {"text"}


@pytest.mark.parametrize(
    "text",
    [
        "ik word gepest door mijn collega",
        "omgaan met ongewenste opmerkingen van mijn chef",
        "ik ben ziek geworden en durf het niet te zeggen",
        "mijn burn-out bespreken",
        "I am being bullied at work",
        "my manager harasses me",
        "how do I talk about my depression",
    ],
)
def test_what_needs_a_person_is_stored_nowhere(ben, text):
    with pytest.raises(actions.Sensitive):
        actions.ask(text, by=ben)
    assert not Request.objects.exists()
    assert not Happening.objects.exists()


@pytest.mark.parametrize(
    "text", ["de ziekmelding in het nieuwe systeem zetten", NEED, "presenting figures to the board"]
)
def test_everyday_needs_are_not_mistaken_for_it(text):
    assert not queries.sensitive(text)


def test_changing_to_such_words_keeps_the_old_ones(asked, ben):
    with pytest.raises(actions.Sensitive):
        actions.change_request(asked, text="ik word gepest op de afdeling", by=ben)
    asked.refresh_from_db()
    assert asked.text == NEED


def test_who_asked_changes_withdraws_and_restores_while_nobody_answered(asked, ben, olu, lea):
    with pytest.raises(PermissionDenied):
        actions.change_request(asked, text="iets heel anders vragen", by=olu)
    assert actions.change_request(asked, text="rustig blijven bij boze klanten", by=ben).text.startswith("rustig")
    actions.withdraw_request(asked, by=ben)
    actions.withdraw_request(asked, by=ben)
    assert not Request.objects.waiting().exists()
    assert not Request.objects.visible_to(olu).exists()
    actions.restore_request(asked, by=ben)
    actions.answer(Request.objects.get(), by=lea, reply="no", reason="Dit hoort bij de inwerkweek.")
    for verb in (lambda: actions.change_request(asked, text="nog iets anders vragen", by=ben),):
        with pytest.raises(ValidationError):
            verb()
    with pytest.raises(ValidationError):
        actions.withdraw_request(Request.objects.get(), by=ben)
    assert Happening.objects.filter(kind="catalogue.RequestWithdrawn").count() == 1


def test_for_a_team_asks_only_who_leads_one(mara, ben):
    with pytest.raises(PermissionDenied):
        actions.ask(NEED, by=ben, for_team=True)
    assert actions.ask(NEED, by=mara, for_team=True).for_team


def test_me_too_counts_once_and_can_be_taken_back(asked, olu, ben):
    with pytest.raises(PermissionDenied):
        actions.support_request(asked, by=ben)
    actions.support_request(asked, by=olu)
    actions.support_request(asked, by=olu)
    assert queries.request_for(ben, asked.pk).wanted_by == 2
    actions.take_back_support(asked, by=olu)
    assert not Support.objects.exists()


def test_names_of_supporters_show_from_the_smallest_group_on(asked, hire, company):
    for n in range(4):
        actions.support_request(asked, by=hire(f"Tess{n}", "Visser", unit=company.south))
    assert queries.supporter_names(asked) == []
    actions.support_request(asked, by=hire("Vijf", "Bos", unit=company.south))
    assert queries.supporter_names(asked) == ["Vijf Bos", *(f"Tess{n} Visser" for n in range(4))]


def test_the_log_never_tells_who_asked_or_supported():
    private = {name for name, event in EVENTS.items() if name.startswith("catalogue.") and event.private}
    assert {"catalogue.RequestMade", "catalogue.Supported", "catalogue.RequestWithdrawn"} <= private


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"reply": "no", "reason": " "}, "reason"),
        ({"reply": "exists", "reason": "Kijk eens."}, "activity"),
        ({"reply": "making", "reason": "Het komt."}, "ready_by"),
        ({"reply": "making", "reason": "Het komt.", "ready_by": dt.date(2026, 1, 1)}, "ready_by"),
        ({"reply": "elsewhere", "reason": "Het rooster knelt."}, "contact"),
    ],
)
def test_half_an_answer_is_refused_with_what_is_missing(asked, lea, given, field):
    with clock.at(FRIDAY), pytest.raises(ValidationError) as refused:
        actions.answer(asked, by=lea, **given)
    assert (set(refused.value.message_dict), Answer.objects.exists()) == ({field}, False)


def test_everybody_who_wanted_it_hears_the_answer_once(asked, lea, ines, ben, olu, mara):
    activity = publish(ines, edition={"title": "Boze klant, rustig gesprek"})
    twin = actions.ask("boze klanten aan de balie te woord staan", by=mara)
    actions.support_request(asked, by=olu)
    actions.merge_requests(twin, into=asked, by=lea)
    with kit_jobs.at_once():
        for row in (asked, Request.objects.get(pk=asked.pk)):
            actions.answer(row, by=lea, reply="exists", reason="Vijf minuten, met oefening.", activity=activity)
    text = f"Op je vraag ‘{NEED}’ is antwoord: dit is er al."
    assert [told(person) for person in (ben, olu, mara)] == [[text], [text], [text]]
    assert Happening.objects.filter(kind="catalogue.RequestAnswered").count() == 1
    assert queries.answer_to(queries.request_for(mara, twin.pk)).activity == activity


def test_only_the_lnd_lead_answers_and_hears_of_a_new_request(ben, mara, ines, lea):
    with kit_jobs.at_once(), clock.at(FRIDAY):
        asked = actions.ask(NEED, by=ben)
    assert told(lea) == [f"Iemand vraagt hulp bij ‘{NEED}’. Er is antwoord beloofd op 5 januari."]
    for person in (ben, mara, ines):
        with pytest.raises(PermissionDenied):
            actions.answer(asked, by=person, reply="no", reason="Nee.")


def test_not_training_points_to_a_change_at_work(asked, lea, mara):
    with clock.at(FRIDAY):
        change = {"kind": "staffing", "what": "Twee mensen aan de balie op maandag", "due": dt.date(2027, 2, 1)}
        fix = strategy.add_fix(None, by=lea, owner=mara, **change)
        given = actions.answer(asked, by=lea, reply="elsewhere", reason="Het is te druk.", fix=fix)
    assert (given.fix, given.contact, given.activity) == (fix, None, None)


def test_merging_has_its_undo_and_keeps_the_earliest_promise(asked, lea, ben, mara, olu):
    with clock.at(dt.date(2026, 12, 22)):
        later = actions.ask("boze klanten aan de telefoon", by=mara)
        third = actions.ask("klanten die boos zijn aan de balie", by=olu)
    actions.merge_requests(third, into=later, by=lea)
    actions.merge_requests(asked, into=later, by=lea)
    row = queries.waiting_requests().get()
    assert (row, row.promised, row.wanted_by) == (later, asked.promised_for, 3)
    asked.refresh_from_db()
    assert actions.merge_requests(asked, into=third, by=lea).merged_into == later  # no chains
    actions.part_requests(asked, by=lea)
    assert set(queries.waiting_requests()) == {asked, later}
    with pytest.raises(ValidationError):
        actions.merge_requests(asked, into=asked, by=lea)
    with pytest.raises(PermissionDenied):
        actions.merge_requests(asked, into=later, by=mara)


def test_late_ones_come_first(asked, mara):
    with clock.at(dt.date(2027, 1, 4)):
        fresh = actions.ask("een draaitabel maken in het nieuwe systeem", by=mara)
    assert list(queries.waiting_requests()) == [asked, fresh]


def test_promises_kept_counts_what_was_answered_on_its_day_and_what_is_late(ben, mara, olu, lea):
    with clock.at(FRIDAY):
        on_the_day, late, never, gone = [
            actions.ask(f"hulp bij nummer {n} van de lijst", by=person)
            for n, person in zip(("een", "twee", "drie", "vier"), (ben, mara, olu, ben), strict=True)
        ]
    actions.withdraw_request(gone, by=ben)
    with clock.at(dt.date(2027, 1, 5)):
        actions.answer(on_the_day, by=lea, reply="no", reason="Dat kan niet.")
        kept = queries.promises_kept()
        assert (kept.in_time, kept.n) == (1, 1)
    with clock.at(dt.date(2027, 1, 6)):
        actions.answer(late, by=lea, reply="no", reason="Dat kan niet.")
        kept = queries.promises_kept()
    assert (kept.in_time, kept.n, round(kept.share, 2)) == (1, 3, 0.33)
    assert never in set(queries.waiting_requests())
    assert queries.answered_requests().count() == 2


def test_old_ones_are_forgotten_as_promised(asked, ben, mara, lea):
    with clock.at(FRIDAY):
        other = actions.ask("een draaitabel maken in het nieuwe systeem", by=mara)
        actions.withdraw_request(other, by=mara)
        actions.answer(asked, by=lea, reply="no", reason="Nee, want het staat in de gids.")
    with clock.at(FRIDAY + dt.timedelta(days=29)):
        assert actions.forget_requests() == 0
    with clock.at(FRIDAY + dt.timedelta(days=32)):
        jobs.forget_requests.func()
    assert list(Request.objects.all()) == [asked]
    with clock.at(FRIDAY + dt.timedelta(days=732)):
        assert actions.forget_requests() == 1


def test_what_is_like_it_is_found_by_meaningful_words_in_three_queries(ben, mara, ines, django_assert_num_queries):
    for slug, title, summary in (
        ("boos", "De boze klant", "Je voert een lastig gesprek en blijft rustig."),
        ("excel", "Draaitabellen", "Je vat cijfers samen."),
        ("balie", "Achter de balie", "Je groet wie binnenkomt."),
    ):
        republish(publish(ines, slug), title=title, summary=summary)
    mine = actions.ask("een gesprek voeren met een boze klant", by=mara)
    assert list(Request.objects.visible_to(ben)) == [mine]  # her roles are looked up once
    with django_assert_num_queries(3):
        found = queries.alike("Ik heb hulp nodig bij lastige gesprekken met boze klanten", ben)
        assert [one.title for one in found.activities] == ["De boze klant"]
        assert found.requests == (mine,)
    with django_assert_num_queries(0):
        assert not queries.alike("ik heb hulp nodig bij het", ben)
    assert not queries.alike("gesprek boze klant", mara, besides=mine).requests


def test_a_word_is_found_in_its_other_forms():
    assert queries.stems("lastige gesprekken") == ["gesprek", "lastig"]
    assert set(queries.stems("plannen van vergaderingen")) == {"plan", "vergader"}
    assert queries.stems("de het een") == []
