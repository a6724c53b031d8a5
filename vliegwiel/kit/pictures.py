"""Pictures people upload: read by their content, drawn again, so that nothing hidden in the file survives."""

import io
import struct
import warnings
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

BYTES = 15 * 1024 * 1024
PIXELS = 50_000_000
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")


class Refused(Exception):
    """A file that is not taken; the message says why and what to do, to the person."""


@dataclass(frozen=True)
class Picture:
    """A WebP file and its size in pixels."""

    content: bytes
    width: int
    height: int


def drawn_again(upload: "UploadedFile[bytes]", *, side: int, lossless: bool = False) -> Picture:
    """A JPEG, PNG, WebP, GIF or AVIF as WebP, its longest side at most `side` pixels, upright, nothing of the camera.

    Raises Refused, in words, for SVG, damaged files, decompression bombs and anything else.
    """
    if not upload.size:
        raise Refused(_("Dit bestand is leeg."))
    if upload.size > BYTES:
        raise Refused(_("Deze afbeelding is groter dan {most} MB. Maak haar kleiner.").format(most=BYTES // 1024**2))
    upload.seek(0)
    head = upload.read(1024)
    upload.seek(0)
    if b"<svg" in head.lower():
        raise Refused(_("SVG nemen we niet aan, omdat er programmacode in kan zitten. Bewaar het als PNG."))
    if head[4:8] == b"ftyp" and head[8:12] in HEIC:
        raise Refused(
            _(
                "Dit is een foto in HEIC, zoals een iPhone ze bewaart; andere apparaten tonen die niet. Bewaar haar als"
                " JPG, of kies haar op de iPhone zelf: die maakt er dan een JPG van."
            )
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own bomb warning comes at a size we refuse in words below
            return _drawn(upload, side, lossless)
    except UnidentifiedImageError as error:
        raise Refused(_("Dit is geen afbeelding die we kennen. Kies een JPG, PNG, WebP, GIF of AVIF.")) from error
    except Image.DecompressionBombError as error:
        raise Refused(_too_many_pixels()) from error
    except (OSError, SyntaxError, ValueError, struct.error) as error:
        raise Refused(_("Deze afbeelding is beschadigd. Bewaar haar opnieuw en probeer het nog eens.")) from error


def narrower(file: Any, *, width: int) -> Picture | None:
    """A picture of ours at this width, as WebP; None when it cannot be read any more, or is no wider."""
    try:
        image: Image.Image = Image.open(file, formats=FORMATS)
        if image.width <= width:
            return None
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
        image = image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)
        drawn = io.BytesIO()
        image.save(drawn, "WEBP", quality=80, method=4)
    except (OSError, SyntaxError, ValueError, struct.error):
        return None
    return Picture(drawn.getvalue(), image.width, image.height)


def as_png(image: Image.Image) -> bytes:
    """A picture that was taken out of something, as a file."""
    out = io.BytesIO()
    (image if image.mode in ("RGB", "RGBA", "L") else image.convert("RGB")).save(out, "PNG")
    return out.getvalue()


def _drawn(upload: "UploadedFile[bytes]", side: int, lossless: bool) -> Picture:
    opened = Image.open(upload, formats=FORMATS)
    if opened.width * opened.height > PIXELS:
        raise Refused(_too_many_pixels())
    opened.load()
    if _is_ours(opened, side):
        upload.seek(0)
        return Picture(upload.read(), opened.width, opened.height)
    image: Image.Image = ImageOps.exif_transpose(opened)
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    drawn = io.BytesIO()
    image.save(drawn, "WEBP", quality=82, method=4, lossless=lossless)
    return Picture(drawn.getvalue(), image.width, image.height)


def _is_ours(image: Image.Image, side: int) -> bool:
    """Drawn by us before: drawing it again would only lose some of it, and another file of the same."""
    hidden = {"exif", "xmp", "icc_profile"} & set(image.info)
    still = not getattr(image, "is_animated", False)
    return image.format == "WEBP" and max(image.size) <= side and still and not hidden


def _too_many_pixels() -> str:
    return _("Deze afbeelding heeft te veel beeldpunten. Maak haar kleiner, tot zo’n 7000 bij 7000.")
