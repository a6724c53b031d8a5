import datetime as dt

from tests.practising import MONDAY
from vliegwiel.areas.learning.models import Assignment
from vliegwiel.areas.practice import actions
from vliegwiel.kit import clock

ADDRESS = "/lead/given/"


def read(response):
    return " ".join(response.content.decode().split())


def test_nothing_given_yet_teaches(mara_s, ben):
    assert "Je gaf nog niets" in read(mara_s.get(ADDRESS))


def test_what_she_gave_to_whom_open_and_done(mara_s, mara, ben, listening, give, finish, hire, company):
    tess = hire("Tess", "Visser", unit=company.north, led_by=mara)
    give(listening, [ben, tess], on=MONDAY)
    finish(tess, listening, on=MONDAY + dt.timedelta(days=1))
    with clock.at(MONDAY + dt.timedelta(days=2)):
        page = read(mara_s.get(ADDRESS))
        assert page.count("Maandag begint de nieuwe planning.") == 1  # one gift, two people
        assert "gedaan op 3 maart" in page
        assert "Tess Visser" not in read(mara_s.get(f"{ADDRESS}?state=open"))
        assert "Ben Bakker" not in read(mara_s.get(f"{ADDRESS}?state=done"))


def test_what_she_had_done_before_it_was_asked_is_done_and_the_day_stays_hers(mara_s, ben, listening, give, finish):
    finish(ben, listening, on=MONDAY - dt.timedelta(days=30))
    give(listening, [ben], on=MONDAY)
    with clock.at(MONDAY + dt.timedelta(days=4)):
        for address in (ADDRESS, "/lead/people/", f"/lead/person/{ben.pk}/"):
            page = read(mara_s.get(address))
            assert "was al gedaan" in page
            assert "gedaan op" not in page
            assert "Vraag Ben Bakker hoe het ging" not in page


def test_what_was_just_given_is_undone_in_one_tap_for_ten_minutes(mara_s, ben, listening, give):
    give(listening, [ben], on=MONDAY)
    with clock.at(dt.datetime.combine(MONDAY, dt.time(9, 9))):
        assert "Net gegeven: ‘Luisteren’ aan 1 persoon." in read(mara_s.get(ADDRESS))
        assert mara_s.post(f"{ADDRESS}activity/luisteren/withdrawal/").url == ADDRESS
    assert not Assignment.objects.standing().exists()
    give(listening, [ben], on=MONDAY)
    with clock.at(dt.datetime.combine(MONDAY, dt.time(9, 11))):
        assert "Net gegeven" not in read(mara_s.get(ADDRESS))
        mara_s.post(f"{ADDRESS}activity/luisteren/withdrawal/")
    assert Assignment.objects.standing().exists()


def test_others_take_nothing_back(client, mara, ben, olu, listening, give, hire, company):
    (row,) = give(listening, [ben], on=MONDAY).new
    hire("Tess", "Visser", unit=company.south, led_by=olu)
    client.force_login(olu)
    assert client.post(f"{ADDRESS}{row.pk}/withdrawal/").status_code == 404
    assert client.post(f"{ADDRESS}{row.pk}/renewal/").status_code == 404


def test_who_is_no_longer_led_stays_on_the_list_without_a_link(mara_s, mara, ben, listening, give, hire, company):
    hire("Tess", "Visser", unit=company.north, led_by=mara)
    give(listening, [ben], on=MONDAY)
    ben.lines_up.update(ends=MONDAY)
    with clock.at(MONDAY + dt.timedelta(days=1)):
        page = read(mara_s.get(ADDRESS))
    assert "Ben Bakker" in page
    assert f"/lead/person/{ben.pk}/" not in page


def test_missing_chances_are_a_number_about_the_work(mara_s, mara, listening, give, make_plan, hire, company):
    team = [hire("Lid", f"Nummer {n}", unit=company.north, led_by=mara) for n in range(5)]
    give(listening, team, on=MONDAY)
    for one in team:
        plan = make_plan(one, listening)
        for number in (3, 14):
            with clock.at(MONDAY + dt.timedelta(days=number)):
                actions.answer_check_in(plan.check_ins.get(day=number), said="no_chance", by=one)
    assert "5 mensen in je team kregen twee keer geen kans om ‘Luisteren’ te doen." in read(mara_s.get(ADDRESS))
    team[0].plans.get().check_ins.update(said="")
    assert "geen kans om" not in read(mara_s.get(ADDRESS))


def test_a_longer_list_costs_the_same(same_queries, mara_s, ben, publish, give):
    numbers = iter(range(9))
    same_queries(lambda: mara_s.get(ADDRESS), lambda: give(publish(f"nummer-{next(numbers)}"), [ben], on=MONDAY))
