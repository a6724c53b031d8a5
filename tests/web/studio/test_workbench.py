"""The workbench: blocks are added, saved, moved, removed and brought back, with and without htmx."""

import re

import pytest
from django.urls import reverse

from tests.pieces import QUESTION, a_behaviour, a_picture, a_piece, a_video, some_captions
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity, Draft, Media

HTMX = {"HX-Request": "true"}


@pytest.fixture
def draft(ines, client):
    client.force_login(ines)
    return actions.make_activity("Navragen", by=ines).drafts.get()


def at(draft, *more, name="draft"):
    return reverse(f"studio:{name}", args=[draft.activity.slug, draft.language, *more])


def now():
    return Draft.objects.get()


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def into(part):
    return {**HTMX, "HX-Target": f"div#{part}"}


def test_a_block_is_added_and_one_stands_at_it(draft, client):
    answer = client.post(at(draft, name="blocks"), {"kind": "text"})
    (block,) = now().blocks
    assert (answer.status_code, answer.url) == (302, f"{at(draft)}#piece--{block['id']}")


def test_with_htmx_the_new_block_comes_with_a_fresh_bar(draft, client):
    answer = client.post(at(draft, name="blocks"), {"kind": "question"}, headers=into("add"))
    (block,) = now().blocks
    assert [option["id"] for option in block["data"]["options"]] == ["a", "b"]
    found = re.findall(r'id="(piece[^"]*|add)"', answer.content.decode())
    assert found == [f"piece--{block['id']}", "add"]


def test_a_kind_we_do_not_know_is_not_found(draft, client):
    assert client.post(at(draft, name="blocks"), {"kind": "raar"}).status_code == 404


def save(client, draft, block, data, headers=HTMX, version=None):
    version = now().version if version is None else version
    data = {"kind": block["type"], "version": version, **data}
    return client.post(at(draft, block["id"], name="block"), data, headers=headers)


def test_typing_is_saved_and_says_when(draft, client, ines):
    block = actions.add_block(draft, kind="text", by=ines)
    answer = save(client, draft, block, {"html": "<p>Vraag het na.</p>"}, into(f"saved--{block['id']}"))
    assert now().blocks[0]["data"]["html"] == "<p>Vraag het na.</p>"
    assert re.fullmatch(r"Bewaard om \d\d:\d\d", words(answer))
    assert f'name="version" value="{now().version}"' in answer.content.decode()


def test_a_stale_tab_sees_both_versions_and_loses_nothing(draft, client, ines, lea):
    block = actions.add_block(draft, kind="text", by=ines)
    seen = now().version
    actions.change_block(draft, block=block["id"], data={"html": "<p>Van Lea</p>"}, version=seen, by=lea)
    for headers in (into(f"saved--{block['id']}"), {}):
        answer = save(client, draft, block, {"html": "<p>Van Ines</p>"}, headers, version=seen)
        assert answer.status_code == 409
        assert "Van Lea" in words(answer)
        assert "Er is niets overschreven" in words(answer)
    assert "Van Ines" in answer.content.decode()  # without script the form comes back with what she typed
    assert now().blocks[0]["data"]["html"] == "<p>Van Lea</p>"
    save(client, draft, block, {"html": "<p>Van Ines</p>"}, {}, version=now().version)
    assert now().blocks[0]["data"]["html"] == "<p>Van Ines</p>"


def test_typing_in_a_block_removed_elsewhere_can_be_kept_as_a_new_one(draft, client, ines):
    block = actions.add_block(draft, kind="text", by=ines)
    actions.remove_block(draft, block=block["id"], version=99, by=ines)
    answer = save(client, draft, block, {"html": "<p>Mijn zin</p>"}, {})
    assert answer.status_code == 409
    assert "Mijn zin" in answer.content.decode()
    client.post(at(draft, name="blocks"), {"kind": "text", "version": "1", "html": "<p>Mijn zin</p>"})
    assert [raw["data"]["html"] for raw in now().blocks] == ["<p>Mijn zin</p>"]


