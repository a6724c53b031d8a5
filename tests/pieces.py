"""Activities and what they serve, for tests: a behaviour with its goal, a draft that lacks nothing, small files."""

import datetime as dt
import io
import struct

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.strategy.models import Goal, Kpi, TargetBehaviour

CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:04.000\nKijk eerst.\n"


def a_kpi(goal, **changed):
    """A KPI that lacks nothing a goal needs to be active."""
    whole = {
        "name": "Herleveringen",
        "unit": "per maand",
        "baseline": 40,
        "baseline_from": dt.date(2026, 1, 1),
        "baseline_until": dt.date(2026, 3, 31),
        "baseline_n": 120,
        "target": 20,
    }
    return Kpi.objects.create(goal=goal, **whole | changed)


def an_active_goal(owner, **changed):
    """A goal that lacks nothing, with its KPI."""
    whole = {"statement": "Minder herleveringen", "due": dt.date(2030, 12, 31), "state": Goal.State.ACTIVE}
    goal = Goal.objects.create(owner=owner, **whole | changed)
    a_kpi(goal)
    return goal


def a_behaviour(owner, *, action="vraagt na wat de klant hoorde", goal=None):
    goal = goal or an_active_goal(owner)
    return TargetBehaviour.objects.create(
        goal=goal,
        actor="De planner",
        situation="aan het eind van een gesprek",
        action=action,
        standard="in acht van de tien gesprekken",
        owner=owner,
    )


QUESTION = {
    "prompt": "Wat vraag je aan het eind?",
    "kind": "single",
    "options": [
        {"id": "a", "text": "Wat onthoudt u?", "correct": True, "explanation": "Je hoort wat aankwam."},
        {"id": "b", "text": "Is alles duidelijk?", "correct": False, "explanation": "Daarop zegt iedereen ja."},
    ],
}
PRACTICE = {"situation": "Na je volgende gesprek", "task": "Vraag wat de klant onthoudt.", "bring_back": "Eén zin."}

_TWO = [
    {"id": "a", "title": "Schakel uit", "text": "Kijk of het lampje dooft."},
    {"id": "b", "title": "Meet", "text": "Op drie plaatsen."},
]
LAID_OUT = {
    "steps": {"title": "Spanningsloos maken", "items": _TWO, "checklist": True},
    "callout": {"tone": "caution", "title": "", "text": "Meet altijd zelf na."},
    "accordion": {"title": "", "items": _TWO, "look": "tabs"},
    "cards": {"title": "Begrippen", "items": _TWO},
    "gallery": {
        "title": "De kast",
        "pictures": [
            {"id": "a", "media": "kast1", "alt": "De kast is dicht.", "caption": "Ervoor"},
            {"id": "b", "media": "kast2", "alt": "De kast is open.", "caption": ""},
        ],
    },
    "audio": {"media": "gesprek", "title": "Een gesprek", "transcript": "Wat onthoudt u?"},
    "file": {"media": "kaart", "title": "Schakelkaart", "about": "Voor in de bus."},
    "embed": {
        "address": "https://youtu.be/dQw4w9WgXcQ",
        "title": "Meten",
        "transcript": "Iemand meet op drie plaatsen.",
        "captioned": True,
        "lasts": 3,
    },
    "table": {
        "title": "Wat meet je waar?",
        "rows": [["Plaats", "Spanning"], ["Kast", "0 V"]],
        "head_row": True,
        "head_column": False,
    },
    "code": {
        "title": "Lees de meterstanden",
        "syntax": "python",
        "code": "  # <stand>\nfor meter in meters:\n\tprint(meter)",
        "numbered": True,
    },
    "poll": {
        "prompt": "Wat houdt je tegen?",
        "options": [{"id": "a", "text": "De tijd"}, {"id": "b", "text": "De planning"}],
    },
    "case": {
        "title": "De klant aan de deur",
        "scenes": [
            {
                "id": "a",
                "text": "De klant wil dat je doorgaat.",
                "choices": [
                    {"text": "Je legt uit waarom niet.", "consequence": "Hij luistert.", "next": "b"},
                    {"text": "Je gaat door.", "consequence": "Het lampje brandt nog.", "next": "end"},
                ],
            },
            {"id": "b", "text": "Hij belt de planner.", "choices": []},
        ],
    },
}
"""A block of each kind that is no text, picture, film, question or practice, and lacks nothing."""


def a_piece(by, *, title="Navragen", behaviour=None, confirmed=False, language="nl", practice=True):
    """An activity whose draft lacks nothing; with a behaviour it is linked, and confirmed when asked."""
    activity = actions.make_activity(
        title, by=by, behaviour=behaviour, rationale="Wie navraagt, levert goed.", language=language
    )
    draft = activity.drafts.get()
    actions.save_draft(draft, title=title, summary="Je vraagt na wat aankwam.", minutes=5, version=1, by=by)
    actions.add_block(draft, kind=Kind.TEXT, data={"html": "<p>Vraag het na.</p>"}, by=by)
    actions.add_block(draft, kind=Kind.QUESTION, data=QUESTION, by=by)
    if practice:
        actions.add_block(draft, kind=Kind.PRACTICE, data=PRACTICE, by=by)
    if confirmed:
        actions.confirm(activity.links.get(), by=behaviour.owner)
    return activity


def a_picture(size=(40, 30), format="PNG", name="foto.png", **options):
    drawn = io.BytesIO()
    Image.new("RGB", size, "#d9620f").save(drawn, format, **options)
    return SimpleUploadedFile(name, drawn.getvalue(), "application/octet-stream")


def a_video(seconds=90, name="film.mp4"):
    """The smallest MP4 that says how long it lasts: a file type, and a movie header inside a movie."""
    body = struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000) + bytes(80)
    header = struct.pack(">I4s", 8 + len(body), b"mvhd") + body
    movie = struct.pack(">I4s", 8 + len(header), b"moov") + header
    return SimpleUploadedFile(name, b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + movie, "video/mp4")


def some_captions(content=CAPTIONS):
    return SimpleUploadedFile("film.vtt", content, "text/vtt")
