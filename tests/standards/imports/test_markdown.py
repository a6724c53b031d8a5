import pytest

from tests.standards.imports.small import asked, read, right, told, zipped
from vliegwiel.standards.imports.brought import Unreadable

LESSON = """---
title: "Vet in brand"
description: Wat je doet als de pan brandt.
---
<!-- voor de vertaler -->
# Vet in brand

Doe **nooit** water op vet. Lees ook [ontruimen](../lift.md#wanneer) en [de site](https://example.com).

![Een pan](beeld/pan.png) ![](beeld/weg.png)

## Wat je doet

1. Zet het gas uit
   - ook de oven
2. Leg er een deken op

| Brand | Middel |
|-------|--------|
| vet   | deken  |
| hout  | water  |

```sh
  blus --nu
```

#### Diep

<script>alert(1)</script><iframe src="https://video.example/1" title="De film"></iframe>

## Wat doe je eerst?

- [ ] rennen
- [x] gas uit
- [ ] filmen

Denk aan:

- [ ] de deken
- [ ] de deur
"""


def folder(**more):
    files = {
        "cursus/10 later.md": "# Later\n\nDit komt pas aan het eind.",
        "cursus/2 eerder.md": "Zonder kop maar met tekst.",
        "cursus/les/vet.md": LESSON,
        "cursus/les/beeld/pan.png": "plaatje",
        "cursus/les/beeld/los.png": "plaatje",
        "cursus/lift.md": "# De lift\n\nNeem de trap.",
        "cursus/README.md": "# Cursus brand\n\nWelkom.",
        "cursus/LICENSE": "CC0",
        "cursus/.git/config": "x",
        "cursus/rooster.xlsx": "x",
    }
    return zipped(files | more)


def test_a_file_is_an_activity_and_the_order_is_a_readers():
    found = read(folder(), "cursus.zip")
    titles = ["Cursus brand", "2 eerder", "Later", "Vet in brand", "De lift", "Cursus brand"]
    assert [piece["title"] for piece in found["pieces"]] == titles
    sections = [block["data"] for block in found["pieces"][-1]["blocks"]]
    assert [one.get("title") or one["items"][0]["activity"].removeprefix("cursus/") for one in sections] == [
        "Om te beginnen",
        "README.md",
        "2 eerder.md",
        "10 later.md",
        "lift.md",
        "Les",
        "les/vet.md",
    ]
    assert [what for what, _why in told({"lines": found["lines"], "pieces": []}, "left")] == [
        "cursus/les/beeld/los.png",
        "cursus/LICENSE",
        "cursus/rooster.xlsx",
    ]


def test_a_lesson_becomes_texts_pictures_and_a_question_and_every_change_is_told():
    found = read(folder(), "cursus.zip")
    lesson = found["pieces"][3]
    assert lesson["summary"] == "Wat je doet als de pan brandt."
    first, picture, doing, table, after, question, rest = lesson["blocks"]
    assert first["data"]["html"] == (
        '<p>Doe <strong>nooit</strong> water op vet. Lees ook <a href="brought:cursus/lift.md">ontruimen</a> en '
        '<a href="https://example.com">de site</a>.</p>'
    )
    assert (picture["data"]["media"], picture["data"]["alt"]) == ("cursus/les/beeld/pan.png", "Een pan")
    html = doing["data"]["html"]
    assert html.startswith("<h2>Wat je doet</h2><ol><li>Zet het gas uit<ul><li>ook de oven</li></ul></li>")
    said = {"title": "Wat je doet", "rows": [["Brand", "Middel"], ["vet", "deken"], ["hout", "water"]]}
    assert table["data"] == said | {"head_row": True, "head_column": False}
    html = after["data"]["html"]
    assert "<p><code>\u00a0\u00a0blus --nu</code></p><h3>Diep</h3>" in html
    assert '<a href="https://video.example/1">De film</a>' in html
    assert (question["data"]["prompt"], right(question["data"])) == ("Wat doe je eerst?", ["gas uit"])
    assert rest["data"]["html"] == "<p>Denk aan:</p><ul><li>☐ de deken</li><li>☐ de deur</li></ul>"
    lines = {(line["fate"], line["what"]) for line in lesson["lines"]}
    assert lines == {
        ("left", "beeld/weg.png"),
        ("left", "Script"),
        ("changed", "Kop van niveau 4 of dieper"),
        ("changed", "https://video.example/1"),
        ("asks", "Vraag zonder uitleg"),
    }


def test_a_quiz_that_only_leads_elsewhere_is_named_and_titles_are_told_apart():
    files = {f"{n} toets.md": f"# Toets\n\n[Toets](https://forms.example/{n})" for n in ("1.4", "2.3")}
    found = read(zipped(files), "cursus.zip")
    assert [piece["title"] for piece in found["pieces"]] == ["Toets (1.4)", "Toets (2.3)"]
    assert [what for what, _why in told(found, "left")] == ["https://forms.example/1.4", "https://forms.example/2.3"]


def test_a_single_file_comes_too_with_right_to_left_text_emoji_and_old_letters():
    found = read("# 🚀 שלום עולם\n\nقراءة النص هنا.", "les.md")
    assert (found["pieces"][0]["title"], found["pieces"][0]["blocks"][0]["data"]["html"]) == (
        "🚀 שלום עולם",
        "<p>قراءة النص هنا.</p>",
    )
    old = read("# Café\n\nDit is een les voor de keuken.".encode("latin-1"), "oud.md")
    assert (old["pieces"][0]["title"], told(old, "changed")[0][0]) == ("Café", "oud.md")


def test_a_lesson_of_three_hundred_blocks_and_a_long_read_are_cut_at_their_headings():
    found = read("# Lang\n\n" + "\n\n".join(f"## Deel {n}\n\nTekst." for n in range(300)), "lang.md")
    assert [len(piece["blocks"]) for piece in found["pieces"]] == [200, 100]
    chapters = "\n\n".join(f"## Hoofdstuk {n}\n\n" + "woord " * 1000 for n in range(5))
    found = read(f"# Boek\n\n{chapters}", "boek.md")
    assert [piece["title"] for piece in found["pieces"]] == ["Boek (1 van 3)", "Boek (2 van 3)", "Boek (3 van 3)"]
    assert all(piece["blocks"][0]["data"]["html"].startswith("<h2>") for piece in found["pieces"])


def test_deep_nesting_and_half_html_do_not_break_it():
    found = read("# Diep\n\n" + "<div>" * 5000 + "tekst" + "\n\n> " * 50 + "citaat <b>vet", "diep.md")
    assert "tekst" in str(found["pieces"])
    assert asked(found) == []


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (zipped({"a.md": "", "b.md": " "}), "leeg.zip", "geen Markdown met tekst"),
        (b"---\ntitle: x\n---\n", "kop.md", "blijft niets over"),
    ],
)
def test_files_without_words_say_so(content, name, says):
    with pytest.raises(Unreadable, match=says):
        read(content, name)
