"""What becomes of a piece, on its page: for who keeps it, in groups, each figure with what one can do."""

from tests.pieces import a_piece
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.insights import actions as insights
from vliegwiel.areas.learning import actions as learning


def test_who_keeps_it_sees_groups_and_where_to_go(client, hire, company, ines, lea, mara):
    piece = a_piece(ines)
    actions.publish(piece, language="nl", by=ines)
    at = f"/studio/activity/{piece.slug}/use/"
    asked = next(raw["id"] for raw in piece.drafts.get().blocks if raw["type"] == "question")
    client.force_login(ines)
    page = client.get(at).content.decode()
    assert "Te weinig mensen" in page and "Verborgen: minder dan 5 antwoorden" in page
    assert f"/studio/activity/{piece.slug}/nl/#piece--{asked}" in page
    for n in range(5):
        enrolment = learning.enrol(piece, by=hire(f"Jorrit{n}", "Wiersinga", unit=company.north))
        learning.answer(enrolment, asked, chosen=["a"], by=enrolment.person)
    insights.recount()
    page = client.get(at).content.decode()
    assert "Te weinig mensen" not in page and "5 van 5" in page and "Jorrit" not in page
    assert at in client.get("/studio/").content.decode()
    assert at in client.get(f"/studio/activity/{piece.slug}/").content.decode()
    client.force_login(lea)
    assert client.get(at).status_code == 200
    client.force_login(mara)
    assert client.get(at).status_code == 403


def test_it_costs_the_same_however_many_questions(client, ines, same_queries):
    piece = a_piece(ines)
    actions.publish(piece, language="nl", by=ines)
    draft = piece.drafts.get()
    asked = next(raw for raw in draft.blocks if raw["type"] == "question")

    def another():
        draft.blocks = [*draft.blocks, {**asked, "id": f"q{len(draft.blocks)}"}]
        draft.save(update_fields=["blocks"])

    client.force_login(ines)
    same_queries(lambda: client.get(f"/studio/activity/{piece.slug}/use/"), another)
