"""Real files of others. They lie beside the project; where they do not, that is said."""

import warnings

import pytest

from tests import samples
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Draft
from vliegwiel.areas.catalogue.queries import blocks
from vliegwiel.standards.imports import bringing

THERE = samples.SAMPLES.is_dir()
FOUND = samples.samples() if THERE else []


def test_the_samples_are_there_or_it_is_said():
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        if not THERE:
            warnings.warn(f"There are no samples in {samples.SAMPLES}: real files were not tried.", stacklevel=1)
    assert all(name in samples.TABLE.read_text() for name, _content in FOUND)


@pytest.mark.parametrize(("name", "content"), FOUND, ids=[name for name, _content in FOUND])
def test_a_real_file_becomes_drafts_or_says_why_not(name, content, ines, settings, tmp_path):
    settings.MEDIA_ROOT = settings.HOME = tmp_path
    raw = content()
    found = samples.read(name, raw)
    if isinstance(found, str):
        assert found.strip()
        return
    held = actions.read_import(samples.io.BytesIO(raw), file_name="a.zip", digest="x" * 64, found=found, by=ines)
    actions.begin_bringing_in(held, chosen=range(len(found["pieces"])), by=ines)
    made = bringing.bring_in(held, by=ines)
    assert len(made) == len(found["pieces"])
    for draft in Draft.objects.order_by("pk"):
        assert draft.title
        assert len(blocks(draft)) == len(draft.blocks) > 0
