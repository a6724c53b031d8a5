"""Wat ik wilde, wat ik nu doe: her own story, that only she can open."""

import datetime as dt

import pytest

from tests.observing import POST_DAY, behave, check, learned, lesson, tess
from tests.practising import MONDAY
from tests.seeing import SAW
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.observation import actions as observation
from vliegwiel.areas.observation.enums import Moment
from vliegwiel.areas.observation.models import BehaviourCheck, Observation, ObserverAsk
from vliegwiel.areas.observation.queries import items
from vliegwiel.areas.practice import actions
from vliegwiel.areas.practice import queries as practice
from vliegwiel.areas.practice.models import CheckIn, Plan, SupportAct
from vliegwiel.areas.qualifications import actions as qualifications
from vliegwiel.areas.recognition import actions as recognition
from vliegwiel.areas.recognition.models import Question, Recognition
from vliegwiel.kit import clock

ADDRESS = "/learn/practice/story/"
__all__ = ["behave", "check", "learned", "lesson", "tess"]


def after(days):
    return clock.at(MONDAY + dt.timedelta(days=days))


def test_who_begins_reads_how_a_story_comes_about(ben_s, words):
    page = words(ben_s.get(ADDRESS))
    assert "Hier komt jouw verhaal" in page
    assert "Download om te bewaren" not in page


def test_from_what_she_wanted_to_what_she_does(listening, make_plan, finish, ben_s, words, ben, mara):
    with clock.at(MONDAY - dt.timedelta(days=3)):
        actions.intend(listening, text="eerst luisteren, dan pas praten", by=ben)
    plan = make_plan(ben, listening, supporter=mara)
    with after(3):
        step = plan.check_ins.get(day=3)
        actions.answer_check_in(step, said="tried", note="Halverwege praatte ik al.", by=ben)
        actions.name_obstacle(step, obstacle="forgot", by=ben)
        actions.support(step, kind="hint", text="Tel tot drie.", by=mara)
    with after(4):
        actions.change_plan(plan, situation="een klant belt", action="tel tot drie voor ik praat", by=ben)
    with after(5):
        actions.park_plan(plan, by=ben)
        assert "Je plan ligt stil. Weer opnemen kan altijd." in words(ben_s.get(ADDRESS))
    with after(6):
        actions.take_up_plan(plan, by=ben)
    with after(16):
        step = plan.check_ins.get(day=14)
        actions.answer_check_in(step, said="did_it", by=ben)
        actions.say_how_often(step, times=3, by=ben)
        actions.support(step, kind="confirmed", by=mara)
        page = words(ben_s.get(ADDRESS))
    assert (
        "Luisteren Afgerond op 2 maart 2026 Wat ik wilde eerst luisteren, dan pas praten "
        "Wat ik nu doe Je deed het, en een ander zag het. Op 14 april 2026 vragen we: Hoe gaat het, zes weken verder?"
    ) in page
    told = (
        "Vooraf schreef je wat je anders wilde doen. eerst luisteren, dan pas praten 27 februari 2026",
        "Je rondde de activiteit af. 2 maart 2026",
        "Je maakte een plan, met Mara de Wit naast je. 2 maart 2026",
        "Had je al een kans? Geprobeerd. In de weg zat: Niet aan gedacht. Halverwege praatte ik al. 5 maart 2026",
        "Mara de Wit gaf een tip. Tel tot drie. 5 maart 2026",
        "Je zei je plan in andere woorden. Als een klant belt, dan tel tot drie voor ik praat. 6 maart 2026",
        "Je legde je plan stil. 7 maart 2026",
        "Je ging er weer mee verder. 8 maart 2026",
        "Hoe ging het? Gedaan. Hoe vaak het lukte: meestal. 18 maart 2026",
        "Mara de Wit zag het. 18 maart 2026",
    )
    places = [page.find(one) for one in told]
    assert -1 not in places, [one for one, place in zip(told, places, strict=True) if place < 0]
    assert places == sorted(places)


