"""The pages of shared blocks: found, made, put in, offered, taken over everywhere, and made loose."""

import pytest
from django.urls import reverse

from tests.areas.catalogue.test_sharing import draft, ids, reword, says, share, use, written  # noqa: F401 -- a fixture
from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.models import Activity, Rollout, Use
from vliegwiel.kit import jobs


@pytest.fixture
def studio(client, ines):
    client.force_login(ines)
    return client


def test_an_author_makes_one_and_puts_it_elsewhere_without_a_script(studio, ines, written):  # noqa: F811 -- a fixture
    first, other = written("Lekkage", "Bel.", "Meld."), written("Brand", "Ren.")
    at = reverse("studio:sharing", args=[first.slug, "nl"])
    assert 'type="checkbox" name="block"' in studio.get(at, {"block": ids(first)[1]}).text
    refused = studio.post(at, {"block": ids(first)[1], "title": " "})
    assert refused.status_code == 422 and "Geef de bouwsteen een titel" in refused.text
    made = studio.post(at, {"block": ids(first), "title": "Zo meld je het"}, follow=True)
    shared = Activity.everything.get(shape="shared")
    assert made.redirect_chain[-1][0] == reverse("studio:shared_block", args=[shared.slug]) and "Lekkage" in made.text
    assert "Zo meld je het" in studio.get(reverse("studio:shared_blocks"), {"q": "meld"}).text
    blocks = reverse("studio:blocks", args=[other.slug, "nl"])
    chosen = studio.post(blocks, {"kind": "shared", "after": "top"})
    assert "Zo meld je het" in studio.get(chosen.url).text and "after=top" in chosen.url
    studio.post(blocks, {"shared": shared.slug, "after": "top"})
    assert says(other) == ["Bel.", "Meld.", "Ren."]
    bench = studio.get(reverse("studio:draft", args=[other.slug, "nl"])).text
    assert "Bouwsteen: Zo meld je het" in bench and "Gebruikt in 2 activiteiten" in bench
    studio.post(reverse("studio:loosening", args=[other.slug, "nl", ids(other)[0]]))
    assert "Losgemaakt van de bouwsteen" in studio.get(reverse("studio:draft", args=[other.slug, "nl"])).text
    studio.post(reverse("studio:fastening", args=[other.slug, "nl", ids(other)[0]]))
    assert Use.objects.count() == 2
    typed = studio.post(reverse("studio:block", args=[other.slug, "nl", ids(other)[0]]), {"kind": "text", "html": "x"})
    assert typed.status_code == 422 and "hoort bij de bouwsteen" in typed.text and says(other)[0] == "Bel."
    assert studio.get(reverse("studio:publication", args=[shared.slug])).status_code == 404


def test_an_offer_is_seen_taken_over_or_left_and_rolled_out(studio, ines, olu, written):  # noqa: F811 -- a fixture
    first, other = written("Lekkage", "Bel 112."), written("Brand", "Ren.")
    shared = share(first, 0, by=ines)
    actions.place_shared(draft(other), shared=shared, by=ines)
    actions.publish(other, language="nl", by=ines)
    bench = reverse("studio:draft", args=[shared.slug, "nl"])
    assert "Breng uit" in studio.get(bench).text
    now = draft(shared)
    actions.change_block(
        now, block=now.blocks[0]["id"], data={"html": "<p>Bel 8888.</p>"}, version=now.version, by=ines
    )
    page = reverse("studio:shared_block", args=[shared.slug])
    assert "<ins>8888</ins>" in studio.get(page).text
    studio.post(reverse("studio:releases", args=[shared.slug]), {"note": "Nieuw nummer."})
    assert "Nieuwe versies van bouwstenen" in studio.get(reverse("studio:pieces")).text
    offer = reverse("studio:offer", args=[first.slug, shared.slug])
    assert "<ins>8888</ins>" in studio.get(offer).text and "Nieuw nummer." in studio.get(offer).text
    left = reverse("studio:offer_deferral", args=[first.slug, shared.slug])
    assert studio.post(left, {"release": "2", "why": ""}).status_code == 422
    studio.post(left, {"release": "2", "why": "Nog niet."})
    assert "laat de nieuwe versie liggen: “Nog niet.”" in studio.get(page).text
    with jobs.at_once():
        studio.post(reverse("studio:rollouts", args=[shared.slug]), {"deed": "take"})
    taken = Rollout.objects.get()
    here = reverse("studio:rollout", args=[shared.slug, taken.pk])
    told = studio.get(here).text
    assert "In 2 concepten staat nu versie 2." in told and "Klaar om te publiceren" in told
    publication = reverse("studio:publication", args=[first.slug])
    assert publication in told
    type(first).objects.filter(pk=first.pk).update(owner=olu)
    assert publication not in studio.get(here).text  # somebody else's: she is not led where she may not go
    type(first).objects.filter(pk=first.pk).update(owner=ines)
    with jobs.at_once():
        studio.post(
            reverse("studio:rollout_next", args=[shared.slug, taken.pk]), {"deed": "publish", "activity": other.pk}
        )
        assert other.editions.count() == 2
        studio.post(reverse("studio:rollout_next", args=[shared.slug, taken.pk]), {"deed": "back"})
    assert says(first) == ["Bel 112."] and use(shared, first).release == 1
    with jobs.at_once():
        studio.post(reverse("studio:rollouts", args=[shared.slug]), {"deed": "loosen"})
    assert "haalde deze bouwsteen weg" in studio.get(page).text and not Use.objects.exists()


def test_its_pages_cost_the_same_however_many_use_it(studio, ines, written, same_queries):  # noqa: F811 -- a fixture
    shared = share(written("Lekkage", "Bel."), 0, by=ines)
    reword(shared, 0, "Bel nu.", ines)

    def one_more():
        activity = written("Nog een", "Ren.")
        actions.place_shared(draft(activity), shared=shared, by=ines)

    same_queries(lambda: studio.get(reverse("studio:shared_block", args=[shared.slug])), one_more)
    same_queries(lambda: studio.get(reverse("studio:pieces")), one_more)
    same_queries(lambda: studio.get(reverse("studio:shared_blocks")), lambda: share(written("A", "b"), 0, by=ines))


def test_what_holds_an_activity_is_said_before_it_leaves_the_shelf(studio, ines, written):  # noqa: F811 -- a fixture
    first = written("Lekkage", "Bel.")
    share(first, 0, title="Zo meld je het", by=ines)
    programme = actions.make_activity("Eerste week", by=ines, language="nl", shape="programme")
    actions.add_block(draft(programme), kind="activity", data={"items": [{"activity": first.pk}]}, by=ines)
    assert queries.programmes_holding(first) == [(programme.slug, "Eerste week")]
    care = studio.get(reverse("studio:care", args=[first.slug])).text
    assert "Eerste week" in care and "Zo meld je het" in care
    instead = written("Nieuw", "Bel.")
    actions.publish(instead, language="nl", by=ines)
    actions.retire(first, reason="Er is iets nieuws.", replaced_by=instead, by=ines)
    assert (
        "Neem wat ervoor in de plaats kwam: Nieuw"
        in studio.get(reverse("studio:workbench", args=[programme.slug])).text
    )
    (step,) = draft(programme).blocks
    swapped = {"kind": "activity", "version": "99", "item-1-activity": first.pk, "do": f"swap-1-{instead.pk}"}
    studio.post(reverse("studio:block", args=[programme.slug, "nl", step["id"]]), {**swapped, "item-1-title": "x"})
    assert [item["activity"] for item in draft(programme).blocks[0]["data"]["items"]] == [instead.pk]
