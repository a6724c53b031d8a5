"""Real files of others. They lie beside the project; where they do not, that is said."""

import warnings

import pytest

from tests import samples

THERE = samples.SAMPLES.is_dir()
FOUND = samples.lessons() if THERE else []


def test_the_samples_are_there_or_it_is_said():
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        if not THERE:
            warnings.warn(f"There are no samples in {samples.SAMPLES}: real files were not tried.", stacklevel=1)
    assert {name for name, _content in FOUND} <= set(samples.rows("lessons"))
    assert {file.name for file in samples.packages()} <= set(samples.rows("packages"))


@pytest.mark.parametrize(("name", "content"), FOUND, ids=[name for name, _content in FOUND])
def test_reading_a_real_file_tells_what_its_row_says(name, content):
    what, otherwise, behind = samples.happened(name, samples.read(name, content()))
    row = samples.rows("lessons")[name]
    assert row.startswith(f"| `{name}` | {what} |")
    assert row.endswith(f"| {otherwise} | {behind} |") or what.startswith("Refused")
