"""From an idea to an edition: the idea page, the claim, the owner's word, the compass, care."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from tests.pieces import a_behaviour, a_piece
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.kit import clock


@pytest.fixture
def signed_in(client, ines):
    client.force_login(ines)
    return client


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def at(name, *args):
    return reverse(f"studio:{name}", args=args)


def test_an_idea_becomes_a_draft(signed_in, ines):
    answer = signed_in.post(at("idea"), {"title": "Hoe vraag je na?"})
    assert answer.url == at("workbench", "hoe-vraag-je-na")
    assert Activity.objects.get().purpose == "own_growth"
    assert signed_in.get(answer.url).status_code == 200


def test_an_idea_for_a_behaviour_needs_a_reason(signed_in, dana):
    behaviour = a_behaviour(dana)
    answer = signed_in.post(at("idea"), {"title": "Hoe?", "behaviour": behaviour.pk})
    assert answer.status_code == 422
    assert "Zeg in één zin waarom" in words(answer)
    signed_in.post(at("idea"), {"title": "Hoe?", "behaviour": behaviour.pk, "rationale": "Omdat."})
    assert Activity.objects.get().links.get().rationale == "Omdat."


def test_publishing_as_strategic_is_refused_and_names_what_is_missing(signed_in, ines):
    activity = a_piece(ines, practice=False)
    answer = signed_in.post(at("publication", activity.slug), {"purpose": "strategic"})
    assert answer.status_code == 422
    page = words(answer)
    assert "Dit kan nog niet" in page
    assert "Kies voor welk gedrag dit helpt." in page
    assert "Voeg een blok ‘Oefenen op het werk’ toe." in page
    assert not Edition.objects.exists()
    assert signed_in.post(at("publication", activity.slug), {"purpose": "own_growth"}).status_code == 302
    assert Edition.objects.get().published_by == ines


def test_the_compass_follows_the_road_chosen(signed_in, ines):
    activity = a_piece(ines)
    headers = {"HX-Request": "true", "HX-Target": "section#compass"}
    legal = signed_in.get(at("publication", activity.slug), {"purpose": "legal"}, headers=headers)
    assert "Noem de wet" in words(legal)
    assert words(signed_in.get(at("publication", activity.slug), headers=headers)).startswith("Kompas Alles is heel.")


def test_each_missing_thing_leads_to_its_place(signed_in, ines):
    activity = a_piece(ines)
    draft = activity.drafts.get()
    empty = actions.add_block(draft, kind="image", by=ines)["id"]
    page = signed_in.get(at("publication", activity.slug)).content.decode()
    assert f'href="{at("draft", activity.slug, "nl")}#piece--{empty}"' in page
    assert "Blok 4 (Nog leeg): Kies een afbeelding" in page


def test_a_draft_equal_to_its_edition_says_there_is_nothing_to_publish(signed_in, ines):
    activity = a_piece(ines)
    signed_in.post(at("publication", activity.slug), {"purpose": "own_growth"})
    assert "Er is niets te publiceren" in words(signed_in.get(at("publication", activity.slug)))


def test_the_owner_of_a_behaviour_confirms_without_being_an_author(client, ines, mara, ben):
    activity = a_piece(ines, behaviour=a_behaviour(mara))
    link = activity.links.get()
    client.force_login(mara)
    page = client.get(at("confirmation", link.pk))
    assert "Wie navraagt, levert goed." in words(page)
    assert client.get(at("pieces")).status_code == 403
    assert client.post(at("confirmation", link.pk)).status_code == 302
    assert activity.links.get().confirmation.by == mara
    assert "bevestigd dat dit past" in words(client.get(at("confirmation", link.pk)))
    client.force_login(ben)
    assert client.get(at("confirmation", link.pk)).status_code == 404


def test_a_claim_is_made_and_taken_back(signed_in, ines, dana):
    behaviour = a_behaviour(dana)
    activity = a_piece(ines)
    assert signed_in.post(at("links", activity.slug), {"behaviour": behaviour.pk}).status_code == 422
    signed_in.post(at("links", activity.slug), {"behaviour": behaviour.pk, "rationale": "Omdat."})
    assert "Wacht op Dana Vos" in words(signed_in.get(at("links", activity.slug)))
    signed_in.post(at("link_removal", activity.slug, activity.links.get().pk))
    assert not activity.links.exists()


def test_agreements_are_kept(signed_in, ines):
    activity = a_piece(ines)
    signed_in.post(at("agreements", activity.slug), {"review_by": "2030-05-01"})
    kept = Activity.objects.get()
    assert (kept.follow_up, str(kept.review_by)) == (False, "2030-05-01")
    assert "1 mei 2030" in words(signed_in.get(at("pieces")))


def test_an_activity_is_handed_over_and_taken_off_the_shelf(signed_in, ines, lea):
    activity = a_piece(ines)
    assert signed_in.post(at("retirement", activity.slug), {"reason": ""}).status_code == 422
    signed_in.post(at("retirement", activity.slug), {"reason": "De procedure veranderde."})
    assert "De procedure veranderde." in words(signed_in.get(at("care", activity.slug)))
    signed_in.post(at("comeback", activity.slug))
    assert Activity.objects.filter(retirement=None).get() == activity
    assert signed_in.post(at("owner", activity.slug), {"to": lea.pk}).url == at("pieces")
    assert Activity.objects.get().owner == lea


def test_my_pieces_teach_while_there_are_none(signed_in):
    page = signed_in.get(at("pieces"))
    assert "Je hebt nog niets gemaakt" in words(page)


def test_my_pieces_cost_the_same_with_one_and_three(signed_in, ines, same_queries):
    same_queries(lambda: signed_in.get(at("pieces")), lambda: a_piece(ines))


@pytest.mark.parametrize("name", ["links", "publication", "care"])
def test_the_pages_of_a_piece_stay_within_their_queries(signed_in, ines, dana, name, django_assert_max_num_queries):
    activity = a_piece(ines, behaviour=a_behaviour(dana), confirmed=True)
    signed_in.get(at("pieces"))  # the session is noted once
    with django_assert_max_num_queries(10):
        assert signed_in.get(at(name, activity.slug)).status_code == 200


def test_a_plan_and_a_second_pair_of_eyes_keep_the_page_within_its_queries(
    signed_in, ines, dana, lea, django_assert_max_num_queries
):
    activity = a_piece(ines, behaviour=a_behaviour(dana), confirmed=True)
    actions.set_review_rules([activity.purpose], by=lea)
    draft = activity.drafts.get()
    actions.ask_review(draft, of=lea, by=ines)
    actions.plan_publication(draft, at=clock.now() + dt.timedelta(days=1), by=ines)
    signed_in.get(at("pieces"))
    with django_assert_max_num_queries(12):
        assert "plande dit" in words(signed_in.get(at("publication", activity.slug)))


def test_costs_and_where_it_belongs_are_kept_in_care(signed_in, ines):
    piece = a_piece(ines)
    care = at("care", piece.slug)
    assert "Waar het bij hoort" in words(signed_in.get(care))
    assert signed_in.post(at("cost", piece.slug), {"each": "12,50", "fixed": ""}).url == care
    assert signed_in.post(at("cost", piece.slug), {"each": "-1"}).status_code == 422
    refused = signed_in.post(at("exemption", piece.slug), {"category": "team_event", "budget": ""})
    assert refused.status_code == 422
    assert "Schrijf op uit welk potje" in words(refused)
    assert signed_in.post(at("exemption", piece.slug), {"category": "team_event", "budget": "Teambudget"}).url == care
    piece.refresh_from_db()
    assert (str(piece.cost_each), piece.exempt_category, piece.budget) == ("12.50", "team_event", "Teambudget")
