"""/learn/first-run/ as a learner walks it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vliegwiel.areas.community.actions import tell_why
from vliegwiel.areas.learning.actions import close_weeks
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.messaging.models import Message, Preference
from vliegwiel.areas.moments.models import LearningMoment, OwnGoal
from vliegwiel.areas.people.models import Organisation, ReportingLine
from vliegwiel.areas.practice.models import Buddy, Talk
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.areas.welcome import actions
from vliegwiel.areas.welcome.models import Answer, Run, TeamDoubt
from vliegwiel.kit import clock
from vliegwiel.kit.words import Words

pytestmark = pytest.mark.django_db
HERE = "/learn/first-run/learner/"


def test_a_learner_ends_with_a_goal_a_moment_something_short_and_somebody_beside_her(ben_s, ben, mara, activity, words):
    with clock.at(dt.date(2026, 3, 2)):
        assert "Begin je start" in words(ben_s.get("/learn/"))
        assert "5 vragen, ongeveer 5 min." in words(ben_s.get(HERE))
        assert ben_s.post(f"{HERE}beginning/").url == f"{HERE}goal/"
        assert ben_s.post(f"{HERE}goal/", {"words": " "}).status_code == 422
        assert ben_s.post(f"{HERE}goal/", {"words": "Een boze klant"}).url == f"{HERE}short/"
        assert "Luisteren · 5 min" in words(ben_s.get(f"{HERE}short/"))
        assert ben_s.post(f"{HERE}short/", {"activity": "luisteren"}).url == f"{HERE}slot/"
        starts = ben_s.get(f"{HERE}slot/").context["form"].offered[0].isoformat()
        assert ben_s.post(f"{HERE}slot/", {"starts": starts}).url == f"{HERE}digest/"
        assert ben_s.post(f"{HERE}digest/", {"way": "inbox", "day": "4"}).url == f"{HERE}support/"
        assert ben_s.post(f"{HERE}support/", {"buddy": mara.pk}).url == f"{HERE}outcome/"
        page = words(ben_s.get(f"{HERE}outcome/"))
        assert "Begin je start" not in words(ben_s.get("/learn/"))
    assert "Jouw doel: Een boze klant" in page
    assert "Klaargezet: Luisteren" in page
    assert "Gepland: maandag 2 maart 10:00" in page
    assert "Naast je: Mara de Wit" in page
    assert "Doe nu: Luisteren" in page
    assert OwnGoal.objects.get().words == "Een boze klant"
    assert Enrolment.objects.get().person == ben
    assert LearningMoment.objects.get().person == ben
    assert Preference.objects.get().digest_day == 4
    assert Buddy.objects.get().buddy == mara
    assert Message.objects.filter(person=mara, kind="practice.BuddyChosen").count() == 1
    assert Run.objects.get().finished_at


def test_left_in_the_middle_it_goes_on_there_and_asks_once_why(ben_s, ben, words):
    ben_s.post(f"{HERE}beginning/")
    after = ben_s.post(f"{HERE}goal/skipping/").url
    assert after == f"{HERE}short/?skipped=goal"
    assert "over. Waarom?" in words(ben_s.get(after))
    ben_s.post(f"{HERE}goal/reason/", {"reason": "private"})
    assert Answer.objects.get().reason == "private"
    assert "Ga verder met je start" in words(ben_s.get("/learn/"))
    assert "Je stopte bij ‘Waarmee begin je?’" in words(ben_s.get(HERE))
    assert ben_s.post(f"{HERE}beginning/").url == f"{HERE}short/"
    ben_s.post(f"{HERE}goal/", {"words": "Toch wel dit"})  # the back button
    assert not Answer.objects.exists()


def test_a_moment_is_chosen_around_closed_weeks_in_as_many_questions(ben_s, company, hugo):
    with clock.at(dt.date(2026, 3, 2)):
        close_weeks(unit=company.north, starts=clock.today(), ends=clock.today(), why="Inventaris", by=hugo)
        ben_s.post(f"{HERE}beginning/")
        ben_s.get(f"{HERE}slot/")
        with CaptureQueriesContext(connection) as asked:
            page = ben_s.get(f"{HERE}slot/")
        assert min(page.context["form"].offered).date() == dt.date(2026, 3, 9)
    assert len(asked) <= 12


def test_two_tabs_and_a_step_that_was_taken_out(ben_s, ben, lea):
    ben_s.post(f"{HERE}goal/", {"words": "Een boze klant"})  # straight to a question: it begins by itself
    ben_s.post(f"{HERE}goal/", {"words": "Een boze klant"})
    assert OwnGoal.objects.count() == Run.objects.count() == 1
    actions.switch_step("learner", "short", on=False, by=lea)
    assert ben_s.get(f"{HERE}short/").status_code == 404
    assert ben_s.post(f"{HERE}beginning/").url == f"{HERE}slot/"


def test_who_comes_back_after_ninety_days_gets_two_screens(ben_s, ben, words):
    actions.finish(actions.begin("learner", by=ben), by=ben)
    with clock.at(clock.today() + dt.timedelta(days=100)):
        assert "Welkom terug" in words(ben_s.get("/learn/"))
        assert "2 vragen" in words(ben_s.get(HERE))
        ben_s.post(f"{HERE}beginning/")
        ben_s.post(f"{HERE}goal/skipping/")
        assert ben_s.post(f"{HERE}short/skipping/").url == f"{HERE}outcome/?skipped=short"
    assert list(Run.objects.order_by("pk").values_list("why", flat=True)) == ["first", "quiet"]


def test_not_now_puts_it_away_and_it_is_found_again(ben_s, words):
    assert "Mijn account" in words(ben_s.post(f"{HERE}later/", follow=True), "//body")
    assert "Begin je start" not in words(ben_s.get("/learn/"))
    assert HERE in ben_s.get("/learn/first-run/").content.decode()


def test_others_runs_are_not_hers(ben_s):
    assert ben_s.get("/learn/first-run/manager/").status_code == 404
    assert ben_s.get("/learn/first-run/nobody/").status_code == 404


def test_it_says_why_there_is_an_academy_in_the_words_of_who_said_it_last(ben_s, dana, words):
    assert "Ons charter" not in words(ben_s.get(HERE))
    Organisation.objects.update(why="Samen komen we verder.")
    assert "Samen komen we verder." in words(ben_s.get(HERE))
    tell_why(by=dana, text="Ik begon hier als leerling.")
    assert "Ik begon hier als leerling." in words(ben_s.get(HERE))


def test_a_manager_ends_with_a_talk_booked_and_a_behaviour_chosen(client, mara, ben, hugo, activity, words):
    goal = Goal.objects.create(statement=Words(nl="Minder boze klanten"), owner=hugo, state=Goal.State.ACTIVE)
    said = {name: Words(nl=f"{name} van luisteren") for name in ("actor", "situation", "action", "standard")}
    behaviour = TargetBehaviour.objects.create(goal=goal, owner=hugo, **said)
    here = "/learn/first-run/manager/"
    client.force_login(mara)
    client.post(f"{here}beginning/")
    assert "Ben Bakker hoort niet bij mijn team" in client.get(f"{here}team/").content.decode()
    assert client.post(f"{here}team/", {"doubt": ben.pk}).url == f"{here}team/"
    assert "HR kijkt hiernaar" in words(client.get(f"{here}team/"))
    assert client.post(f"{here}team/", {}).url == f"{here}behaviour/"
    assert client.post(f"{here}behaviour/", {"behaviour": behaviour.pk}).url == f"{here}talk/"
    day = clock.today() + dt.timedelta(days=3)
    about = client.get(f"{here}talk/").context["form"].fields["about"].choices[0][0]
    assert client.post(f"{here}talk/", {"about": about, "day": day, "at": "10:00"}).url == f"{here}room/"
    assert client.post(f"{here}room/", {"minutes": 180}).url == f"{here}sight/"
    assert client.post(f"{here}sight/").url == f"{here}outcome/"
    with CaptureQueriesContext(connection) as asked:
        page = words(client.get(f"{here}outcome/"))
    assert len(asked) <= 12
    for made in ("HR kijkt naar 1", "Hier letten jullie op: action van luisteren", "Gesprekje met Ben", "45 minuten"):
        assert made in page
    assert "Begin ook als: Medewerker" in page
    team = words(client.get("/lead/people/"))
    assert "Hier letten jullie nu op: action van luisteren" in team
    client.force_login(ben)
    talk = Talk.objects.get()
    assert "Wat je gevraagd wordt" in words(client.get(f"/learn/talk/{talk.pk}/"))
    assert b"BEGIN:VEVENT" in client.get(f"/learn/talk/{talk.pk}/calendar/").content
    assert "Afgezegd" in words(client.post(f"/learn/talk/{talk.pk}/calling-off/", follow=True), "//body")
    client.force_login(hugo)
    assert "Mara de Wit: Ben Bakker hoort niet bij mijn team." in words(client.get("/office/people/teams/"))
    doubt = TeamDoubt.objects.get()
    client.post(f"/office/people/teams/{doubt.pk}/answer/", {"words": "Rechtgezet."})
    assert "Niemand vraagt iets" in words(client.get("/office/people/teams/"))


def test_a_manager_whose_team_is_gone_gets_words_instead_of_questions(client, mara, ben, words):
    here = "/learn/first-run/manager/"
    client.force_login(mara)
    client.post(f"{here}beginning/")
    ReportingLine.objects.update(manager=ben, person=mara)
    assert client.get(f"{here}talk/").status_code == 404  # he leads nobody now


def test_a_director_ends_with_a_why_on_everybodys_first_screen(client, dana, ben, words):
    goal = Goal.objects.create(statement=Words(nl="Minder boze klanten"), owner=ben, state=Goal.State.ACTIVE)
    here = "/learn/first-run/leader/"
    client.force_login(dana)
    client.post(f"{here}beginning/")
    assert client.post(f"{here}goals/", {"goals": [goal.pk]}).url == f"{here}why/"
    assert client.post(f"{here}why/", {"text": " "}).status_code == 422
    assert client.post(f"{here}why/", {"text": "Ik begon hier als leerling."}).url == f"{here}intention/"
    assert client.post(f"{here}intention/", {"words": "Beter luisteren"}).url == f"{here}rules/"
    assert client.post(f"{here}rules/").url == f"{here}outcome/"
    page = words(client.get(f"{here}outcome/"))
    for made in ("Voorop: Minder boze klanten, van Ben Bakker", "ieders eerste pagina", "Beter luisteren", "Je staat"):
        assert made in page
    assert "voorop" in words(client.get("/office/page/"))
    client.force_login(ben)
    assert "Ik begon hier als leerling." in words(client.get("/learn/"))
    assert f"Voor deze regels staan: {dana.name}." in words(client.get("/learn/who-sees/"))
    client.force_login(dana)
    client.post("/learn/who-sees/agreement/withdrawal/")
    assert "Voor deze regels staan" not in words(client.get("/learn/who-sees/"))
