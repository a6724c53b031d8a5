"""English is as good as Dutch: every text has a translation, with the same places to fill in and no Dutch left.

`python manage.py messages` brings the catalogue up to date; then fill in what is empty.
"""

import os
import re
import shutil

import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext

from vliegwiel.run import catalogues, messages

ENGLISH = catalogues.LOCALE / "en" / "LC_MESSAGES" / "django.po"
PLACES = re.compile(r"%\([a-z_]+\)[sd]|%%|\{[a-z_]+\}")
DUTCH = re.compile(
    r"\b(aan|als|ander|bij|dan|deze|dit|een|en|er|geen|haar|het|je|jij|jouw|kun|maar|met|naar|niet|nog|om|ook|te|van|voor|wat|wordt|zijn)\b"
)
NAMES = {"je and jij (informal)"}  # says which Dutch words are used


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


def test_what_is_filled_in_later_stays(english):
    def places(text):
        return sorted(PLACES.findall(text))

    different = [
        (text, said)
        for message in english.values()
        for text, said in zip(both(message.id), both(message.string), strict=True)
        if places(text) != places(said)
    ]
    assert different == []


def test_no_dutch_is_left_in_english(english):
    left = [
        said
        for message in english.values()
        for said in both(message.string)
        if DUTCH.search(PLACES.sub("", said)) and said not in NAMES
    ]
    assert left == []


def test_english_is_calm_and_keeps_the_quotation_marks(english):
    loud = [said for message in english.values() for said in both(message.string) if "!" in said or "…." in said]
    assert loud == []
    unlike = [
        (text, said)
        for message in english.values()
        for text, said in zip(both(message.id), both(message.string), strict=True)
        if text[-1] in ".?:" and said[-1] != text[-1]
    ]
    assert unlike == [], "a sentence ends as it does in Dutch"


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
