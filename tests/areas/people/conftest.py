import pytest

from tests.areas.people.staff_files import HEADS, staff_file
from vliegwiel.areas.people import actions


@pytest.fixture
def hr(hugo):
    """HR herself has no number in these files and is not in them."""
    return hugo


@pytest.fixture
def check(hr):
    def _check(*rows, heads=HEADS, by=hr):
        received = actions.receive_staff_file(staff_file(*rows, heads=heads), file_name="staf.csv", by=by)
        return actions.check_staff_file(received, by=by)

    return _check


@pytest.fixture
def bring_in(hr, check):
    def _bring_in(*rows, **more):
        return actions.apply_staff_file(check(*rows), by=hr, **more)

    return _bring_in