def test_a_plan_she_let_go_and_the_next_one_are_one_story(listening, make_plan, ben_s, words, ben):
    plan = make_plan(ben, listening)
    with after(1):
        actions.stop_plan(plan, by=ben)
        page = words(ben_s.get(ADDRESS))
        assert "Wat ik wilde Als een klant belt die al wacht, dan vraag eerst wat er al geprobeerd is." in page
        assert "Wat ik nu doe Je stopte met je plan. Een reden is niet nodig." in page
    with after(2):
        actions.make_plan(listening, situation="het stil wordt", action="wacht nog even", by=ben)
        page = words(ben_s.get(ADDRESS))
    assert page.count("Afgerond op") == 1
    assert "Wat ik nu doe Je plan staat. Het moment om het te doen komt nog." in page
    assert page.index("Je stopte met dit plan. 3 maart 2026") < page.index("Als het stil wordt, dan wacht nog even.")


def test_words_she_erased_are_not_told(listening, make_plan, ben_s, words, ben):
    plan = make_plan(ben, listening)
    with after(1):
        actions.wipe_plan(plan, by=ben)
        page = words(ben_s.get(ADDRESS))
    assert "geprobeerd is" not in page
    assert "Wat ik wilde Je schreef er niets bij." in page
    assert "Je wiste de woorden van dit plan." in page


def test_what_others_saw_stands_apart_and_the_careful_difference_is_told(lesson, finish, ben_s, words, ben, mara, tess):
    with clock.at(MONDAY - dt.timedelta(days=5)):
        (asked,) = items(lesson)
        observation.say_before(lesson, {asked.pk: 1}, by=ben)
    finish(ben, lesson)
    with clock.at(MONDAY):
        observation.open_checks(ben, lesson, MONDAY)
    mine = BehaviourCheck.objects.get(person=ben)
    with clock.at(POST_DAY):
        observation.say_after(mine, times=4, back=2, by=ben)
        for one, times in ((mara, 2), (tess, 5)):
            ask = observation.ask_observer(mine, of=one, by=ben)
            observation.observe(ask, times=times, by=one)
        page = words(ben_s.get(ADDRESS))
    assert "Van elke vijf kansen pak je er nu 2 meer." in page
    assert "Je doet het, en een ander ziet het ook. Dat heet hier toegepast." in page
    assert "Mara de Wit je leidinggevende, 13 april Tess Visser een collega, 13 april" in page
    assert "Tess Visser" in page
    assert "gemiddeld " not in page
    assert "Ieders antwoord staat apart" in page
    assert ObserverAsk.objects.filter(moment=Moment.POST).count() == 2


def test_two_measures_that_point_opposite_ways_give_no_conclusion(lesson, finish, ben_s, words, ben):
    with clock.at(MONDAY - dt.timedelta(days=5)):
        (asked,) = items(lesson)
        observation.say_before(lesson, {asked.pk: 4}, by=ben)
    finish(ben, lesson)
    with clock.at(MONDAY):
        (mine,) = observation.open_checks(ben, lesson, MONDAY)
    with clock.at(POST_DAY):
        observation.say_after(mine, times=3, back=1, by=ben)
        page = words(ben_s.get(ADDRESS))
    assert "Hoeveel er veranderde weten we niet" in page
    assert "Van elke vijf kansen" not in page


def test_what_somebody_wrote_of_her_is_in_it_until_she_puts_it_away(question, mara, ben, ben_s, words, on_day):
    with on_day(4):
        written = recognition.recognise(question, text=SAW, by=mara)
        assert f"Mara de Wit schreef wat die zag. {SAW}" in words(ben_s.get(ADDRESS))
        recognition.choose_publicity(written, publicity="hidden", by=ben)
        assert SAW not in words(ben_s.get(ADDRESS))


def test_a_certificate_she_made_of_it_is_one_link_away(listening, finish, make_plan, ben, ben_s):
    make_plan(ben, listening)
    with after(1):
        made = qualifications.certify_completion(Completion.objects.get(person=ben), name=ben.name, by=ben)
        assert f"/learn/records/certificate/{made.key}/" in ben_s.get(ADDRESS).content.decode()


def test_nobody_opens_it_for_her(plan, first, client, ben, mara, lea, adam, on_day):
    """Her supporter and who leads her, L&D and who keeps the system each open their own, which is empty."""
    with on_day(3):
        actions.answer_check_in(first, said="did_it", note="kanarie-notitie", by=ben)
        for other in (mara, lea, adam):
            client.force_login(other)
            for address in (ADDRESS, f"{ADDRESS}?person={ben.pk}", f"{ADDRESS}?page=2"):
                body = client.get(address).content.decode()
                assert "kanarie-notitie" not in body
                assert "Luisteren" not in body
            assert client.get(f"{ADDRESS}{ben.pk}/").status_code == 404
        client.logout()
        assert client.get(ADDRESS).status_code == 302
        assert client.get(f"{ADDRESS}file/").status_code == 302


