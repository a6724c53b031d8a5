"""A calendar file is one, also when there is nothing in it yet."""

import icalendar

from vliegwiel.kit import ics


def test_without_appointments_it_holds_the_zone_they_would_be_in():
    made = icalendar.Calendar.from_ical(ics.calendar([], name="Mijn sessies"))
    assert [part.name for part in made.subcomponents] == ["VTIMEZONE"]
    assert str(made.subcomponents[0]["TZID"]) == "Europe/Amsterdam"
