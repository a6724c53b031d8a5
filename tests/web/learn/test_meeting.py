"""A ritual from the first page to the last, and what each page says."""

import re

import pytest

from tests.areas.community.conftest import _on_a_monday, behaviour, circle, crew, debrief, goal, meeting
from vliegwiel.areas.community import actions, queries
from vliegwiel.areas.community.models import Answer, Circle, Meeting, Outcome, TryOut
from vliegwiel.areas.people.models import ActingManager
from vliegwiel.kit import clock

__all__ = ["_on_a_monday", "behaviour", "circle", "crew", "debrief", "goal", "meeting"]


def at(meeting, *more):
    return "/".join(("/learn/meeting", meeting.key, *more, ""))


def test_without_a_group_the_page_says_how_one_comes_about(ben_s, words):
    page = words(ben_s.get("/learn/circles/"))
    assert "Je zit nog in geen groep" in page
    assert "Begin een intervisiegroep" in page


def test_the_group_says_whose_turn_it_is_and_one_may_be_passed_over(ben_s, circle, words):
    address = f"/learn/circle/{circle.key}/"
    assert "Team van Mara de Wit" in words(ben_s.get("/learn/circles/"))
    page = words(ben_s.get(address))
    assert "De volgende keer leidt Ben Bakker." in page
    assert "Intervisie" not in page  # a team with its manager holds none
    ben_s.post(f"{address}skipping/", {"skips": "yes"})
    page = words(ben_s.get(address))
    assert "De volgende keer leidt Ida Beker." in page
    assert "Jij slaat het leiden nu over." in page
    ben_s.post(f"{address}skipping/", {"skips": "no"})
    assert "De volgende keer leidt Ben Bakker." in words(ben_s.get(address))


def test_the_words_stand_in_both_languages_beside_each_other(ben_s, circle, words):
    page = ben_s.get(f"/learn/circle/{circle.key}/ritual/debrief/")
    assert "Wat wilden we bereiken, en waaraan zouden we dat merken?" in page.text
    assert 'lang="en" class="beside">What did we want to achieve' in page.text
    gone = ben_s.get(f"/learn/circle/{circle.key}/ritual/dansen/", follow=True)
    assert "Dit ritueel is er niet meer." in gone.text


def test_from_open_to_done_without_a_script(ben_s, circle, words, behaviour, mara, client):
    opened = ben_s.post(f"/learn/circle/{circle.key}/ritual/debrief/opening/", {"way": "together"})
    held = Meeting.objects.get()
    assert opened.url == at(held)
    page = words(ben_s.get(at(held)))
    assert "Ben Bakker leidt" in page
    assert "3:00" in page
    assert "Zonder namen: het gaat over het werk, niet over wie." in page
    ben_s.post(at(held, "step"), {"step": "1"})
    ben_s.post(at(held, "lines"), {"step": "1", "text": "De rij liep op.", "key": "a"})
    ben_s.post(at(held, "step"), {"step": "3"})
    assert "Rond af" in words(ben_s.get(at(held)))
    behaviour.goal.state = "active"
    behaviour.goal.save()
    said = {"text": "Eerder bellen.", "key": "b", "behaviour": behaviour.pk}
    ben_s.post(at(held, "try-outs"), said)
    ben_s.post(at(held, "try-outs"), said)
    assert list(TryOut.objects.values_list("text", "behaviour")) == [("Eerder bellen.", behaviour.pk)]
    page = ben_s.post(at(held, "end"), follow=True)
    assert "De rij liep op." in words(page)
    assert "Eerder bellen." in words(page)
    assert "Open het weer" in words(page)
    assert "Eerder bellen." in words(ben_s.get(f"/learn/circle/{circle.key}/"))


def test_what_is_refused_comes_back_with_what_was_typed(ben_s, meeting):
    long = "x" * 290
    refused = ben_s.post(at(meeting, "lines"), {"step": "0", "text": long, "key": "a"})
    assert refused.status_code == 422
    assert long in refused.text
    assert "Houd het bij 280 tekens; nu zijn het er 290." in refused.text


