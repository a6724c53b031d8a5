"""A package on the workbench: chosen, read, refused in words, and shown in the preview."""

import pytest
from django.urls import reverse

from tests.packages import a_package, upload
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Draft, Package


@pytest.fixture
def draft(client, ines):
    draft = actions.make_activity("Tillen", by=ines).drafts.get()
    actions.add_block(draft, kind=Kind.PACKAGE, by=ines)
    client.force_login(ines)
    return Draft.objects.get()


def at(draft, *more, name="draft"):
    return reverse(f"studio:{name}", args=[draft.activity.slug, draft.language, *more])


def post(client, draft, content, **fields):
    where = at(draft, draft.blocks[0]["id"], name="block")
    form = {"kind": "package", "version": draft.version, "file": upload(content), "completion": "package"}
    return client.post(where, form | fields)


def test_a_package_is_chosen_and_what_was_read_of_it_is_shown(client, draft):
    assert "Kies een lespakket" in client.get(at(draft)).content.decode()
    assert post(client, draft, a_package()).status_code == 302
    text = client.get(at(draft)).content.decode()
    assert [word in text for word in ("tillen.zip", "SCORM 1.2", "1 onderdeel", "Eerste", "Kies een ander pakket")] == [
        True
    ] * 5
    assert "Eerste" in client.get(at(draft, name="draft_preview")).content.decode()


def test_a_file_that_is_no_package_is_refused_in_words_and_what_was_typed_stays(client, draft):
    answer = post(client, draft, b"niets", title="Mijn titel")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert [word in text for word in ("Dit is geen hele zip", "Mijn titel")] == [True, True]
    assert not Package.objects.exists()


def test_a_package_that_says_nothing_itself_is_done_when_all_was_opened(client, draft):
    post(client, draft, a_package(lesson="<h1>Stil</h1>"))
    assert Draft.objects.get().blocks[0]["data"]["completion"] == "seen"
    assert "Dit pakket meldt zelf niets" in client.get(at(draft)).content.decode()
