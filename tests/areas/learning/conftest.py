import pytest

from tests.library import publish


@pytest.fixture
def activity(ines):
    """Published, five minutes: a text, a question, a practice."""
    return publish(ines)
