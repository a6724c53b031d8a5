"""The compass beside what is written: what the charter asks, where to mend it, and exceptions that end."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.areas.catalogue.test_inspecting import a_charter
from tests.pieces import a_behaviour, a_piece
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.strategy.actions import set_actors
from vliegwiel.kit import clock

REASON = "De leverancier levert in mei een kortere versie."


@pytest.fixture
def signed_in(client, ines):
    client.force_login(ines)
    return client


@pytest.fixture
def charter(lea):
    return a_charter(lea, ends="must", manager="should", load="must")


@pytest.fixture
def piece(ines):
    return a_piece(ines)


def at(name, *args):
    return reverse(f"studio:{name}", args=args)


def words(response):
    return " ".join(response.text.split())


def test_the_workbench_says_what_the_charter_asks_and_where(signed_in, charter, piece):
    page = words(signed_in.get(at("draft", piece.slug, "nl")))
    assert "Er staat geen datum waarop iemand dit naloopt." in page
    practice = piece.drafts.get().blocks[-1]["id"]
    assert f'href="/studio/activity/navragen/nl/#piece--{practice}"' in page
    assert "De oefening noemt geen moment met de leidinggevende." in page


def test_without_a_charter_the_workbench_has_no_compass(signed_in, piece):
    assert "Kompas" not in words(signed_in.get(at("draft", piece.slug, "nl")))


def test_a_must_is_refused_until_it_is_mended(signed_in, charter, piece):
    publication = at("publication", piece.slug)
    page = signed_in.get(publication)
    assert "Charter v1" in page.text and "Er mist nog 1 ding." in words(page)
    refused = signed_in.post(publication, {"purpose": "own_growth"})
    assert refused.status_code == 422
    assert not Edition.objects.exists()
    review = (clock.today() + dt.timedelta(days=100)).isoformat()
    signed_in.post(at("agreements", piece.slug), {"follow_up": "on", "review_by": review})
    assert signed_in.post(publication, {"purpose": "own_growth"}).status_code == 302
    page = words(signed_in.get(publication))
    assert f"Editie 1, nagekeken onder charter v1 op {clock.today().day} " in page
    assert "Dit hoort zo. Publiceren mag ook zonder." in page


def test_an_author_asks_an_exception_and_whoever_decides_gives_it(signed_in, charter, piece, lea, ines, client):
    ask = at("waiver_request", piece.slug)
    assert "Schrijf in een zin waarom" in words(signed_in.post(ask, {"check": "ends", "reason": "Nee"}, follow=True))
    signed_in.post(ask, {"check": "ends", "reason": REASON})
    (message,) = Message.objects.filter(person=lea)
    assert (message.kind, message.facts["reason"]) == ("catalogue.WaiverWanted", REASON)
    client.force_login(lea)
    assert "Geef een uitzondering" in words(client.get(at("publication", piece.slug)))
    until = clock.today() + dt.timedelta(days=40)
    client.post("/office/charter/waiver/navragen/ends/", {"reason": REASON, "until": until.isoformat()})
    assert Message.objects.filter(person=ines, kind="catalogue.WaiverGiven").exists()
    client.force_login(ines)
    page = words(client.get(at("publication", piece.slug)))
    assert f"Uitzondering van Lea Smit, tot en met {until.day} " in page and REASON in page
    assert client.post(at("publication", piece.slug), {"purpose": "own_growth"}).status_code == 302


def test_old_content_says_under_which_charter_it_was_checked(signed_in, charter, piece, ines, lea):
    actions.settle(piece, review_by=clock.today() + dt.timedelta(days=100), by=ines)
    actions.publish(Activity.objects.get(), language="nl", by=ines)
    a_charter(lea, peer="should")
    page = words(signed_in.get(at("publication", piece.slug)))
    assert "nagekeken onder charter v1" in page and "Intussen geldt charter v2." in page
    assert "Nagekeken onder charter v1." in words(signed_in.get(at("pieces")))
    signed_in.post(at("inspection", piece.slug), {"language": "nl"})
    page = words(signed_in.get(at("publication", piece.slug)))
    assert "nagekeken onder charter v2" in page and "Intussen geldt" not in page


def test_an_edition_of_before_the_charter_can_be_checked(signed_in, piece, ines, lea):
    actions.publish(piece, language="nl", by=ines)
    a_charter(lea, load="must")
    assert "nog niet nagekeken" in words(signed_in.get(at("publication", piece.slug)))
    signed_in.post(at("inspection", piece.slug), {"language": "nl"})
    assert "nagekeken onder charter v1" in words(signed_in.get(at("publication", piece.slug)))


def test_reference_is_chosen_at_the_agreements(signed_in, charter, piece):
    signed_in.post(at("agreements", piece.slug), {"is_reference": "on", "follow_up": "on", "review_by": ""})
    activity = Activity.objects.get()
    assert (activity.is_reference, activity.follow_up) == (True, False)
    page = words(signed_in.get(at("publication", piece.slug)))
    assert "Naslag vraagt niets en oefent niets." in page
    assert "Dit is naslag: het leert niemand iets aan" in page


def test_for_whom_it_is_is_kept_and_a_name_nobody_knows_is_said(signed_in, piece, company, dana):
    behaviour = a_behaviour(dana)
    actions.link(piece, behaviour=behaviour, rationale="Past.", by=piece.owner)
    actions.confirm(piece.links.get(), by=dana)
    set_actors(behaviour, units=[company.north], by=dana)
    signed_in.post(at("audience", piece.slug), {"names": "team zuid\nMedewerker"})
    assert {str(group) for group in piece.audience.all()} == {"Team Zuid", "Medewerker"}
    page = signed_in.post(at("audience", piece.slug), {"names": "Team Maan"}, follow=True)
    assert "We kennen geen afdeling of functie die zo heet: Team Maan." in words(page)
    assert piece.audience.count() == 2
    signed_in.post(at("audience", piece.slug), {"names": "Team Zuid"})
    refused = words(signed_in.post(at("publication", piece.slug), {"purpose": "strategic"}))
    assert "Het is voor Team Zuid" in refused and "gevraagd van Team Noord" in refused


@pytest.mark.parametrize("name", ["publication", "draft"])
def test_pages_with_a_compass_stay_within_their_queries(
    signed_in, charter, ines, dana, name, django_assert_max_num_queries
):
    """With a video, two links and an exception asked: as much as the compass can want to know."""
    behaviour = a_behaviour(dana)
    activity = a_piece(ines, behaviour=behaviour, confirmed=True)
    actions.link(activity, behaviour=a_behaviour(dana, goal=behaviour.goal), rationale="Ook dit.", by=ines)
    actions.settle(activity, review_by=clock.today() + dt.timedelta(days=100), by=ines)
    actions.publish(Activity.objects.get(), language="nl", by=ines, purpose="strategic")
    draft = activity.drafts.get()
    video = {"media": "abc", "title": "Zo vraag je na", "captions": {"nl": "def"}, "transcript": "Ik vraag na."}
    draft.blocks = [{"id": "v1", "type": "video", "data": video}, *draft.blocks]
    draft.save()
    signed_in.get(at("pieces"))
    with django_assert_max_num_queries(12):
        args = (activity.slug, "nl") if name == "draft" else (activity.slug,)
        assert signed_in.get(at(name, *args)).status_code == 200
