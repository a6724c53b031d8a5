"""What one may ask: blocks with their files, the shelf, the studio's list, how long it takes."""

import datetime as dt

from tests.pieces import a_behaviour, a_picture, a_piece, a_video
from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.queries import Standing
from vliegwiel.kit import clock


def test_blocks_come_typed_in_order_with_their_files_in_one_query(ines, django_assert_num_queries):
    draft = a_piece(ines).drafts.get()
    for _ in range(3):
        actions.add_block(draft, kind=Kind.IMAGE, data={"alt": "x", "decorative": True}, by=ines)
    draft.refresh_from_db()
    for raw in draft.blocks[-3:]:
        actions.attach(draft, block=raw["id"], upload=a_picture(), version=99, by=ines)
    draft.refresh_from_db()
    with django_assert_num_queries(1):
        found = queries.blocks(draft)
    assert [block.type for block in found] == ["text", "question", "practice", "image", "image", "image"]
    assert [(block.file.width, block.alt) for block in found[-3:]] == [(40, "")] * 3
    assert found[1].question.options[0].correct


def test_blocks_without_files_cost_nothing(ines, django_assert_num_queries):
    draft = a_piece(ines).drafts.get()
    with django_assert_num_queries(0):
        assert len(queries.blocks(draft)) == 3


def test_the_estimate_reads_watches_and_asks(ines):
    draft = a_piece(ines).drafts.get()
    block = actions.add_block(draft, kind=Kind.VIDEO, data={"transcript": "telt niet mee " * 500}, by=ines)["id"]
    draft.refresh_from_db()
    actions.attach(draft, block=block, upload=a_video(150), version=99, by=ines)
    draft.refresh_from_db()
    assert queries.seconds_of_media(draft.blocks, queries.lengths(queries.blocks(draft))) == 150
    assert queries.word_count([{"data": {"html": "<p>Een twee</p><p>drie</p>"}}]) == 3
    assert [
        queries.estimate(*given[:1], seconds=given[1], questions=given[2]) for given in ((0, 0, 0), (400, 150, 1))
    ] == [
        1,
        6,
    ]


def publish(activity, by, *languages):
    for language in languages:
        actions.translate_draft(activity, language=language, by=by)
        draft = activity.drafts.get(language=language)
        actions.save_draft(draft, title=f"{draft.title} {language}", summary="x", minutes=5, version=99, by=by)
        actions.publish(activity, language=language, by=by)
    return activity


def test_the_shelf_shows_her_language_first_else_the_other(ines, ben):
    publish(a_piece(ines, title="Twee"), ines, "nl", "en")
    publish(a_piece(ines, title="One", language="en"), ines, "en")
    a_piece(ines, title="Concept")
    assert [(row.title, row.language) for row in queries.shelf(ben).rows] == [("One en", "en"), ("Twee nl", "nl")]
    ben.language = "en"
    assert [row.title for row in queries.shelf(ben).rows] == ["One en", "Twee nl en"]


def test_the_shelf_is_filtered_searched_and_paged(ines, ben, dana):
    behaviour = a_behaviour(dana)
    thread = a_piece(ines, title="Navragen", behaviour=behaviour, confirmed=True)
    actions.publish(thread, language="nl", by=ines)
    for title in ("Tillen", "Tillen met hulp"):
        actions.publish(a_piece(ines, title=title), language="nl", by=ines)
    titles = lambda **asked: [row.title for row in queries.shelf(ben, **asked).rows]  # noqa: E731 -- one line reads best
    assert titles(purpose="strategic") == titles(behaviour=behaviour) == ["Navragen"]
    assert titles(search="tillen hulp") == ["Tillen met hulp"]
    assert (titles(size=2), titles(size=2, page=2)) == (["Navragen", "Tillen"], ["Tillen met hulp"])
    assert queries.shelf(ben, size=2).more
    assert not queries.shelf(ben, size=2, page=2).more
    assert [row.because for row in queries.shelf(ben).rows] == [
        "Doel: Minder herleveringen. Wie dit leert, vraagt na wat de klant hoorde.",
        "",
        "",
    ]


def test_the_shelf_leaves_out_what_is_retired(ines, ben):
    activity = a_piece(ines)
    actions.publish(activity, language="nl", by=ines)
    actions.retire(activity, reason="Oud.", by=ines)
    assert queries.shelf(ben).rows == ()


def test_the_shelf_costs_the_same_with_one_and_with_three(ines, ben, dana, same_queries):
    behaviour = a_behaviour(dana)

    def one_more():
        actions.publish(a_piece(ines, behaviour=behaviour, confirmed=True), language="nl", by=ines)

    same_queries(lambda: queries.shelf(ben), one_more, budget=3)


def test_her_edition_is_the_latest_in_her_language(ines, ben):
    activity = publish(a_piece(ines, title="Twee"), ines, "nl", "en", "nl")
    assert (queries.edition_for(activity, ben).language, queries.edition_for(activity, ben).number) == ("nl", 2)
    ben.language = "en"
    assert queries.edition_for(activity, ben).language == "en"
    assert queries.edition_for(a_piece(ines), ben) is None


def test_because_is_one_line_once_confirmed(ines, dana):
    activity = a_piece(ines, behaviour=a_behaviour(dana))
    assert queries.because(activity) == ""
    actions.confirm(activity.links.get(), by=dana)
    assert queries.because(activity) == "Doel: Minder herleveringen. Wie dit leert, vraagt na wat de klant hoorde."


def test_the_studio_lists_pieces_and_where_they_stand(ines, lea, dana):
    a_piece(ines, title="Concept", behaviour=a_behaviour(dana))
    published = a_piece(ines, title="Klaar")
    actions.publish(published, language="nl", by=ines)
    changed = a_piece(ines, title="Gewijzigd")
    actions.publish(changed, language="nl", by=ines)
    actions.add_block(changed.drafts.get(), kind="text", by=ines)
    retired = a_piece(lea, title="Weg")
    actions.retire(retired, reason="Oud.", by=lea)
    stands = {
        piece.title: (piece.standing, piece.link_waits, piece.mine) for piece in queries.pieces(ines, mine=False).rows
    }
    assert stands == {
        "Concept": (Standing.DRAFT, True, True),
        "Klaar": (Standing.PUBLISHED, False, True),
        "Gewijzigd": (Standing.CHANGED, False, True),
        "Weg": (Standing.RETIRED, False, False),
    }
    titles = lambda **asked: {piece.title for piece in queries.pieces(ines, **asked).rows}  # noqa: E731 -- one line reads best
    assert titles() == {"Concept", "Klaar", "Gewijzigd"}
    assert titles(standing="draft") == titles(standing="waiting") == {"Concept"}
    assert titles(standing="published") == {"Klaar", "Gewijzigd"}
    assert titles(mine=False, standing="retired") == {"Weg"}
    assert titles(search="ijzig") == {"Gewijzigd"}


def test_what_must_be_reviewed_stands_on_top(ines):
    old, new = a_piece(ines, title="Oud"), a_piece(ines, title="Nieuw")
    actions.settle(old, review_by=clock.today(), by=ines)
    actions.settle(new, review_by=clock.today() + dt.timedelta(days=1), by=ines)
    assert [(piece.title, piece.review_due) for piece in queries.pieces(ines).rows] == [("Oud", True), ("Nieuw", False)]


def test_the_studio_costs_the_same_with_one_and_with_three(ines, same_queries):
    same_queries(lambda: queries.pieces(ines), lambda: a_piece(ines), budget=3)
