import pytest

from tests.practising import MONDAY, WORDS
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.practice.models import Plan
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock

ADDRESS = "/learn/activity/luisteren/plan/"


@pytest.fixture
def behaviour(listening, dana, ines):
    goal = Goal.objects.create(statement="Minder klachten", owner=dana)
    behaviour = TargetBehaviour.objects.create(
        goal=goal, owner=dana, actor="Een planner", situation="die een klant spreekt", action="vat eerst samen"
    )
    Link.objects.create(activity=listening, behaviour=behaviour, rationale="x", claimed_by=ines)
    return behaviour


def test_after_finishing_she_makes_a_plan_and_chooses_who_stands_beside_her(ben_s, words, listening, ben, mara):
    assert "Mara de Wit · Leidinggevende" in words(ben_s.get(ADDRESS))
    response = ben_s.post(ADDRESS, {**WORDS, "supporter": mara.pk})
    assert (response.status_code, response.url) == (302, "/learn/practice/")
    plan = Plan.objects.get()
    assert (plan.person, plan.supporter, plan.situation, plan.action) == (ben, mara, *WORDS.values())


def test_nobody_is_the_answer_that_is_filled_in(ben_s, listening):
    ben_s.post(ADDRESS, {**WORDS, "supporter": "nobody"})
    assert Plan.objects.get().supporter is None


def test_two_examples_to_begin_with_come_from_the_behaviour_and_the_activity(ben_s, words, listening, behaviour):
    page = words(ben_s.get(ADDRESS))
    assert "Als: een planner die een klant spreekt Dan: vat eerst samen Begin met dit voorbeeld" in page
    begun = ben_s.get(ADDRESS, {"situation": "een klant belt", "action": "vat ik samen"}).content.decode()
    assert ">\neen klant belt</textarea>" in begun
    assert not Plan.objects.exists()


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_is_kept(ben_s, listening):
    response = ben_s.post(ADDRESS, {"situation": "ik me moe voel", "action": "", "supporter": "nobody"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "ik me moe voel" in page
    assert "Vul in wat je dan doet" in page
    response = ben_s.post(ADDRESS, {"situation": "ik me moe voel", "action": "begrijp de klant", "supporter": "nobody"})
    assert "Een gevoel komt en gaat." in response.content.decode()
    assert "Zo kan niemand zien dat je het doet." in response.content.decode()


def test_somebody_who_may_not_be_asked_is_refused(ben_s, listening, olu):
    assert ben_s.post(ADDRESS, {**WORDS, "supporter": olu.pk}).status_code == 422
    assert not Plan.objects.exists()


def test_a_large_unit_gives_a_list_of_colleagues(ben_s, words, listening, hire, company):
    crowd = [hire("Lid", f"Nummer {n}", unit=company.north) for n in range(6)]
    assert "Iemand anders van mijn afdeling" in words(ben_s.get(ADDRESS))
    refused = ben_s.post(ADDRESS, {**WORDS, "supporter": "colleague"})
    assert "Kies wie je bedoelt" in refused.content.decode()
    ben_s.post(ADDRESS, {**WORDS, "supporter": "colleague", "colleague": crowd[3].pk})
    assert Plan.objects.get().supporter == crowd[3]
    assert f'value="{crowd[3].pk}" selected' in ben_s.get(ADDRESS).content.decode()


def test_she_sees_what_the_chosen_one_would_see_and_nothing_is_kept(ben_s, listening, mara):
    form = {**WORDS, "supporter": mara.pk}
    response = ben_s.post(f"{ADDRESS}preview/", form)
    page = response.content.decode()
    assert "Dit ziet Mara de Wit" in page
    assert "Als een klant belt die al wacht, dan vraag eerst wat er al geprobeerd is" in page
    assert "Alleen jij ziet dit" in ben_s.post(f"{ADDRESS}preview/", {**WORDS, "supporter": "nobody"}).content.decode()
    assert not Plan.objects.exists()


def test_the_page_again_changes_the_same_plan(plan, ben_s, ben):
    assert WORDS["situation"] in ben_s.get(ADDRESS).content.decode()
    ben_s.post(ADDRESS, {"situation": "een klant mailt", "action": "bel ik terug", "supporter": "nobody"})
    assert list(Plan.objects.values_list("pk", "situation", "supporter")) == [(plan.pk, "een klant mailt", None)]


def test_the_third_plan_is_refused_on_the_page_in_words(ben_s, make_plan, publish, ben, listening):
    for slug in ("een", "twee"):
        make_plan(ben, publish(slug))
    with clock.at(MONDAY):
        response = ben_s.post(ADDRESS, {**WORDS, "supporter": "nobody"})
    assert "Je hebt al twee plannen lopen" in response.content.decode()


def test_what_she_cannot_find_has_no_plan_page(ben_s):
    assert ben_s.get(ADDRESS).status_code == 404


def test_it_costs_the_same_with_more_colleagues(same_queries, ben_s, listening, behaviour, hire, company):
    numbers = iter(range(9))
    same_queries(lambda: ben_s.get(ADDRESS), lambda: hire("Lid", f"Nummer {next(numbers)}", unit=company.north))
