from tests.practising import WORDS
from vliegwiel.areas.practice import actions
from vliegwiel.areas.practice.models import Intention

ADDRESS = "/learn/activity/luisteren/intention/"


def test_one_line_is_kept_for_her_alone_and_shown_again_with_the_plan(ben_s, words, listening):
    assert "Alleen jij ziet dit" in words(ben_s.get(ADDRESS))
    assert ben_s.post(ADDRESS, {"text": "eerst doorvragen"}).url == ADDRESS
    assert "Voor je begon wilde je: eerst doorvragen" in words(ben_s.get("/learn/activity/luisteren/plan/"))
    assert ben_s.post(ADDRESS, {"text": "x" * 141}).status_code == 422


def test_whom_she_asks_gets_a_card_without_her_line(ben_s, client, words, listening, mara, olu):
    ben_s.post(ADDRESS, {"text": "eerst doorvragen"})
    assert ben_s.post(f"{ADDRESS}two-minutes/", {"other": mara.pk}).url == ADDRESS
    card = f"/learn/two-minutes/{Intention.objects.get().pk}/"
    client.force_login(mara)
    page = words(client.get(card))
    assert "Twee minuten met Ben" in page
    assert "Waarom doe je dit, en waarom nu?" in page
    assert "doorvragen" not in page
    client.force_login(olu)
    assert client.get(card).status_code == 404


def test_somebody_from_elsewhere_is_refused_in_words(ben_s, words, listening, olu):
    ben_s.post(f"{ADDRESS}two-minutes/", {"other": olu.pk})
    assert not Intention.objects.exclude(talks_with=None).exists()
    assert ben_s.post(f"{ADDRESS}two-minutes/", {"other": "niemand"}).status_code == 404


def test_the_moment_of_a_plan_goes_into_a_calendar_without_its_words(plan, ben_s, client, mara, on_day):
    address = f"/learn/practice/{plan.pk}/moment/"
    with on_day(0):
        file = ben_s.get(address, {"day": "4-3-2026", "time": "10:00"})
        text = file.content.decode()
        assert file["Content-Type"].startswith("text/calendar")
        assert "SUMMARY:Voornemen: Luisteren" in text
        assert "DTSTART;TZID=Europe/Amsterdam:20260304T100000" in text
        assert WORDS["action"] not in text
        assert ben_s.get(address, {"day": "1-3-2026", "time": "10:00"}).url == "/learn/activity/luisteren/plan/"
        assert ben_s.post(address, {"day": "4-3-2026", "time": "10:00"}).url == "/learn/activity/luisteren/plan/"
        client.force_login(mara)
        assert client.get(address, {"day": "4-3-2026", "time": "10:00"}).status_code == 404


def test_the_learning_moment_is_hers_and_stands_where_she_chose(plan, ben_s, ben, on_day):
    from vliegwiel.areas.moments.models import LearningMoment  # inside: the one test here that looks at another area

    with on_day(0):
        ben_s.post(f"/learn/practice/{plan.pk}/moment/", {"day": "4-3-2026", "time": "10:00"})
        kept = LearningMoment.objects.get(person=ben)
    assert kept.starts.isoformat() == "2026-03-04T09:00:00+00:00"


def test_resting_and_naming_what_was_in_the_way_are_one_tap(plan, first, ben_s, words, on_day):
    with on_day(3):
        ben_s.post(f"/learn/check-in/{first.pk}/", {"said": "no_chance"})
        ben_s.post(f"/learn/check-in/{first.pk}/obstacle/", {"obstacle": "hard"})
        page = words(ben_s.get(f"/learn/check-in/{first.pk}/"))
        assert "Vraag het wie het weet" in page
        assert "Vraag om een kans" not in page
        ben_s.post(f"/learn/check-in/{first.pk}/obstacle/", {"obstacle": "hard"})
        assert "Vraag om een kans" in words(ben_s.get(f"/learn/check-in/{first.pk}/"))
        ben_s.post(f"/learn/practice/{plan.pk}/parking/")
        assert "ligt stil" in words(ben_s.get("/learn/practice/"))
        ben_s.post(f"/learn/practice/{plan.pk}/taking-up/")
        assert "Neem het weer op" not in words(ben_s.get("/learn/practice/"))
    actions.stop_plan(plan, by=plan.person)
