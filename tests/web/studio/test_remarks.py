"""Remarks on the pages: beside a block, all of them, beside the text for who was asked to read, and never elsewhere."""

import zipfile
from io import BytesIO

from tests.pieces import a_piece
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Remark

HTMX = {"HX-Request": "true"}


def test_an_expert_who_was_asked_reads_says_and_settles_her_own_and_nobody_else_comes_in(client, ines, mara, ben):
    piece = a_piece(ines)
    at = f"/studio/activity/{piece.slug}/nl/remarks/"
    block = piece.drafts.get().blocks[0]["id"]
    client.force_login(ines)
    assert client.post(f"{at}readers/", {"person": "Mara de Wit"}).url == at
    client.force_login(ben)
    assert client.get(at).status_code == client.post(at, {"said--all": "Hoi"}).status_code == 404
    client.force_login(mara)
    assert "Vraag het na." in client.get(at).content.decode()  # beside the text
    assert client.get(f"/studio/activity/{piece.slug}/nl/").status_code == 403
    client.post(at, {"block": block, f"said--{block}": "Waarom dan?", "quote": "Vraag het", "back": "text"})
    said = Remark.objects.get()
    part = client.post(f"{at}{said.pk}/settlement/", headers={**HTMX, "HX-Target": f"article#thread--{said.pk}"})
    assert (
        part.content.decode().lstrip().startswith("<article")
        and "Afgehandeld door Mara de Wit" in part.content.decode()
    )
    assert client.get(f"{at}state/").json()["open"] == {}
    client.post(f"{at}{said.pk}/reopening/")
    client.post(f"{at}{said.pk}/", {f"said--c{said.pk}": "Waarom eigenlijk?"})
    client.post(f"{at}{said.pk}/removal/")
    client.post(f"{at}{said.pk}/restoration/")
    client.force_login(ines)
    client.post(f"{at}{said.pk}/answers/", {f"said--a{said.pk}": "Anders weet je het niet."})
    page = client.get(at).content.decode()
    assert page.index("Waarom eigenlijk?") < page.index("Anders weet je het niet.")
    assert "1 open opmerking bij dit blok" in client.get(f"/studio/activity/{piece.slug}/nl/").content.decode()
    assert "Er staat nog 1 opmerking open" in client.get(f"/studio/activity/{piece.slug}/publication/").content.decode()
    assert "Waarom eigenlijk?" in client.get(f"/studio/activity/{piece.slug}/nl/review/").content.decode()

    actions.publish(piece, language="nl", by=ines)  # a hint, no refusal
    packed = b"".join(client.get(f"/studio/activity/{piece.slug}/export/open/").streaming_content)
    with zipfile.ZipFile(BytesIO(packed)) as bundle:
        assert not any(b"eigenlijk" in bundle.read(name) for name in bundle.namelist())
    client.force_login(mara)
    assert "eigenlijk" not in client.get(f"/learn/activity/{piece.slug}/").content.decode()


def test_the_list_costs_the_same_however_much_is_said(client, ines, lea, same_queries):
    draft = a_piece(ines).drafts.get()
    client.force_login(ines)
    at = f"/studio/activity/{draft.activity.slug}/nl/"

    def say():
        said = actions.remark(
            draft, text=f"@Ines Costa, nummer {Remark.objects.count()}", block=draft.blocks[0]["id"], by=lea
        )
        actions.answer_remark(said, text="Dank.", by=ines)

    same_queries(lambda: client.get(f"{at}remarks/?show=text"), say)
    same_queries(lambda: client.get(at), say)
    same_queries(lambda: client.get(f"{at}review/"), say)
    same_queries(lambda: client.get(f"/studio/activity/{draft.activity.slug}/publication/"), say)
