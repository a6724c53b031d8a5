from tests.areas.live.conftest import _a_monday_in_november, session
from vliegwiel.areas.live import queries
from vliegwiel.areas.people.models import Placement

__all__ = ["_a_monday_in_november", "session"]


def test_a_manager_books_her_people_hears_who_to_ask_first_and_takes_it_back(mara_s, ben, olu, session):
    Placement.objects.filter(employment__person=ben).update(pattern="1345")
    here = f"/lead/session/{session.key}/"
    page = mara_s.get(here).content.decode()
    assert "komt misschien niet uit: vraag het eerst" in page
    assert olu.name not in page
    assert mara_s.post(here, {"people": olu.pk}).status_code == 422
    booked = mara_s.post(here, {"people": ben.pk}, follow=True).content.decode()
    assert [one.name for one in queries.group(session)] == [ben.name]
    undo = booked.partition(f'action="{here}bookings/')[2].partition('"')[0]
    mara_s.post(f"{here}bookings/{undo}")
    assert queries.group(session) == []
