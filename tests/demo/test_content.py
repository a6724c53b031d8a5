"""What the demo teaches is real: whole, explained, in two languages where it says so, and nothing filled up."""

import re
from collections import Counter, defaultdict

import pytest
from django.utils.html import strip_tags
from PIL import Image

from vliegwiel.demo import content

PIECES = [(slug, language) for slug in content.slugs() for language in content.languages(slug)]
each_piece = pytest.mark.parametrize(("slug", "language"), PIECES)


def _written(slug, language):
    return content.written(slug, language, defaultdict(lambda: "key"))


def _of(piece, kind):
    return [block["data"] for block in piece.blocks if block["type"] == kind]


def _words(piece):
    yield piece.summary
    for data in _of(piece, "text"):
        yield strip_tags(data["html"])
    for data in _of(piece, "question"):
        yield data["prompt"]
        for option in data["options"]:
            yield option["text"]
            yield option["explanation"]
    for data in _of(piece, "practice"):
        yield from data.values()


def test_a_dozen_activities_and_a_third_of_them_in_english_too():
    english = [slug for slug in content.slugs() if "en" in content.languages(slug)]
    assert len(content.slugs()) >= 12
    assert len(english) * 3 >= len(content.slugs())


@each_piece
def test_it_fits_the_fields_and_takes_three_to_eight_minutes(slug, language):
    piece = _written(slug, language)
    assert 0 < len(piece.title) <= 80
    assert 0 < len(piece.summary) <= 280
    assert 3 <= piece.minutes <= 8


@each_piece
def test_every_option_is_explained_and_a_right_one_exists(slug, language):
    questions = _of(_written(slug, language), "question")
    assert questions
    for data in questions:
        right = [option for option in data["options"] if option["correct"]]
        assert len(data["options"]) >= 3
        assert right
        assert data["kind"] == "multiple" or len(right) == 1
        assert [option["text"] for option in data["options"] if len(option["explanation"]) < 25] == []
        assert max(len(option["text"]) for option in data["options"]) <= 280


@each_piece
def test_it_ends_on_the_job(slug, language):
    piece = _written(slug, language)
    assert piece.blocks[-1]["type"] == "practice"
    assert all(data.values() for data in _of(piece, "practice"))


@each_piece
def test_pictures_are_described_and_films_written_out(slug, language):
    piece = _written(slug, language)
    assert all(20 <= len(data["alt"]) <= 280 for data in _of(piece, "image"))
    assert all(data["transcript"] and set(data["captions"]) == {"nl", "en"} for data in _of(piece, "video"))


@pytest.mark.parametrize("slug", [slug for slug in content.slugs() if "en" in content.languages(slug)])
def test_both_languages_have_the_same_shape(slug):
    def shape(piece):
        return [
            (block["id"], block["type"], [option["correct"] for option in block["data"].get("options", [])])
            for block in piece.blocks
        ]

    assert shape(_written(slug, "nl")) == shape(_written(slug, "en"))


def test_no_sentence_is_used_twice():
    sentences = Counter()
    for slug, language in PIECES:
        for text in _words(_written(slug, language)):
            sentences.update(
                sentence.strip().casefold()
                for sentence in re.split(r"(?<=[.!?])\s+|\n", text)
                if len(sentence.split()) >= 5
            )
    assert [sentence for sentence, n in sentences.items() if n > 1] == []


def test_nothing_claims_what_research_shows():
    claims = re.compile(r"onderzoek (toont|laat zien|wijst)|wetenschappelijk|research shows|studies show|bewezen", re.I)
    assert [
        slug for slug, language in PIECES if any(claims.search(text) for text in _words(_written(slug, language)))
    ] == []


@pytest.mark.parametrize("slug", content.slugs())
def test_its_pictures_are_there_and_light(slug):
    for file in content.art_of(slug):
        assert file.exists(), file.name
        if file.suffix == ".webp":
            assert file.stat().st_size <= 40_000
            with Image.open(file) as picture:
                assert picture.width == 1200
            assert file.with_suffix(".svg").exists()
        else:
            assert file.stat().st_size <= 400_000


def test_no_picture_lies_unused():
    used = {file.name for slug in content.slugs() for file in content.art_of(slug)}
    assert {file.name for file in content.ART.iterdir() if file.suffix != ".svg"} == used