def test_another_window_is_told_that_somebody_went_on(ben_s, meeting, words, mara):
    actions.go_to_step(meeting, step=1, by=mara)
    headers = {"HX-Request": "true", "HX-Target": "now"}
    part = ben_s.get(at(meeting) + "?at=0", headers=headers)
    assert "<html" not in part.text
    assert "Iemand ging verder. Ga mee naar deze vraag" in part.text
    assert "Iemand ging verder" not in ben_s.get(at(meeting) + "?at=1", headers=headers).text


def test_lines_are_taken_away_and_put_back(ben_s, meeting, ben, words):
    line = actions.write_down(meeting, step=0, text="De rij liep op.", key="a", by=ben)
    done = ben_s.post(at(meeting, "lines", str(line.pk), "removal"), follow=True)
    assert "Weggehaald." in words(done, "//body")
    assert Outcome.objects.get().gone_at is not None
    ben_s.post(at(meeting, "lines", str(line.pk), "return"))
    tried = actions.agree_try_out(meeting, text="Eerder bellen.", key="t", by=ben)
    ben_s.post(at(meeting, "try-outs", str(tried.pk), "removal"))
    ben_s.post(at(meeting, "try-outs", str(tried.pk), "return"))
    assert (Outcome.objects.get().gone_at, TryOut.objects.get().gone_at) == (None, None)


def test_the_next_time_begins_with_how_it_went(ben_s, meeting, circle, debrief, ben, words):
    tried = actions.agree_try_out(meeting, text="Eerder bellen.", key="t", by=ben)
    ben_s.post(at(meeting, "end"))
    later = actions.open_meeting(circle, debrief, by=ben)
    page = words(ben_s.get(at(later)))
    assert "Terugkijken" in page
    assert "Eerder bellen." in page
    ben_s.post(at(later, "looking-back"), {f"went-{tried.pk}": "half"})
    ben_s.post(at(later, "looking-back"), {f"went-{tried.pk}": "prachtig"})
    tried.refresh_from_db()
    assert tried.went == "half"


def test_the_lead_is_taken_or_passed_on(ben_s, meeting, words):
    ben_s.post(at(meeting, "facilitator"), {"who": "next"})
    assert "Ida Beker leidt" in words(ben_s.get(at(meeting)))
    ben_s.post(at(meeting, "facilitator"), {"who": "me"})
    assert "Ben Bakker leidt" in words(ben_s.get(at(meeting)))


def test_on_a_wall_one_question_stands_large_with_what_was_written(ben_s, meeting, ben):
    actions.write_down(meeting, step=0, text="De rij liep op.", key="a", by=ben)
    wall = ben_s.get(at(meeting, "wall")).text
    assert "Wat was de bedoeling?" in wall
    assert "De rij liep op." in wall
    assert "Ben Bakker" not in wall


def test_a_card_of_a_week_is_answered_on_ones_own(ben_s, circle, debrief, ben, words):
    ben_s.post(f"/learn/circle/{circle.key}/ritual/debrief/opening/", {"way": "apart"})
    held = Meeting.objects.get()
    page = words(ben_s.get(at(held)))
    assert "Schrijf tot en met maandag 9 maart wanneer het jou past" in page
    assert "Volgende" not in page
    ben_s.post(at(held, "answer"), {"answer-0": "De rij.", "answer-1": ""})
    assert list(Answer.objects.values_list("step", "text")) == [(0, "De rij.")]
    assert "De rij." in words(ben_s.get(at(held)))
    long = ben_s.post(at(held, "answer"), {"answer-0": "x" * 501})
    assert long.status_code == 422


def test_erased_is_erased_and_opened_again_is_open(ben_s, meeting, circle):
    ben_s.post(at(meeting, "end"))
    ben_s.post(at(meeting, "reopening"))
    assert Meeting.objects.get().is_open
    assert ben_s.post(at(meeting, "removal")).url == f"/learn/circle/{circle.key}/"
    assert not Meeting.objects.exists()


