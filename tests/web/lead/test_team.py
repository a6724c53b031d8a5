import datetime as dt
from decimal import Decimal

from tests.htmx import swap
from tests.practising import MONDAY
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.people.models import ActingManager, Placement, ReportingLine
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import Moment
from vliegwiel.areas.qualifications import actions as qualifications
from vliegwiel.areas.recognition import actions as recognition
from vliegwiel.areas.study import actions as study
from vliegwiel.kit import clock

ADDRESS, PEOPLE = "/lead/", "/lead/people/"


def day(number):
    return MONDAY + dt.timedelta(days=number)


def things(manager):
    """What the cards hold, in their order: start, return, celebrate, room."""
    cards = [card.thing for card in queries.team_week(manager).cards]
    return [(one.kind, one.name, one.done) for one in cards if one is not None]


def read(response):
    return " ".join(response.content.decode().split())


def test_who_leads_nobody_does_not_come_in(client, ben):
    client.force_login(ben)
    assert client.get(ADDRESS).status_code == 403


def test_a_calm_week_says_so(mara_s, ben):
    page = read(mara_s.get(ADDRESS))
    calm = ("begint niemand aan iets van jou", "niemand om iets aan te vragen", "Zeg het gewoon", "Ieders week past")
    assert [one for one in calm if one not in page] == []


def test_who_waits_comes_first_and_shows_whatever_was_ticked(
    mara, ben, hire, company, make_plan, listening, publish, give, finish
):
    tess, noor = (hire(name, "Visser", unit=company.north, led_by=mara) for name in ("Tess", "Noor"))
    give(listening, [noor], on=day(-9))
    finish(noor, listening, on=day(-8))
    short = publish("kort")
    give(short, [noor], on=day(-1))
    finish(noor, short, on=day(1))
    plan = make_plan(ben, listening, supporter=mara)
    other = make_plan(tess, publish("vragen"))
    with clock.at(day(3)):
        assert things(mara) == [(Moment.ASK, "Noor Visser", False)]
        actions.mark_moment(noor, kind="ask", by=mara)
        actions.ask_for_chance(other, to=mara, by=tess)
        assert things(mara) == [(Moment.CHANCE, "Tess Visser", False), (Moment.PRAISE, "Noor Visser", False)]
        actions.answer_check_in(plan.check_ins.get(day=3), said="did_it", by=ben)
        back = queries.team_week(mara).cards[1]
        assert (back.thing.kind, back.thing.name, back.more) == (Moment.SUPPORT, "Ben Bakker", 1)
        actions.support(plan.check_ins.get(day=3), kind="confirmed", by=mara)
        actions.mark_moment(tess, kind="chance", by=mara)
        assert things(mara) == [(Moment.ASK, "Noor Visser", True), (Moment.PRAISE, "Noor Visser", False)]
        actions.mark_moment(noor, kind="praise", by=mara)
        assert things(mara)[1] == (Moment.PRAISE, "Noor Visser", True)
    with clock.at(day(8)):  # next week: what was answered is not asked again
        assert things(mara) == []


def test_a_later_date_and_a_certificate_are_asked_on_the_card_they_belong_to(
    mara_s, mara, ben, lea, company, listening, give
):
    give(listening, [ben], on=day(0), due=day(5))
    held = qualifications.write_qualification(title="Heftruck", ground="own", by=lea)
    words = {"why": "Vijf jaar, zegt de branche.", "months": 60, "outside": True, "first": [], "starts": day(-90)}
    qualifications.write_requirement(held, by=lea, **words)
    with clock.at(day(1)):
        asked = learning.ask_later_date(ben.assignments.get(), until=day(20), by=ben)
        told = {"issuer": "De school", "issued_on": day(-9), "name": "a.pdf", "content": b"%PDF-1.7 een kaart"}
        qualifications.bring_certificate(held, person=ben, by=ben, asked=mara, **told)
        assert things(mara) == [("certificate", "Ben Bakker", False), ("later", "Ben Bakker", False)]
        page = read(mara_s.get(ADDRESS))
        assert "‘Luisteren’: nu 7 maart, liever 22 maart." in page
        assert "Kijk ernaar" in page
        assert mara_s.post(f"{ADDRESS}later-date/{asked.pk}/answer/", {"granted": "yes"}).url == ADDRESS
        mara_s.post(f"{ADDRESS}later-date/{asked.pk}/answer/", {"granted": "no"})  # another tab: the first answer stays
        assert ben.assignments.get().due == day(20)
        assert mara_s.post(f"{ADDRESS}later-date/0/answer/").status_code == 404