def test_answers_are_added_and_dropped_and_keep_what_was_typed(draft, client, ines):
    block = actions.add_block(draft, kind="question", data=QUESTION, by=ines)
    typed = {"prompt": "Wat vraag je?", "answers": "single"}
    for n, option in enumerate(QUESTION["options"], 1):
        typed |= {f"option-{n}-id": option["id"], f"option-{n}-text": option["text"]}
        typed |= {f"option-{n}-explanation": option["explanation"]} | ({f"option-{n}-correct": "on"} if n == 1 else {})
    save(client, draft, block, {**typed, "do": "add-option"})
    assert [option["id"] for option in now().blocks[0]["data"]["options"]] == ["a", "b", "c"]
    answer = save(
        client, draft, block, {**typed, "option-3-text": "Nog een", "option-3-id": "c", "do": "drop-option-2"}
    )
    assert [(option["id"], option["correct"]) for option in now().blocks[0]["data"]["options"]] == [
        ("a", True),
        ("c", False),
    ]
    assert answer.status_code == 200


def test_a_picture_and_what_was_typed_beside_it_arrive_together(draft, client, ines):
    block = actions.add_block(draft, kind="image", by=ines)
    answer = save(client, draft, block, {"file": a_picture(), "alt": "Een oranje vlak"}, into(f"piece--{block['id']}"))
    data = now().blocks[0]["data"]
    assert (data["alt"], data["media"]) == ("Een oranje vlak", Media.objects.get().key)
    assert f"/media/{data['media']}" in answer.content.decode()


def test_a_file_that_is_refused_keeps_what_was_typed(draft, client, ines):
    from django.core.files.uploadedfile import SimpleUploadedFile  # inside: only this test needs a bad file

    block = actions.add_block(draft, kind="image", by=ines)
    bad = SimpleUploadedFile("x.png", b"<svg/>", "image/png")
    answer = save(client, draft, block, {"file": bad, "alt": "Mijn beschrijving"}, into(f"piece--{block['id']}"))
    assert answer.status_code == 422
    assert "SVG nemen we niet aan" in words(answer)
    assert "Mijn beschrijving" in answer.content.decode()


def test_a_video_with_captions(draft, client, ines):
    block = actions.add_block(draft, kind="video", by=ines)
    save(client, draft, block, {"file": a_video(), "title": "Voordoen"})
    key = now().blocks[0]["data"]["media"]
    files = {"captions": some_captions(), "captions_language": "nl", "media": key, "title": "Voordoen"}
    save(client, draft, block, files)
    data = now().blocks[0]["data"]
    assert (data["media"], data["title"], list(data["captions"])) == (key, "Voordoen", ["nl"])


def test_a_block_is_moved_removed_and_brought_back(draft, client, ines):
    one, two = (actions.add_block(draft, kind="text", by=ines) for _ in range(2))
    assert client.post(at(draft, one["id"], name="place"), {"steps": "1"}, headers=HTMX).status_code == 204
    assert [raw["id"] for raw in now().blocks] == [two["id"], one["id"]]
    client.post(at(draft, one["id"], name="place"), {"after": "top"})
    assert [raw["id"] for raw in now().blocks] == [one["id"], two["id"]]
    gone = client.post(
        at(draft, one["id"], name="removal"), {"version": now().version}, headers=into(f"piece--{one['id']}")
    )
    assert "Zet terug" in words(gone)
    assert [raw["id"] for raw in now().blocks] == [two["id"]]
    assert "weggehaald blok" in words(client.get(at(draft)))
    client.post(at(draft, one["id"], name="restoration"))
    assert [raw["id"] for raw in now().blocks] == [one["id"], two["id"]]


def test_a_block_changed_elsewhere_is_shown_before_it_can_be_removed(draft, client, ines):
    block = actions.add_block(draft, kind="text", by=ines)
    seen = now().version
    actions.change_block(draft, block=block["id"], data={"html": "<p>Nieuw</p>"}, version=seen, by=ines)
    answer = client.post(
        at(draft, block["id"], name="removal"), {"version": seen}, headers=into(f"piece--{block['id']}")
    )
    assert answer.status_code == 409
    assert "net ergens anders veranderd" in words(answer)
    assert len(now().blocks) == 1


