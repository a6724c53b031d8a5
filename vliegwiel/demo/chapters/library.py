"""The media library: drawings described once, with where they come from and how long they may be shown."""

import datetime as dt
import io
from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageOps

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import MediaKind
from vliegwiel.areas.catalogue.models import Draft, Media
from vliegwiel.areas.people.models import Person

from .. import content
from ..story import Story

# What a drawing is called, what stays in sight, who made it, and in how many days it may be shown no more.
DESCRIBED: dict[str, tuple[str, tuple[int, int], str, int | None]] = {
    "sleuf": ("Sleuf met afwijkende leiding", (60, 70), "Gerben", None),
    "uitgang": ("Vluchtweg tweede verdieping", (35, 50), "Gerben", None),
    "telefoon": ("Samenvatten aan de telefoon", (30, 40), "Studio Lijnrecht", 24),
    "rekening": ("Van meterstand naar rekening", (50, 50), "Studio Lijnrecht", 24),
    "legitimatie": ("Hoorn met slot", (50, 40), "Studio Lijnrecht", 400),
    "kop": ("Kop onder de koffiemachine", (50, 55), "", None),
}
RIGHTS = "Gekocht met de huisstijl; binnen Bronwaard, naam van de studio erbij."


def write(story: Story) -> None:
    story.at(story.moment(20, 10), partial(_describe, story))
    story.at(story.moment(12, 14), partial(_put_in, story))
    story.at(story.moment(4, 9, 30), partial(_tend, story))


def _describe(story: Story) -> None:
    """Femke walks through what was uploaded so far; the words come from the blocks that show it."""
    femke = story.who("femke")
    said = _alternative_texts()
    for stem, (title, focus, maker, days) in DESCRIBED.items():
        media = Media.objects.filter(kind=MediaKind.IMAGE, name=f"{stem}.webp").first()
        if media is not None:
            _say(media, title, said.get(media.key, {}), focus, maker, days, story, femke)


def _say(
    media: Media,
    title: str,
    alts: dict[str, str],
    focus: tuple[int, int],
    maker: str,
    days: int | None,
    story: Story,
    by: Person,
) -> None:
    bought = maker.startswith("Studio")
    rights = actions.Rights(
        source="Beeldbank van de studio" if bought else "Eigen tekening",
        maker=maker,
        licence="bought" if bought else "own",
        terms=RIGHTS if bought else "",
        ends=story.today + dt.timedelta(days=days) if days else None,
    )
    actions.describe_media(
        media, title=title, alts=alts, focus=focus, rights=rights, stays=True, version=media.version, by=by
    )


def _alternative_texts() -> dict[str, dict[str, str]]:
    """file -> language -> what a block says of it."""
    said: dict[str, dict[str, str]] = {}
    for language, blocks in Draft.objects.order_by("pk").values_list("language", "blocks"):
        for raw in blocks:
            if raw["data"].get("media") and raw["data"].get("alt"):
                said.setdefault(raw["data"]["media"], {})[language] = raw["data"]["alt"]
    return said


def _put_in(story: Story) -> None:
    """One drawing for later, and one by mistake."""
    ilse = story.who("ilse")
    for name, called in (("twee-mensen", "Overleg bij de bus, staand"), ("afspraak", "afspraak proef 2")):
        file = content.ART / f"{name}.webp"
        upload = SimpleUploadedFile(f"{called}.png", _turned(file.read_bytes()))
        media = actions.upload_media(upload, wanted="image", by=ilse, stays=True)
        if called.endswith("2"):
            actions.put_aside(media, by=ilse)


def _turned(picture: bytes) -> bytes:
    """The same drawing mirrored: another file."""
    out = io.BytesIO()
    ImageOps.mirror(Image.open(io.BytesIO(picture)).convert("RGB")).save(out, "PNG")
    return out.getvalue()


def _tend(story: Story) -> None:
    """What the clock does at night."""
    actions.pass_on_media()
    actions.tell_ending_rights()
