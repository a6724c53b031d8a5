import pytest
from lxml import html

from tests.practising import finish, first, listening, make_plan, on_day, plan, propose, publish, team
from tests.seeing import question, seen


@pytest.fixture
def ben_s(client, ben):
    """Ben's browser."""
    client.force_login(ben)
    return client


@pytest.fixture
def words():
    """What a page says, without its markup and its doubled spaces."""

    def read(response, xpath="//main"):
        assert response.status_code == 200, response.status_code
        return " ".join(" ".join(html.fromstring(response.content.decode()).xpath(f"{xpath}//text()")).split())

    return read


__all__ = [
    "ben_s",
    "finish",
    "first",
    "listening",
    "make_plan",
    "on_day",
    "plan",
    "propose",
    "publish",
    "question",
    "seen",
    "team",
    "words",
]