def test_what_somebody_asks_from_outside_waits_on_the_card_of_beginning(mara_s, mara, ben, hugo):
    wish = {
        "title": "Beter overdragen",
        "provider": "De Werkschool",
        "amount": Decimal(300),
        "why": "Het gaat vaak mis.",
    }
    with clock.at(day(1)):
        study.send(study.write_request(by=ben, starts=day(40), ends=day(40), **wish), by=ben)
        assert things(mara) == [("approval", "Ben Bakker", False)]
        page = read(mara_s.get(ADDRESS))
        assert "‘Beter overdragen’. Je antwoord is beloofd voor" in page
        assert 'href="/lead/studies/"' in page


def test_the_fullest_week_comes_first_and_returns_next_week(mara, ben, hire, company, publish, give):
    tess = hire("Tess", "Visser", unit=company.north, led_by=mara, hours=8)
    long = publish("lang")
    long.editions.update(minutes=45)
    give(long, [ben, tess], on=day(0), due=day(4))
    with clock.at(day(0)):
        assert things(mara) == [(Moment.START, "Ben Bakker", False), (Moment.ROOM, "Tess Visser", False)]
        actions.mark_moment(tess, kind="room", by=mara)
        assert (Moment.ROOM, "Tess Visser", True) in things(mara)
    with clock.at(day(7)):  # past its date it still weighs on this week
        assert (Moment.ROOM, "Tess Visser", False) in things(mara)


def test_how_full_the_week_is_is_said_of_a_team_of_five_and_of_nobody(mara_s, mara, ben, hire, company, publish, give):
    long = publish("lang")
    long.editions.update(minutes=60)
    give(long, [ben], on=day(0), due=day(4))
    with clock.at(day(0)):
        page = read(mara_s.get(ADDRESS))
        assert ("Maak ruimte voor Ben Bakker" in page, "Van de leertijd" in page, " min " in page) == (
            True,
            False,
            False,
        )
        for n in range(4):
            hire(f"P{n}", "Noord", unit=company.north, led_by=mara)
        assert "Van de leertijd van je team samen is deze week ongeveer 40% gevraagd." in read(mara_s.get(ADDRESS))


def test_asking_how_it_went_and_saying_a_word_have_their_windows_and_only_for_what_she_gave(
    mara, ben, listening, publish, give, finish
):
    give(listening, [ben], on=day(-10))
    finish(ben, listening, on=day(0))
    finish(ben, publish("eigen-keuze"), on=day(0))
    for number, expected in ((2, ["praise"]), (7, ["praise"]), (8, []), (10, ["ask"]), (24, ["ask"]), (25, [])):
        with clock.at(day(number)):
            assert [str(kind.value) for kind, _name, _done in things(mara)] == expected
    with clock.at(day(11)):
        actions.mark_moment(ben, kind="ask", by=mara)
    with clock.at(day(16)):
        assert things(mara) == []


def test_who_leads_managers_sees_those_she_leads_and_not_their_people(mara, ben, olu, listening, give):
    ReportingLine.objects.create(person=mara, manager=olu, starts=day(-60))
    give(listening, [ben], on=day(0))
    with clock.at(day(1)):
        assert [one.person for one in queries.team_week(olu).reports] == [mara]
        assert things(olu) == []


def test_what_should_have_been_done_long_ago_is_no_longer_a_beginning(mara, ben, listening, give):
    give(listening, [ben], on=day(0), due=day(10))
    with clock.at(day(15)):
        assert things(mara) == []


def test_ticking_and_taking_back_swap_what_a_reload_would_show(mara_s, ben, listening, give):
    give(listening, [ben], on=day(0))
    with clock.at(day(1)):
        swap(mara_s, ADDRESS, "//form[@hx-post]", {"kind": "start"})
        assert "Je keek met Ben Bakker vooruit" in read(mara_s.get(ADDRESS))
        assert "Dat was het voor deze week." in read(mara_s.get(ADDRESS))
        swap(mara_s, ADDRESS, "//form[@hx-post]", {"kind": "start"})
        assert "Kijk met Ben Bakker vooruit" in read(mara_s.get(ADDRESS))