def test_the_file_is_hers_and_can_be_read(plan, first, ben_s, ben, mara, on_day):
    with on_day(3):
        actions.answer_check_in(first, said="did_it", note="Het hielp.", by=ben)
        answer = ben_s.get(f"{ADDRESS}file/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Cache-Control"] == "private, no-store"
    assert 'filename="wat-ik-wilde-wat-ik-doe.pdf"' in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF")


@pytest.fixture
def years(publish, finish, ben, mara):
    """`years(60)`: as many activities, three weeks apart, each with a plan she answered once; from the models, for
    sixty times every verb takes long."""

    def _years(n, start=0):
        for place in range(start, start + n):
            on = MONDAY + dt.timedelta(days=21 * place)
            activity = publish(f"nummer-{place}")
            finish(ben, activity, on)
            with clock.at(on):
                words = {"situation": f"het moment {place} er is", "action": "doe ik het meteen"}
                plan = Plan.objects.create(
                    person=ben, activity=activity, supporter=mara, stopped_at=clock.now(), **words
                )
                said = {"said": "did_it", "note": f"notitie {place}", "said_at": clock.now()}
                step = CheckIn.objects.create(plan=plan, day=3, due_on=on, **said)
                SupportAct.objects.create(check_in=step, by=mara, kind="confirmed")

    return _years


def test_three_years_and_sixty_activities_are_read_page_by_page_and_kept_in_one_file(years, ben_s, words):
    years(60)
    with after(21 * 60):
        pages = [words(ben_s.get(f"{ADDRESS}?page={n}")) for n in range(1, 9)]
        shown = [n for page in pages for n in range(60) if f"het moment {n} er is" in page]
        assert sorted(shown) == list(range(60))
        assert "Verder terug staat er niets." in words(ben_s.get(f"{ADDRESS}?page=9"))
        assert ben_s.get(f"{ADDRESS}file/").content.startswith(b"%PDF")
    assert Plan.objects.count() == 60


def test_however_much_there_is_it_costs_the_same(same_queries, years, ben_s, behave, ben, mara):
    """With a plan, a check somebody else answered, and what he wrote of it."""
    numbers = iter(range(9))

    def one_more():
        n = next(numbers)
        years(1, n)
        plan = Plan.objects.latest("pk")
        behave(f"doet {n}", plan.activity)
        (mine,) = observation.open_checks(ben, plan.activity, MONDAY + dt.timedelta(days=21 * n))
        for by, source in ((ben, "self"), (mara, "manager")):
            Observation.objects.create(check_of=mine, moment="post", source=source, times=3, chances=5, by=by)
        asked = {"plan": plan, "person": ben, "asked": mara, "activity": plan.activity}
        Recognition.objects.create(question=Question.objects.create(**asked), person=ben, by=mara, text=SAW)

    with after(21 * 9):
        same_queries(lambda: ben_s.get(ADDRESS), one_more)


def test_how_often_it_worked_is_hers_and_not_for_whom_she_chose(plan, ben, mara, on_day):
    with on_day(16):
        step = plan.check_ins.get(day=14)
        actions.answer_check_in(step, said="did_it", by=ben)
        actions.say_how_often(step, times=3, by=ben)
        (told,) = [plan for plan, _turns in practice.plans_with(ben, [plan.activity_id])[plan.activity_id]]
        (asked,) = practice.asked_support(mara)
        (own,) = practice.plans(ben)
    assert [[one.often for one in row.check_ins if one.day == 14] for row in (told, asked.plan, own)] == [
        [3],
        [None],
        [None],
    ]


def test_a_plan_she_does_with_others_is_in_it_too_in_her_own_words(team, propose, ben, ben_s, words):
    team(3)
    proposal = propose()
    with after(1):
        actions.join_group_plan(proposal, by=ben)
        page = words(ben_s.get(ADDRESS))
    assert "Je maakte een plan, dat je samen met anderen doet." in page
    assert f"Als {proposal.situation}, dan {proposal.action}." in page
    assert "Lid Nummer" not in page