def test_the_words_above_are_saved_even_when_unfinished(draft, client):
    data = {"title": "Vraag na", "summary": "Je vraagt na.", "minutes": "4", "version": "1"}
    answer = client.post(at(draft, name="head"), data, headers=into("saved--head"))
    assert (now().title, now().summary, now().minutes) == ("Vraag na", "Je vraagt na.", 4)
    assert re.fullmatch(r"Bewaard om \d\d:\d\d", words(answer))
    again = client.post(at(draft, name="head"), {**data, "title": "Anders"}, headers=into("saved--head"))
    assert again.status_code == 409
    assert "Vraag na" in words(again)
    assert now().title == "Vraag na"
    assert client.post(at(draft, name="head"), {**data, "minutes": "", "version": "2"}).status_code == 302
    assert now().minutes == 0


def test_a_second_language_stands_beside_the_first(draft, client, ines):
    actions.add_block(draft, kind="text", data={"html": "<p>Vraag na</p>"}, by=ines)
    answer = client.post(reverse("studio:translation", args=[draft.activity.slug]), {"language": "en"})
    assert answer.url == reverse("studio:translated", args=[draft.activity.slug, "en"])
    assert "Vraag na" in client.get(answer.url).content.decode()
    page = client.get(f"{reverse('studio:draft', args=[draft.activity.slug, 'en'])}?beside=nl")
    assert page.content.decode().count("Vraag na") >= 2


def test_who_may_not_write_looks(draft, client, hire, company, ben):
    client.force_login(hire("Aya", "Bos", unit=company.staff, role="author"))
    assert client.get(at(draft)).url == at(draft, name="draft_preview")
    assert client.post(at(draft, name="blocks"), {"kind": "text"}).status_code == 403
    client.force_login(ben)
    assert client.get(at(draft)).status_code == 403
    assert client.get(at(draft, name="draft_preview")).status_code == 403


def test_the_outline_alone_can_be_asked_for(draft, client, ines):
    actions.add_block(draft, kind="text", data={"html": "<p>Vraag het na.</p>"}, by=ines)
    part = client.get(at(draft), headers={**HTMX, "HX-Target": "aside#outline"}).content.decode()
    assert part.strip().startswith("<aside")
    assert "Vraag het na." in part


def test_sixty_blocks_cost_no_more_queries_than_one(draft, client, ines, same_queries):
    behaviour = a_behaviour(ines)
    actions.link(Activity.objects.get(), behaviour=behaviour, rationale="x", by=ines)
    Activity.objects.update(purpose="strategic")

    def twenty_more():
        for _ in range(20):
            actions.add_block(now(), kind="question", data=QUESTION, by=ines)
            made = actions.add_block(now(), kind="image", by=ines)
            actions.attach(now(), block=made["id"], upload=a_picture(), version=9999, by=ines)

    same_queries(lambda: client.get(at(draft)), twenty_more, budget=11)


def test_the_preview_lets_one_try_a_question_and_keeps_nothing(client, ines, django_assert_max_num_queries):
    client.force_login(ines)
    draft = a_piece(ines).drafts.get()
    asked = draft.blocks[1]["id"]
    client.get(at(draft))  # the session is noted once
    with django_assert_max_num_queries(7):
        page = client.get(at(draft, name="draft_preview"), {"question": asked, "chosen": "b"})
    assert "Daarop zegt iedereen ja." in words(page)
    assert "Nog niet helemaal" in words(page)


def test_what_is_remembered_of_a_block_is_never_stale(draft, client, ines):
    block = actions.add_block(draft, kind="image", data={"alt": "Een kast"}, by=ines)["id"]
    seen = client.get(at(draft)).content.decode()
    assert ("Een kast" in seen, f'name="version" value="{now().version}"' in seen) == (True, True)
    actions.attach(draft, block=block, upload=a_picture(), version=99, by=ines)
    key = Media.objects.get().key
    again = client.get(at(draft)).content.decode()
    assert (f"/media/{key}" in again, f'name="version" value="{now().version}"' in again) == (True, True)

    assert len(set(re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', seen + again))) == 2