def test_without_htmx_a_tick_leads_back(mara_s, ben, olu):
    assert mara_s.post(f"{ADDRESS}person/{ben.pk}/moment/", {"kind": "ask"}).url == ADDRESS
    assert mara_s.post(f"{ADDRESS}person/{ben.pk}/moment/", {"kind": "fired"}).url == ADDRESS
    assert mara_s.post(f"{ADDRESS}person/{olu.pk}/moment/", {"kind": "ask"}).status_code == 404


def test_the_list_shows_what_she_gave_and_whether_it_is_done_no_more(
    mara_s, ben, listening, publish, give, finish, olu
):
    ReportingLine.objects.create(person=ben, manager=olu, kind="dotted", starts=day(-60))
    give(listening, [ben], on=day(-3))
    give(publish("van-een-ander"), [ben], on=day(-3), by=olu)
    finish(ben, listening, on=day(0))
    with clock.at(day(1)):
        page = read(mara_s.get(PEOPLE))
    assert "gedaan op 2 mrt" in page
    assert "Van-een-ander" not in page


def test_two_managers_each_see_their_own(client, mara, ben, olu, listening, give):
    ReportingLine.objects.create(person=ben, manager=olu, kind="dotted", starts=day(-60))
    give(listening, [ben], on=day(0))
    client.force_login(olu)
    with clock.at(day(1)):
        page = read(client.get(PEOPLE))
        assert "Functioneel: je leidt dit werk mee" in page
        assert "Je gaf nog niets" in page
        assert things(olu) == []
        assert things(mara) == [(Moment.START, "Ben Bakker", False)]


def test_who_stands_in_sees_the_team_while_standing_in_and_not_after(client, mara, ben, olu, listening, give):
    give(listening, [ben], on=day(0))
    ActingManager.objects.create(manager=mara, stand_in=olu, starts=day(0), ends=day(4))
    client.force_login(olu)
    with clock.at(day(2)):
        page = read(client.get(ADDRESS))
        assert "Je vervangt Mara de Wit" in page
        assert "Tot en met 6 maart zie je ook dit team." in page
        assert things(olu) == [(Moment.START, "Ben Bakker", False)]
    with clock.at(day(5)):
        assert client.get(ADDRESS).status_code == 403


def test_a_person_led_twice_stands_once_by_the_own_line(mara, ben, olu):
    ReportingLine.objects.create(person=ben, manager=olu, kind="dotted", starts=day(-60))
    ActingManager.objects.create(manager=mara, stand_in=olu, starts=day(0), ends=day(4))
    with clock.at(day(2)):
        assert [(one.person.name, one.how) for one in queries.team_week(olu).reports] == [("Ben Bakker", "dotted")]


def test_a_new_manager_takes_over_what_runs_and_asks_nothing_twice(
    mara, ben, olu, lea, hire, company, listening, publish, give, finish
):
    tess = hire("Tess", "Visser", unit=company.north, led_by=mara)
    give(listening, [ben, tess], on=day(-9))
    finish(ben, listening, on=day(-8))
    ReportingLine.objects.create(person=ben, manager=lea, kind="dotted", starts=day(-60), ends=day(-1))
    give(publish("van-een-derde"), [ben], on=day(-3), by=lea)
    with clock.at(day(2)):
        actions.mark_moment(tess, kind="start", by=mara)
    for person in (ben, tess):
        ReportingLine.objects.filter(person=person).update(ends=day(2))
        ReportingLine.objects.create(person=person, manager=olu, starts=day(3))
    with clock.at(day(3)):
        assert queries.team_week(mara).reports == ()
        # What Mara gave is not his, so his list is empty; what runs is on his cards, without what she did.
        assert [one.given for one in queries.team_week(olu).reports] == [(), ()]
        assert things(olu) == [(Moment.ASK, "Ben Bakker", False)]
        actions.mark_moment(ben, kind="ask", by=olu)
        assert things(olu) == [(Moment.ASK, "Ben Bakker", True)]
    with clock.at(day(90)):
        assert things(olu) == []


