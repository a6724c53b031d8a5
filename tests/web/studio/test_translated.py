"""Translating beside the source, publishing both, and reading it in the language one chooses."""

from tests.areas.catalogue.test_translating import piece, translate
from vliegwiel.areas.catalogue.queries import source_of

__all__ = ["piece"]


def test_from_the_workbench_to_the_shelf_in_two_languages(client, piece, ines, ben):
    client.force_login(ines)
    at = f"/studio/activity/{piece.slug}/"
    assert client.post(f"{at}translation/", {"language": "en"}).url == f"{at}en/translation/"
    page = client.get(f"{at}en/translation/").content.decode()
    assert "Nog niet vertaald" in page
    draft = piece.drafts.get(language="en")
    sent = {"part": "head", "version": draft.version, "text:title": "Asking", "text:summary": "You ask."}
    assert client.post(f"{at}en/translation/", sent).url.startswith(f"{at}en/translation/#part--")
    assert client.post(f"{at}en/translation/", {**sent, "text:title": "Asked"}).status_code == 409
    refused = client.post(f"{at}publication/", {"purpose": "own_growth", "also": ["en"]})
    assert (refused.status_code, "Dit is nog niet vertaald" in refused.content.decode()) == (422, True)
    translate(piece, ines)
    client.post(f"{at}publication/", {"purpose": "own_growth", "also": ["en"]})
    assert set(piece.editions.values_list("language", flat=True)) == {"nl", "en"}
    assert client.get(f"{at}{source_of(piece).language}/translation/").status_code == 404
    client.force_login(ben)
    here = f"/learn/activity/{piece.slug}/"
    assert "?language=en" in client.get(here).content.decode()
    client.post(f"{here}enrolment/", {"language": "en"})
    assert "Ga verder in een andere taal: Nederlands" in client.get(here).content.decode()
    client.post(f"{here}edition/", {"language": "nl"})
    assert ben.enrolments.get().edition.language == "nl"
