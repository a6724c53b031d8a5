"""The files of Teams and Zoom, laid out as these programs lay them out: read the same, whatever the language or age."""

import datetime as dt

import pytest

from vliegwiel.areas.live.queries import read_meeting
from vliegwiel.kit.tables import Unreadable

from .conftest import MONDAY, moment

DAY = MONDAY + dt.timedelta(days=1)  # 3 November: with the month first that is 11 March's other half
STARTS, ENDS = moment(DAY), moment(DAY, 12)


def teams(lines):
    return "\r\n".join("\t".join(line) for line in lines).encode("utf-16")


NEWEST = teams(
    [
        ("1. Summary",),
        ("Meeting title", "Luisteren, groep Noord"),
        ("Attended participants", "2"),
        ("Start time", "11/3/26, 8:55:02 AM"),
        ("Meeting duration", "3h 10m 1s"),
        (),
        ("2. Participants",),
        ("Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Participant ID (UPN)", "Role"),
        ("Ben Bakker", "11/3/26, 8:55:02 AM", "11/3/26, 12:05:00 PM", "2h 9m 58s", "", "ben@demo.example", "Attendee"),
        ("Olu A. (Guest)", "11/3/26, 9:30:00 AM", "11/3/26, 10:00:00 AM", "30m", "", "", "Attendee"),
        (),
        ("3. In-Meeting Activities",),
        ("Name", "Join Time", "Leave Time", "Duration", "Email", "Role"),
        ("Ben Bakker", "11/3/26, 8:55:02 AM", "11/3/26, 10:00:00 AM", "1h 4m 58s", "ben@demo.example", "Attendee"),
        ("Ben Bakker", "11/3/26, 11:00:00 AM", "11/3/26, 12:05:00 PM", "1h 5m", "ben@demo.example", "Attendee"),
        ("Olu A. (Guest)", "11/3/26, 9:30:00 AM", "11/3/26, 10:00:00 AM", "30m", "", "Attendee"),
    ]
)
DUTCH = teams(
    [
        ("1. Samenvatting",),
        ("Titel van vergadering", "Luisteren"),
        (),
        ("2. Deelnemers",),
        ("Naam", "Eerste keer erbij", "Laatste keer weg", "Tijd erin", "E-mailadres", "Deelnemer-id (UPN)", "Rol"),
        (
            "Ben Bakker",
            "3-11-2026 10:00:00",
            "3-11-2026 12:00:00",
            "2 u 0 min 0 s",
            "ben@demo.example",
            "",
            "Deelnemer",
        ),
        ("Olu A.", "3-11-2026 09:30:00", "3-11-2026 10:00:00", "30 min 0 s", "", "", "Deelnemer"),
    ]
)
OLDER = teams(
    [
        ("Meeting Summary",),
        ("Total Number of Participants", "2"),
        ("Meeting Start Time", "11/3/2026, 9:58:00 AM"),
        (),
        ("Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role"),
        ("Ben Bakker", "11/3/2026, 10:00:00 AM", "11/3/2026, 11:00:00 AM", "1h", "ben@demo.example", "Presenter"),
        ("Ben Bakker", "11/3/2026, 11:00:00 AM", "11/3/2026, 12:00:00 PM", "1h", "ben@demo.example", "Presenter"),
        ("Olu A.", "11/3/2026, 9:30:00 AM", "11/3/2026, 10:00:00 AM", "30m", "", "Attendee"),
    ]
)
OLDEST = teams(
    [
        ("Full Name", "User Action", "Timestamp"),
        ("Ben Bakker", "Joined before", "11/3/2026, 10:00:00 AM"),
        ("Olu A.", "Joined", "11/3/2026, 9:30:00 AM"),
        ("Olu A.", "Left", "11/3/2026, 10:00:00 AM"),
    ]
)
ZOOM = "\n".join(
    [
        "Topic,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes)",
        "Luisteren,812 3456 7890,Lea,lea@demo.example,11/03/2026 08:58:00 AM,11/03/2026 12:00:00 PM,2,182",
        "",
        "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room",
        "Ben (Ben Bakker),ben@demo.example,11/03/2026 10:00:00 AM,11/03/2026 11:10:00 AM,70,No,No",
        "Ben (Ben Bakker),ben@demo.example,11/03/2026 11:00:00 AM,11/03/2026 12:00:00 PM,60,No,No",
        "Olu A.,,11/03/2026 09:30:00 AM,11/03/2026 10:00:00 AM,30,Yes,No",
    ]
).encode("utf-8-sig")
ZOOM_TOTALS = (
    b"Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
    b"Ben Bakker,ben@demo.example,120,No\nOlu A.,,30,Yes\n"
)


@pytest.mark.parametrize("file", [NEWEST, DUTCH, OLDER, OLDEST, ZOOM, ZOOM_TOTALS])
def test_every_layout_says_the_same_of_the_same_meeting(file):
    ben, olu = sorted(read_meeting(file, days={DAY}), key=lambda one: one.names)
    assert (ben.names[-1], ben.minutes(STARTS, ENDS)) == ("Ben Bakker", 120)
    assert (olu.names[0], olu.mails, olu.minutes(STARTS, ENDS)) == ("Olu A.", (), 30)
    assert ben.mails == (() if file is OLDEST else ("ben@demo.example",))
    if ben.spans:  # the second hour of the morning is a part of its own
        assert olu.minutes(moment(DAY, 10), ENDS) == 0


def test_a_file_of_another_day_or_of_nothing_is_refused_in_words():
    with pytest.raises(Unreadable, match="gaat over 3 november 2026"):
        read_meeting(DUTCH, days={DAY + dt.timedelta(days=3)})
    for nothing in (
        b"",
        b"\xff\xfe",
        b"naam;uren\nBen;3",
        b'"',
        b"\x00" * 400,
        "2. Deelnemers\r\n\r\n".encode("utf-16"),
    ):
        with pytest.raises(Unreadable, match="lijst van deelnemers"):
            read_meeting(nothing, days={DAY})
