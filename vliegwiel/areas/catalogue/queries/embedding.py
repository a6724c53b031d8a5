"""What stands on another site and is shown inside a page: only sites on the organisation's list are framed.

The list is VLIEGWIEL_EMBED_HOSTS. Nothing is fetched by us; a frame is made only when the reader asks for it, for the
other site then sees that she looks. What is not on the list is a plain link.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

from django.conf import settings

YOUTUBE = "www.youtube-nocookie.com"
VIMEO = "player.vimeo.com"
YOUTUBE_HOSTS = {"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", YOUTUBE, "youtube-nocookie.com"}
VIMEO_HOSTS = {"vimeo.com", "www.vimeo.com", VIMEO}
YOUTUBE_ID = re.compile(r"[\w-]{11}$")
VIMEO_ID = re.compile(r"(?:^|/)(\d{5,12})(?:/(\w+))?/?$")
SECONDS = re.compile(r"(\d+)s?$")
SOURCE = re.compile(r"src\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)


@dataclass(frozen=True)
class Embed:
    """`frame`: the address that may be framed, "" when the site is not on the list. `site`: its name, to a reader."""

    id: str
    address: str
    title: str
    transcript: str
    lasts: int
    frame: str
    site: str
    film: bool
    type: str = "embed"


def embed(id: str, *, address: str, title: str, transcript: str, lasts: int) -> Embed:
    """What is at an address, and whether it may be framed."""
    return Embed(id, address, title, transcript, lasts, framed(address), _site(address), is_film(address))


def tidy(given: str) -> str:
    """The https address in what was typed or pasted, also out of a whole <iframe>; "" when there is none."""
    given = given.replace("\x00", "").strip()
    if found := SOURCE.search(given):
        given = found[1].replace("&amp;", "&")
    if given.startswith("//"):
        given = "https:" + given
    if given.startswith("http://"):
        given = "https://" + given.removeprefix("http://")
    if "://" not in given and re.match(r"[\w-]+(\.[\w-]+)+(/|$)", given):
        given = "https://" + given
    try:
        parts = urlsplit(given)
        hostname = parts.hostname
    except ValueError:
        return ""
    if parts.scheme != "https" or not hostname or parts.username or len(given) > 1000 or re.search(r"[\s\"'<>]", given):
        return ""
    return given


def framed(address: str) -> str:
    """The address to frame: of a film the player that keeps least of who looks; "" when its site is not allowed."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if host in YOUTUBE_HOSTS:
        address = _youtube(address)
    elif host in VIMEO_HOSTS:
        address = _vimeo(address)
    return address if address and allowed(urlsplit(address).hostname or "") else ""


def is_film(address: str) -> bool:
    """A film on a site for films: then captions and its length are asked for."""
    return (urlsplit(address).hostname or "") in YOUTUBE_HOSTS | VIMEO_HOSTS


def allowed(host: str) -> bool:
    """Whether this host is on the list; "*.example.nl" there means every host below it."""
    return any(
        host == one or (one.startswith("*.") and host.endswith(one.removeprefix("*"))) for one in settings.EMBED_HOSTS
    )


def _site(address: str) -> str:
    host = urlsplit(address).hostname or ""
    return "YouTube" if host in YOUTUBE_HOSTS else "Vimeo" if host in VIMEO_HOSTS else host.removeprefix("www.")


def _youtube(address: str) -> str:
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    last = parts.path.rstrip("/").rpartition("/")[2]
    film = (asked.get("v") or [last])[0]
    if not YOUTUBE_ID.match(film):
        return ""
    start = SECONDS.match((asked.get("t") or asked.get("start") or [""])[0])
    return f"https://{YOUTUBE}/embed/{film}?rel=0" + (f"&start={start[1]}" if start else "")


def _vimeo(address: str) -> str:
    parts = urlsplit(address)
    found = VIMEO_ID.search(parts.path)
    if not found:
        return ""
    key = found[2] or (parse_qs(parts.query).get("h") or [""])[0]
    return f"https://{VIMEO}/video/{found[1]}?dnt=1" + (f"&h={quote(key)}" if key else "")
