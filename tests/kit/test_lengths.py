"""How many there are in a JSON list, without reading it."""

import pytest

from tests.library import QUESTION, TEXT, publish
from vliegwiel.areas.catalogue.models import Edition
from vliegwiel.kit.lengths import ListLength


@pytest.mark.parametrize("blocks", [[], [TEXT], [TEXT, QUESTION]])
def test_the_database_counts_what_is_in_the_list(ines, blocks):
    publish(ines, "luisteren", edition={"blocks": blocks})
    assert Edition.objects.annotate(n=ListLength("blocks")).values_list("n", flat=True).get() == len(blocks)