def test_of_what_was_applied_he_names_only_what_she_lets_be_known(
    mara_s, mara, ben, hire, company, make_plan, listening
):
    tess = hire("Tess", "Visser", unit=company.north, led_by=mara)
    plan = make_plan(ben, listening, supporter=tess)
    with clock.at(day(3)):
        actions.answer_check_in(plan.check_ins.get(day=3), said="did_it", note="Spannend.", by=ben)
        actions.support(plan.check_ins.get(day=3), kind="confirmed", text="Goed gezien.", by=tess)
        assert things(mara) == []
        recognition.share_applying(shares=True, by=ben)
        assert things(mara) == [(Moment.PRAISE, "Ben Bakker", False)]
        page = read(mara_s.get(ADDRESS))
        assert "Deed iets met ‘Luisteren’, en een ander zag het (5 maart)." in page
        assert [one for one in ("Spannend", "Goed gezien", "een klant belt") if one in page] == []
        mara_s.post(f"{ADDRESS}person/{ben.pk}/moment/", {"kind": "praise"})
        assert things(mara) == [(Moment.PRAISE, "Ben Bakker", True)]
    with clock.at(day(8)):
        assert things(mara) == []


def test_what_he_did_is_his_to_read_back_and_nobody_elses(client, mara_s, mara, ben, olu):
    with clock.at(day(1)):
        actions.mark_moment(ben, kind="ask", by=mara)
        assert "1 keer gevraagd hoe het ging" in read(mara_s.get(ADDRESS))
        ReportingLine.objects.create(person=mara, manager=olu, starts=day(-60))
        client.force_login(olu)
        for address in (ADDRESS, PEOPLE, f"{ADDRESS}person/{mara.pk}/"):
            assert "gevraagd hoe het ging" not in read(client.get(address))


def test_whether_something_fits_is_said_in_a_word_and_nobodys_minutes(mara_s, ben, listening, give):
    with clock.at(day(0)):
        assert "er past nog iets bij" in read(mara_s.get(PEOPLE))
    Placement.objects.filter(employment__person=ben).update(weekly_hours=0)
    give(listening, [ben], on=day(0))
    with clock.at(day(0)):
        said = read(mara_s.get(PEOPLE))
    assert "geen leertijd" in said
    assert " min gevraagd" not in said


def test_a_team_of_more_than_forty_has_pages(mara_s, mara, hire, company):
    for n in range(41):
        hire("Lid", f"Nummer {n:02}", unit=company.north, led_by=mara)
    assert "Nummer 40" not in read(mara_s.get(PEOPLE))
    assert "Nummer 40" in read(mara_s.get(f"{PEOPLE}?page=2"))
    assert "Nummer 40" in read(mara_s.get(PEOPLE, {"q": "numMER 40"}))
    assert "Niemand in je team heet zo." in read(mara_s.get(PEOPLE, {"q": "Ines"}))


def test_a_larger_team_costs_the_same(same_queries, mara_s, mara, hire, company, listening, give, make_plan, publish):
    numbers = iter(range(20))

    def one_more():
        n = next(numbers)
        one = hire("Lid", f"Nummer {n}", unit=company.north, led_by=mara)
        give(listening, [one], on=day(-5))
        plan = make_plan(one, publish(f"plan-{n}"), supporter=mara)
        with clock.at(day(3)):
            actions.answer_check_in(plan.check_ins.get(day=3), said="did_it", by=one)
            actions.ask_for_chance(plan, to=mara, by=one)
            actions.mark_moment(one, kind="start", by=mara)

    with clock.at(day(3)):
        same_queries(lambda: mara_s.get(ADDRESS), one_more)
        same_queries(lambda: mara_s.get(PEOPLE), one_more)


def test_a_micro_training_is_offered_one_at_a_time_and_never_asked(mara_s, mara, ben, lea, finish):
    with clock.at(day(0)):
        assert "Vijf minuten over" not in read(mara_s.get(ADDRESS))
        eight = [one.activity for one in catalogue.lay_ready(by=lea)]
        assert "Vraag in plaats van controleren" in read(mara_s.get(ADDRESS))
        assert "Geef een kans binnen twee weken" not in read(mara_s.get(ADDRESS))
    finish(mara, eight[0], on=day(1))
    with clock.at(day(2)):  # the next one comes a week later
        assert "Vijf minuten over" not in read(mara_s.get(ADDRESS))
    with clock.at(day(9)):
        assert "Geef een kans binnen twee weken" in read(mara_s.get(ADDRESS))
        catalogue.retire(eight[1], reason="Niet nodig.", by=lea)
        assert "Zie het en zeg het" in read(mara_s.get(ADDRESS))
    assert not mara.assignments.exists()
