"""The thread on its page."""

import pytest

from tests.threads import a_thread, agree


@pytest.fixture
def thread(ines, mara):
    return a_thread(ines, mara)


def test_it_opens(client, dana, thread, lea, mara):
    agree(thread, lea, mara)
    client.force_login(dana)
    response = client.get("/office/thread/")
    assert response.status_code == 200
    response = client.get(f"/office/thread/?at=link-{thread.link.pk}")
    assert response.status_code == 200


def test_one_line_or_three_cost_the_same(client, dana, ines, mara, same_queries):
    n = iter(range(9))
    client.force_login(dana)
    same_queries(lambda: client.get("/office/thread/"), lambda: a_thread(ines, mara, slug=f"stuk-{next(n)}"))
