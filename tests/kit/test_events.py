from vliegwiel.areas.people.events import Left
from vliegwiel.kit import events
from vliegwiel.kit.models import Happening


def test_without_a_module_its_handlers_hear_nothing_and_the_deed_is_still_written_down(db, monkeypatch):
    heard = []

    def listen(event):
        heard.append(event)

    monkeypatch.setitem(events.HANDLERS, Left.kind, [listen])
    with events.without(__name__):
        events.announce(Left(by=None, person=None, last_day="2026-03-02"))
    assert (events._listening(Left.kind), heard, Happening.objects.count()) == ([listen], [], 1)
