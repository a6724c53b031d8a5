"""What can be learned: authors write, claim what it is for, owners confirm, and it goes on the shelf."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Draft
from vliegwiel.areas.people.models import Person

from .. import content
from ..story import Story


@dataclass(frozen=True)
class Piece:
    slug: str  # the name of its file in content/
    author: str
    published: int  # days ago
    serves: str = ""  # a behaviour
    because: str = ""
    review: int = 365  # days after publishing
    follow_up: bool = True
    law: str = ""
    confirmed: bool = True


SHELF = (
    Piece(
        "stop-en-meld", "gerben", 168, "stop", "Oefent het moment zelf: stoppen, veilig maken, in drie zinnen melden."
    ),
    Piece("laatste-minuut", "gerben", 160, "lmra", "Laat de drie vragen zien en stuurt je ermee naar je eerste klus."),
    Piece(
        "eerst-samenvatten",
        "esther",
        158,
        "samenvatten",
        "Je oefent de eerste zin op een echt gesprek en neemt hem mee naar de volgende boze beller.",
    ),
    Piece("alarm-en-ontruiming", "gerben", 150, follow_up=False, law="Arbeidsomstandighedenwet, artikel 8"),
    Piece("barista-op-het-hoofdkantoor", "ilse", 147, follow_up=False, review=155),
    Piece(
        "datalek-melden",
        "ilse",
        140,
        "datalek",
        "Wie de vier voorbeelden herkent, belt eerder. De oefening is het nummer opslaan.",
    ),
    Piece(
        "slecht-nieuws-over-de-rekening",
        "esther",
        132,
        "slecht_nieuws",
        "Oefent de eerste twee zinnen en de stilte erna, precies wat er in het gesprek gebeurt.",
    ),
    Piece(
        "feedback-geven",
        "ilse",
        118,
        "feedback",
        "Drie zinnen die je dezelfde dienst nog gebruikt, met een echte overdracht als voorbeeld.",
    ),
    Piece(
        "terugbelafspraak",
        "esther",
        112,
        "terugbellen",
        "Gaat over de laatste halve minuut van het gesprek, waar de afspraak nu misgaat.",
    ),
    Piece("wie-spreek-ik", "ilse", 98, "wie", "Oefent twee open vragen en wat je doet als iemand voor een ander belt."),
    Piece(
        "verkeerde-ontvanger", "ilse", 92, "datalek", "Voorkomt het lek dat wij het vaakst hebben en oefent het melden."
    ),
    Piece(
        "niet-alleen-naar-binnen",
        "gerben",
        88,
        "lmra",
        "De vier voorwaarden zijn de drie vragen, toegepast op een besloten ruimte.",
    ),
    Piece("feedback-vragen", "ilse", 70),
    Piece(
        "veilig-met-gegevens",
        "ilse",
        44,
        "datalek",
        "Wie in de toets een lek herkent, herkent het op vrijdagmiddag ook. Daarna ruim je één lijst op.",
    ),
    Piece(
        "vraag-wat-iemand-probeerde",
        "ilse",
        56,
        "feedback",
        "Wie in elk 1‑op‑1 vraagt wat iemand probeerde, houdt de feedback in de ploeg levend.",
        confirmed=False,
    ),
)
AFTERWARDS = 18  # days after publishing: the English edition
UNFINISHED = "Overdracht: wat de volgende ploeg moet weten"


def write(story: Story) -> None:
    for piece in SHELF:
        made = piece.published + 9
        story.at(story.moment(made, 9, 20), partial(_make, story, piece))
        if piece.serves and piece.confirmed:
            story.at(story.moment(piece.published + 3, 13), partial(_confirm, story, piece))
        story.at(story.moment(piece.published, 8, 30), partial(_publish, story, piece))
        if "en" in content.languages(piece.slug):
            story.at(story.moment(piece.published - AFTERWARDS, 14), partial(_translate, story, piece))
    story.at(story.moment(5, 15, 40), partial(_begin_one_more, story))


def _make(story: Story, piece: Piece) -> None:
    by = story.who(piece.author)
    told = content.written(piece.slug, "nl", _upload(story, piece))
    activity = actions.make_activity(
        told.title,
        by=by,
        purpose=Purpose.LEGAL if piece.law else None,
        behaviour=story.behaviours[piece.serves] if piece.serves else None,
        rationale=piece.because,
        language="nl",
    )
    story.shelf[piece.slug] = activity
    draft = activity.drafts.get()
    for block in told.blocks:
        actions.add_block(draft, kind=block["type"], data=block["data"], by=by)
    _write_head(activity.drafts.get(), told, by)
    review_by = story.today + dt.timedelta(days=piece.review - piece.published)
    actions.settle(activity, by=by, follow_up=piece.follow_up, review_by=review_by)


def _upload(story: Story, piece: Piece) -> dict[str, str]:
    """The files an activity shows, each with the key it got."""
    kinds: dict[str, Any] = {".webp": "image", ".mp4": "video", ".vtt": "captions"}
    keys = {}
    for file in content.art_of(piece.slug):
        upload = SimpleUploadedFile(file.name, file.read_bytes())
        keys[file.name] = actions.upload_media(upload, wanted=kinds[file.suffix], by=story.who(piece.author)).key
    return keys


def _write_head(draft: Draft, told: content.Written, by: Person) -> None:
    actions.save_draft(
        draft, title=told.title, summary=told.summary, minutes=told.minutes, version=draft.version, by=by
    )


def _confirm(story: Story, piece: Piece) -> None:
    link = story.shelf[piece.slug].links.get()
    actions.confirm(link, by=story.behaviours[piece.serves].owner)


def _publish(story: Story, piece: Piece) -> None:
    activity = story.shelf[piece.slug]
    strategic = piece.serves and piece.confirmed
    purpose = Purpose.LEGAL if piece.law else Purpose.STRATEGIC if strategic else Purpose.OWN_GROWTH
    actions.publish(activity, language="nl", by=story.who(piece.author), purpose=purpose, legal_basis=piece.law)
    story.say(f"  on the shelf: {activity.slug}")


def _translate(story: Story, piece: Piece) -> None:
    activity, by = story.shelf[piece.slug], story.who(piece.author)
    draft = actions.translate_draft(activity, language="en", by=by)
    files = {block["id"]: block["data"] for block in draft.blocks}
    told = content.written(piece.slug, "en", _Same())
    for block, (key, dutch) in zip(told.blocks, files.items(), strict=True):
        data = {**block["data"], **{name: dutch[name] for name in ("media", "captions") if name in dutch}}
        draft = actions.change_block(draft, block=key, data=data, version=draft.version, by=by)
    _write_head(draft, told, by)
    actions.publish(activity, language="en", by=by)


class _Same(dict[str, str]):
    """The English edition shows the same files; their keys are filled in from the Dutch one."""

    def __missing__(self, name: str) -> str:
        return name


def _begin_one_more(story: Story) -> None:
    """Left half finished, for its author to go on with."""
    by = story.who("ilse")
    activity = actions.make_activity(UNFINISHED, by=by, language="nl")
    draft = activity.drafts.get()
    text = (
        "<p>Kwart voor zeven. De nachtploeg wil naar huis, jij hebt je koffie nog niet op. In tien minuten moet je "
        "weten wat er vannacht gebeurde.</p><h2>Drie dingen die je altijd zegt</h2>"
        "<ul><li>Wat staat er anders dan normaal?</li><li>Wat loopt er nog?</li><li>Waar zou jij op letten?</li></ul>"
    )
    actions.add_block(draft, kind="text", data={"html": text}, by=by)
    question = {
        "prompt": "De collega die je aflost zegt: ‘Bijzonderheden? Nee hoor.’ Wat vraag je?",
        "kind": "single",
        "options": [
            {
                "id": "a",
                "text": "‘Wat stond er gisteren anders dan nu?’",
                "correct": True,
                "explanation": "Een vraag naar een verschil laat iemand nadenken.",
            },
            {"id": "b", "text": "‘Weet je het zeker?’", "correct": False, "explanation": ""},
        ],
    }
    actions.add_block(draft, kind="question", data=question, by=by)
