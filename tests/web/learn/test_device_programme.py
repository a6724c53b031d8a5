"""A programme for a device: what can be done without a connection, how large it is, and why the rest cannot."""

import pytest
from django.urls import reverse

from tests import packages
from tests.library import PRACTICE, QUESTION, TEXT, holds, publish, section
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.learning import actions

pytestmark = pytest.mark.django_db
HERE = "/learn/activity/inwerken/device/"


def in_sections(*parts):
    return [one for n, (title, more, blocks) in enumerate(parts) for one in (section(f"s{n}", title, **more), *blocks)]


def test_it_says_beforehand_what_comes_along_and_why_the_rest_does_not(
    ben_s, ben, ines, words, django_assert_max_num_queries
):
    package = packages.block(packages.stored(ines, packages.a_package()))
    read, tested, played, later = (
        publish(ines, slug, edition={"blocks": blocks})
        for slug, blocks in (
            ("lezen", [TEXT]),
            ("toets", [TEXT, QUESTION]),
            ("pakket", [package]),
            ("straks", [TEXT]),
        )
    )
    catalogue.set_exam(tested, attempts=1, again_days=0, minutes=0, pass_mark=80, draw=0, by=ines)
    now = [holds("a", read), holds("b", tested), holds("c", played), PRACTICE]
    blocks = in_sections(("Nu", {"ordered": True}, now), ("Later", {"opens_after": 7}, [holds("d", later)]))
    actions.enrol(publish(ines, "inwerken", shape=Shape.PROGRAMME, edition={"blocks": blocks}), by=ben)
    ben_s.get(HERE)  # a first page of somebody costs a few more
    with django_assert_max_num_queries(12):
        page = ben_s.get(HERE)
    said = words(page)
    assert "Neem 2 activiteiten mee, ongeveer" in said  # also what only waits for its turn
    assert "De toets vraagt verbinding: onze klok telt." in said
    assert "Dit vraagt verbinding: er is niets in dat zonder kan." in said
    assert "Neem het mee zodra het open is." in said
    assert page.text.count(f'data-address="{reverse("learn:device", args=["lezen"])}"') == 1
    actions.finish_step(actions.enrol(read, by=ben), "t1", by=ben)
    assert "Neem 1 activiteit mee" in words(ben_s.get(HERE))
