"""What could be better to read, to hear and to follow: what is seen, in which words, and what one press makes of it."""

import pytest

from tests.pieces import a_piece
from vliegwiel.areas.catalogue import actions, jobs, queries
from vliegwiel.areas.catalogue.models import Draft, EditionHints
from vliegwiel.areas.catalogue.queries import Examined, hints, say_hint

LONG = (
    "Wie na een lange dag in de bus nog even moet bellen met een klant die al drie keer heeft gewacht, kan beter eerst "
    "zelf rustig een kop koffie drinken."
)


def text(html, id="a"):
    return {"id": id, "type": "text", "data": {"html": html}}


def seen(*blocks, language="nl", minutes=0, **more):
    piece = Examined(title="Meten", summary="Je meet.", minutes=minutes, language=language, blocks=blocks, **more)
    return [(one.code, one.words) for one in hints(piece)]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Kijk op <a href='https://x.nl'>de schakelkaart</a>.</p>", []),
        ("<p>Kijk <a href='https://x.nl'>hier</a>.</p>", [("link.empty", "hier")]),
        ("<p><a href='https://x.nl/a'>https://x.nl/a</a></p>", [("link.bare", "https://x.nl/a")]),
        ("<p><strong>Wat je meet</strong></p><p>Eerst.</p>", [("heading.bold", "Wat je meet")]),
        ("<p><strong>Meet altijd zelf na.</strong></p>", []),
        ("<ul><li><p><strong>Maling</strong></p></li></ul>", []),
        ("<h2></h2><p>Eerst.</p>", [("heading.empty", "")]),
        ("<h3>Eerst</h3><h2>Dan</h2><h3>Daarna</h3>", [("heading.skipped", "Eerst")]),
        ("<p>Zet ALTIJD EERST DE SPANNING ERAF voor je begint.</p>", [("caps.run", "ALTIJD EERST DE SPANNING ERAF")]),
        (f"<p>{LONG}</p>", [("sentence.long", "Wie na een lange dag in de bus nog even moet bellen…")]),
        (
            "<p>" + "Meet de pomp. " * 40 + "</p>",
            [("paragraph.long", "Meet de pomp. Meet de pomp. Meet de pomp. Meet de pomp. Meet…")],
        ),
        (
            "<p>Leidingwaterinstallatie, watertransportleiding, drinkwaterkwaliteit en bedrijfshulpverlening.</p>",
            [("word.long", "Leidingwaterinstallatie")],
        ),
        ("<p>De NEN 3140 en de VCA gelden.</p>", []),
    ],
)
def test_what_is_seen_in_a_text(html, found):
    assert seen(text(html)) == found


def test_what_is_seen_in_pictures_films_and_minutes():
    pictures = {
        "pictures": [{"media": "x", "alt": "Foto van een pomp", "caption": ""}, {"media": "y", "alt": "IMG_1234.jpg"}]
    }
    gallery = {"id": "g", "type": "gallery", "data": pictures}
    assert seen(gallery) == [("alt.prefix", "Foto van"), ("alt.file", "IMG_1234.jpg")]
    same = {
        "id": "i",
        "type": "image",
        "data": {"media": "x", "alt": "De kast", "caption": "De kast.", "decorative": False},
    }
    assert seen(same) == [("alt.caption", "De kast")]
    film = {"id": "v", "type": "video", "data": {"media": "f", "captions": {"en": "k"}, "transcript": "Kijk eerst."}}
    assert seen(film, seconds={"f": 120}) == [("transcript.short", ""), ("captions.elsewhere", "")]
    assert seen(text("<p>" + "Meet. " * 10 + "</p>"), minutes=12) == [("minutes.many", "")]
    assert seen(*[text("<p>" + "Meet nu. " * 40 + "</p>", f"t{n}") for n in range(20)], minutes=2) == [
        ("minutes.few", "")
    ]
    assert seen(text("<p><a href='https://x.nl'>Read more</a></p>"), language="en") == [("link.empty", "Read more")]


@pytest.mark.parametrize(
    ("html", "code", "words", "becomes"),
    [
        ("<h2>A</h2><p><strong>B</strong></p><p>C</p>", "heading.bold", "B", "<h2>A</h2><h3>B</h3><p>C</p>"),
        ("<p><strong>B</strong></p>", "heading.bold", "B", "<h2>B</h2>"),
        ("<h3>B</h3><p>C</p>", "heading.skipped", "B", "<h2>B</h2><p>C</p>"),
        ("<p>C</p><h2></h2>", "heading.empty", "", "<p>C</p>"),
        ("<p>Nu DIT IS VEEL TE HARD hoor.</p>", "caps.run", "DIT VEEL HARD", None),
        (
            "<p>ZET ALTIJD EERST UIT. Dan wij.</p>",
            "caps.run",
            "ZET ALTIJD EERST UIT",
            "<p>Zet altijd eerst uit. Dan wij.</p>",
        ),
    ],
)
def test_one_press_mends_that_and_nothing_else(ines, html, code, words, becomes):
    draft = actions.make_activity("Meten", by=ines).drafts.get()
    block = actions.add_block(draft, kind="text", data={"html": html}, by=ines)["id"]
    step = actions.mend(draft, block=block, code=code, words=words, by=ines)
    assert bool(step) is bool(becomes)
    assert Draft.objects.get().blocks[0]["data"]["html"] == (becomes or html)
    assert not actions.mend(draft, block=block, code=code, words=words, by=ines)  # it does not stand there any more
    if step:
        was, now = step
        assert actions.unmend(draft, block=block, was=was, stands=now, by=ines)
        assert Draft.objects.get().blocks[0]["data"]["html"] == html
        assert not actions.unmend(draft, block=block, was=was, stands=now, by=ines)  # something else stands there
        assert actions.unmend(draft, block=block, was=now, stands=was, by=ines)
        assert Draft.objects.get().blocks[0]["data"]["html"] == becomes


def test_what_is_published_is_looked_over_once_and_again_when_the_rules_change(ines):
    activity = a_piece(ines)
    actions.add_block(
        activity.drafts.get(), kind="text", data={"html": "<p><a href='https://x.nl'>hier</a></p>"}, by=ines
    )
    actions.publish(activity, language="nl", by=ines)
    kept = EditionHints.objects.get()
    assert (kept.count, kept.kinds) == (1, " link ")
    assert say_hint(queries.kept_hint(kept.found[0])) == "De link “hier” zegt niet waar hij heen gaat."
    EditionHints.objects.update(rules=0)
    jobs.look_over_the_shelf.func()
    assert (EditionHints.objects.get().rules, actions.look_over_the_shelf()) == (queries.HINT_RULES, 0)
    actions.look_over([activity.editions.select_related("activity").get()])
    assert EditionHints.objects.count() == 1
