import pytest

from tests.htmx import swap
from vliegwiel.areas.practice import actions
from vliegwiel.areas.practice.models import SupportAct

ADDRESS = "/learn/support/"


@pytest.fixture
def mara_s(client, mara):
    client.force_login(mara)
    return client


@pytest.fixture
def answered(first, ben, on_day):
    with on_day(3):
        actions.answer_check_in(first, said="did_it", note="Het hielp.", by=ben)
    return first


def test_nobody_asked_yet(mara_s, words):
    assert "Niemand vroeg je om steun" in words(mara_s.get(ADDRESS))


def test_she_reads_what_was_shared_with_her_and_says_she_saw_it(answered, mara_s, words, on_day):
    with on_day(3):
        page = words(mara_s.get(ADDRESS))
        assert "Ben Bakker · Luisteren" in page
        assert "Gedaan 5 maart Het hielp." in page
        assert mara_s.post(f"{ADDRESS}{answered.pk}/reaction/", {"kind": "confirmed"}).url == ADDRESS
        assert "De volgende vraag is op 16 maart." in words(mara_s.get(ADDRESS))
    assert list(SupportAct.objects.values_list("kind", "check_in")) == [("confirmed", answered.pk)]


def test_the_tap_swaps_what_a_reload_would_show(answered, mara_s, on_day):
    with on_day(3):
        swap(mara_s, ADDRESS, "//form[@hx-post]", {"kind": "hint", "text": "Begin met één vraag."})
    assert SupportAct.objects.get().text == "Begin met één vraag."


def test_a_tip_without_words_is_asked_for_again(answered, mara_s, on_day):
    with on_day(3):
        response = mara_s.post(f"{ADDRESS}{answered.pk}/reaction/", {"kind": "hint", "text": " "})
    assert response.status_code == 422
    assert "Schrijf je tip in één zin" in response.content.decode()
    assert mara_s.post(f"{ADDRESS}{answered.pk}/reaction/", {"kind": "?"}).status_code == 422


def test_who_cannot_just_now_says_so_and_sees_it_no_more(plan, mara_s, words):
    assert mara_s.post(f"{ADDRESS}plan/{plan.pk}/refusal/").url == ADDRESS
    assert "Niemand vroeg je om steun" in words(mara_s.get(ADDRESS))
    assert mara_s.post(f"{ADDRESS}plan/{plan.pk}/refusal/").status_code == 404


def test_others_find_nothing_to_react_to(answered, client, ben, olu, lea):
    for other in (ben, olu, lea):
        client.force_login(other)
        assert client.post(f"{ADDRESS}{answered.pk}/reaction/", {"kind": "confirmed"}).status_code == 404
        assert client.post(f"{ADDRESS}plan/{answered.plan_id}/refusal/").status_code == 404
    assert not SupportAct.objects.exists()


def test_many_who_ask_cost_the_same(same_queries, mara_s, mara, make_plan, listening, hire, company, on_day):
    numbers = iter(range(9))

    def one_more():
        one = hire("Lid", f"Nummer {next(numbers)}", unit=company.north, led_by=mara)
        check_in = make_plan(one, listening, supporter=mara).check_ins.get(day=3)
        actions.answer_check_in(check_in, said="did_it", by=one)

    with on_day(3):
        same_queries(lambda: mara_s.get(ADDRESS), one_more)