ACTS = (
    *("step", "facilitator", "lines", "try-outs", "looking-back", "answer", "end", "reopening", "removal", "wall"),
    "",
)


@pytest.mark.parametrize("act", ACTS)
def test_for_others_it_does_not_exist(client, meeting, olu, act):
    client.force_login(olu)
    address = at(meeting, act) if act else at(meeting)
    response = client.get(address) if act in ("", "wall") else client.post(address, {"text": "x", "step": "1"})
    assert response.status_code == 404
    assert client.get(f"/learn/circle/{meeting.circle.key}/").status_code == 404
    assert Meeting.objects.get().is_open


def test_peers_are_named_and_refused_in_words(ben_s, crew, words):
    assert "Collega 1" in words(ben_s.get("/learn/circles/new/"))
    few = ben_s.post("/learn/circles/new/", {"name": "Dinsdag", "p1": "Ida Beker", "p2": "Jos Cox", "p3": "Ida Beker"})
    assert few.status_code == 422
    assert "Nu zijn het er 3." in few.text
    named = {"name": "Dinsdag", "p1": "Ida Beker", "p2": "Jos Cox", "p3": "Kim Dam"}
    made = ben_s.post("/learn/circles/new/", named)
    circle = Circle.objects.get()
    assert made.url == f"/learn/circle/{circle.key}/"
    assert "Intervisie" in words(ben_s.get(made.url))
    card = ben_s.get(f"{made.url}ritual/peer-coaching/")
    assert "Wat hier gezegd wordt, blijft hier." in card.text
    ben_s.post(f"{made.url}name/", {"name": "Woensdag"})
    assert ben_s.post(f"{made.url}leaving/").url == "/learn/circles/"
    circle.refresh_from_db()
    assert (circle.name, circle.seats.count()) == ("Woensdag", 3)


def test_pages_ask_as_little_with_one_line_as_with_three(ben_s, circle, meeting, ben, same_queries):
    made = iter(range(99))

    def more():
        n = next(made)
        actions.write_down(meeting, step=0, text=f"Regel {n}", key=f"l{n}", by=ben)

    same_queries(lambda: ben_s.get(at(meeting)), more)
    same_queries(lambda: ben_s.get(at(meeting, "wall")), more)
    same_queries(lambda: ben_s.get(f"/learn/circle/{circle.key}/"), more)
    same_queries(lambda: ben_s.get("/learn/circles/"), more)


def test_whoever_leads_a_team_makes_groups_of_it_with_one_press(client, mara, crew, words, hire, company):
    client.force_login(mara)
    assert "Nog geen groep" in words(client.get("/lead/circles/"))
    assert client.post("/lead/circles/").url == "/lead/circles/"
    assert "Team van Mara de Wit 6 mensen" in words(client.get("/lead/circles/"))
    hire("Mia", "Fokke", unit=company.north, led_by=mara)
    assert re.search("1 iemand uit je team|Neem iedereen op", words(client.get("/lead/circles/")))
    client.post("/lead/circles/")
    assert queries.seatless(mara).count() == 0


def test_who_stands_in_finds_the_team_s_groups_at_both_doors(client, mara, olu, crew, words):
    (made,) = actions.gather_team(by=mara)
    client.force_login(olu)
    assert client.get(f"/learn/circle/{made.key}/").status_code == 404
    today = clock.today()
    ActingManager.objects.create(manager=mara, stand_in=olu, starts=today, ends=today)
    assert "Team van Mara de Wit 6 mensen" in words(client.get("/lead/circles/"))
    assert "Team van Mara de Wit" in words(client.get("/learn/circles/"))
    page = words(client.get(f"/learn/circle/{made.key}/"))
    assert "Mara de Wit leidt dit team en leest mee; is er tijdelijk een vervanger, dan die ook." in page
    assert "Hef de groep op" not in page
