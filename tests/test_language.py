"""English is as good as Dutch: every text has a translation, with the same places to fill in and no Dutch left.

`python manage.py messages` brings the catalogue up to date; then fill in what is empty.
"""

import datetime as dt
import os
import re
import shutil

import pytest
from django.forms import DateField
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from vliegwiel.kit.formats.en import formats as english_formats
from vliegwiel.kit.formats.nl import formats as dutch_formats
from vliegwiel.run import catalogues, messages

ENGLISH = catalogues.LOCALE / "en" / "LC_MESSAGES" / "django.po"
FORMAL = catalogues.LOCALE / "nl_U" / "LC_MESSAGES" / "django.po"
PLACES = re.compile(r"%\([a-z_]+\)[sd]|%%|\{[a-z_]+\}")
DUTCH = re.compile(
    r"\b(aan|als|ander|bij|dan|deze|dit|een|en|er|geen|haar|het|je|jij|jouw|kun|maar|met|naar|niet|nog|om|ook|te|van|voor|wat|wordt|zijn)\b"
)
NAMES = {"je and jij (informal)", "je en jij"}  # say which Dutch words are used


@pytest.fixture(scope="module")
def english():
    return messages.written(ENGLISH)


def both(text):
    return [text] if isinstance(text, str) else list(text)


def test_every_text_has_a_place_in_the_english_catalogue(english):
    if not shutil.which("xgettext"):
        assert not os.environ.get("CI"), "install gettext: xgettext finds the texts"
        pytest.skip("NOT CHECKED that English is complete: install gettext (xgettext finds the texts)")
    found = {messages.key(message) for message in messages.marked()}
    assert sorted(map(str, found - set(english))) == [], "run `python manage.py messages`, and translate these"
    assert sorted(map(str, set(english) - found)) == [], "these are gone from the source: `python manage.py messages`"


def test_every_place_is_filled_in_by_somebody(english):
    empty = [message.id for message in english.values() if message.fuzzy or not all(both(message.string))]
    assert empty == []


@pytest.fixture(scope="module")
def pairs(english):
    """Each Dutch text with what English says for it."""
    every = (pair for one in english.values() for pair in zip(both(one.id), both(one.string), strict=True))
    return [(dutch, said) for dutch, said in every if said]


def test_what_is_filled_in_later_stays(pairs):
    def places(text):
        return sorted(PLACES.findall(text))

    assert [(dutch, said) for dutch, said in pairs if places(dutch) != places(said)] == []


def test_no_dutch_is_left_in_english(pairs):
    assert [said for _, said in pairs if DUTCH.search(PLACES.sub("", said)) and said not in NAMES] == []


def test_a_sentence_ends_as_it_does_in_dutch_and_calmly(pairs):
    assert [pair for pair in pairs if pair[0][-1] in ".?:" and pair[1][-1] != pair[0][-1]] == []
    assert [said for _, said in pairs if "!" in said] == []


def test_every_text_that_says_je_says_u_too(english):
    formal = messages.written(FORMAL)
    informal = {one for one, message in english.items() if messages.speaks_to_the_reader(message)}
    assert sorted(map(str, informal ^ set(formal))) == [], "run `python manage.py messages`"
    said = [pair for one in formal.values() for pair in zip(both(one.id), both(one.string), strict=True)]
    assert [dutch for dutch, formally in said if not formally] == []
    assert [formally for _, formally in said if messages.INFORMAL.search(formally) and formally not in NAMES] == []
    assert [pair for pair in said if sorted(PLACES.findall(pair[0])) != sorted(PLACES.findall(pair[1]))] == []


def test_what_is_compiled_is_what_is_spoken():
    with translation.override("en"):
        assert gettext("Vandaag") == "Today"
        assert [ngettext("%(n)s minuut", "%(n)s minuten", n) for n in (1, 2)] == ["%(n)s minute", "%(n)s minutes"]
    with translation.override("nl"):
        assert gettext("Vandaag") == "Vandaag"


def test_a_catalogue_is_compiled_again_only_after_it_changed(monkeypatch, tmp_path):
    po = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    shutil.copyfile(ENGLISH, po)
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    assert [catalogues.compile_all(), catalogues.compile_all()] == [True, False]
    assert [file.name for file in sorted(po.parent.iterdir())] == ["django.mo", "django.po"]
    po.touch()
    assert catalogues.compile_all() is True


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", ["3 nov", "3 nov 2026", "3 november 2026"]), ("en", ["3 Nov", "3 Nov 2026", "3 November 2026"])],
)
def test_days_are_written_as_the_language_does_and_never_month_first(language, said):
    day = dt.date(2026, 11, 3)
    with translation.override(language):
        assert [date_format(day, name) for name in ("BRIEF_DAY", "BRIEF_DATE", "DATE_FORMAT")] == said
        assert [DateField().to_python(typed) for typed in ("3-11-2026", "03/11/2026", "2026-11-03")] == [day] * 3


def test_every_brief_day_is_one_that_exists():
    names = {
        name
        for html in catalogues.PACKAGE.rglob("*.html")
        for name in re.findall(r'date:"([A-Z_]{3,})"', html.read_text())
    }
    for formats in (english_formats, dutch_formats):
        assert sorted(name for name in names if not hasattr(formats, name)) == []
