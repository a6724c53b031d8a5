import datetime as dt

from tests.practising import MONDAY
from vliegwiel.areas.practice import actions
from vliegwiel.areas.practice.models import CheckIn, Plan
from vliegwiel.kit import clock

ADDRESS = "/learn/practice/"
MONDAY_AT = dt.datetime.combine(MONDAY, dt.time(9), dt.UTC)


def test_without_a_plan_the_page_says_how_one_comes_about(ben_s, words):
    assert "Nog geen plan" in words(ben_s.get(ADDRESS))


def test_she_sees_her_plan_who_sees_it_and_when_she_is_asked(plan, ben_s, words, on_day):
    with on_day(0):
        page = words(ben_s.get(ADDRESS))
    assert "Als een klant belt die al wacht, dan vraag eerst wat er al geprobeerd is." in page
    assert "Wie ziet dit: jij en Mara de Wit" in page
    assert "3 mrt komt nog 5 mrt komt nog 16 mrt komt nog 13 apr komt nog 26 mei komt nog" in page
    assert "Geef antwoord" not in page
    with on_day(3):
        assert "Geef antwoord" in words(ben_s.get(ADDRESS))


def test_what_was_said_and_seen_stands_with_the_plan(plan, first, ben_s, words, ben, mara, on_day):
    with on_day(3):
        actions.answer_check_in(first, said="did_it", note="Het hielp.", by=ben)
        actions.support(first, kind="confirmed", by=mara)
        actions.support(first, kind="hint", text="Begin met één vraag.", by=mara)
        page = words(ben_s.get(ADDRESS))
    assert "Gedaan gezien Het hielp. Tip van Mara de Wit: Begin met één vraag." in page
    assert "toegepast, door een ander gezien" in page


def test_pausing_stopping_and_wiping_are_each_one_tap(plan, ben_s, words, on_day):
    with on_day(1):
        assert ben_s.post(f"{ADDRESS}pause/").url == ADDRESS
        page = words(ben_s.get(ADDRESS))
        assert "We vragen je niets tot 17 maart." in page
        assert ben_s.post(f"{ADDRESS}{plan.pk}/end/").url == ADDRESS
        assert "Waar je mee stopte" in words(ben_s.get(ADDRESS))
        assert ben_s.post(f"{ADDRESS}{plan.pk}/erasure/").url == ADDRESS
        assert "De tekst van dit plan is gewist" in words(ben_s.get(ADDRESS))
    assert list(Plan.objects.values_list("situation", "action")) == [("", "")]


def test_another_person_s_buttons_do_nothing(plan, client, mara, olu):
    for other in (mara, olu):  # mara is the chosen support: she reads, she does not stop or wipe
        client.force_login(other)
        assert client.post(f"{ADDRESS}{plan.pk}/end/").status_code == 404
        assert client.post(f"{ADDRESS}{plan.pk}/erasure/").status_code == 404
    plan.refresh_from_db()
    assert plan.stopped_at is None


def test_when_the_supporter_left_she_is_pointed_to_another(plan, ben_s, words, mara):
    mara.left_on = dt.date(2026, 3, 31)
    mara.save()
    with clock.at(dt.date(2026, 4, 1)):
        assert "Mara de Wit werkt hier niet meer. Kies iemand anders" in words(ben_s.get(ADDRESS))


def test_a_page_full_of_plans_costs_the_same(same_queries, ben_s, ben, mara, make_plan, publish, on_day):
    numbers = iter(range(9))

    def one_more():
        plan = make_plan(ben, publish(f"nummer-{next(numbers)}"), supporter=mara)
        check_in = plan.check_ins.get(day=3)
        with clock.at(MONDAY + dt.timedelta(days=3)):
            actions.answer_check_in(check_in, said="did_it", by=ben)
            actions.support(check_in, kind="confirmed", by=mara)
        actions.stop_plan(plan, by=ben)

    with on_day(3):
        same_queries(lambda: ben_s.get(ADDRESS), one_more)


def test_with_sixty_plans_it_is_read_page_by_page_what_goes_on_first_and_stays_within_its_size(
    ben_s, ben, mara, publish, make_plan, words, django_assert_max_num_queries, on_day
):
    for n in range(60):
        stopped = MONDAY_AT if n % 2 else None
        one = Plan.objects.create(
            person=ben,
            activity=publish(f"nummer-{n}"),
            supporter=mara,
            situation=f"het moment {n} er is",
            action="vraag ik eerst wat er al geprobeerd is",
            made_at=MONDAY_AT - dt.timedelta(days=100 + n),
            stopped_at=stopped,
        )
        for day in (1, 3, 14, 42, 84):
            said = {"said": "stands" if day == 1 else "did_it", "note": "Dat hielp.", "said_at": MONDAY_AT}
            CheckIn.objects.create(plan=one, day=day, due_on=MONDAY - dt.timedelta(days=1), **said)
    make_plan(ben, publish("nu"), supporter=mara, situation="het nu is", action="doe ik het")
    with on_day(0):
        ben_s.get(ADDRESS)
        with django_assert_max_num_queries(12):
            page = ben_s.get(ADDRESS)
        assert len(page.content) < 60 * 1024
        assert words(page).index("Als het nu is, dan doe ik het.") < words(page).index("Als het moment 0 er is")
        pages = [words(ben_s.get(f"{ADDRESS}?page={n}")) for n in range(1, 12)]
    found = [n for page in pages for n in range(60) if f"Als het moment {n} er is" in page]
    assert sorted(found) == list(range(60))
    assert "Waar je mee stopte" not in pages[0]
    assert "Waar je mee stopte" in pages[-1]
