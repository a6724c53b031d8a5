"""/learn/suggestions/: a few, with the reason, and what she does with them."""

import pytest

from tests.library import publish
from vliegwiel.areas.moments.models import Dismissal, Suggested

pytestmark = pytest.mark.django_db
HERE = "/learn/suggestions/"


def test_she_looks_says_not_now_not_relevant_and_why_this(ben_s, ben, ines, words, same_queries):
    assert "Nu niets om voor te stellen" in words(ben_s.get(HERE))
    for slug in ("een", "twee"):
        publish(ines, slug)
    page = words(ben_s.get(HERE))
    assert "Jij kiest" in page
    assert "korte optie" in page
    assert "Past in je volgende moment" in page
    assert ben_s.post(f"{HERE}shown/", {"slug": ["een", "twee", "weg"]}).status_code == 204
    assert ben_s.post("/learn/suggestion/een/opening/").url == "/learn/activity/een/"
    assert Suggested.objects.filter(opened_at__isnull=False).count() == 1
    ben_s.post("/learn/suggestion/een/not-now/")
    done = ben_s.post("/learn/suggestion/twee/not-relevant/", {"reason": "known"}, follow=True)
    assert "We stellen dit niet meer voor." in words(done, "//body")
    assert {row.reason for row in Dismissal.objects.all()} == {"", "known"}
    gone = words(ben_s.get(f"{HERE}dismissed/"))
    assert "Ik kan dit al" in gone
    ben_s.post("/learn/suggestion/twee/return/")
    assert "Twee" in words(ben_s.get(HERE))
    more = iter(range(9))
    same_queries(lambda: ben_s.get(HERE), lambda: publish(ines, f"nog-{next(more)}"))
