"""A lesson of ours as SCORM 1.2, for another system: one page with its files, which needs nothing of the academy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from vliegwiel.kit.packing import Member, packed

OWN = Path(__file__).parent / "lesson"
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="lesson" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
 <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
 <organizations default="all">
  <organization identifier="all">
   <title>{title}</title>
   <item identifier="lesson-1" identifierref="page"><title>{title}</title>{limits}</item>
  </organization>
 </organizations>
 <resources>
  <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
{files}
  </resource>
 </resources>
</manifest>
"""


@dataclass(frozen=True)
class Limits:
    """What SCORM 1.2 can say of a test. mark: percent from which it is passed; minutes: 0 for as long as one likes."""

    mark: int
    minutes: int


def outbound(*, title: str, page: str, files: Iterable[Member], limits: Limits | None = None) -> Iterator[bytes]:
    """The package, part by part. page: its HTML, which names lesson.css, lesson.js and `files` by their names."""
    files = list(files)
    own: list[Member] = [(name, (OWN / name).read_bytes()) for name in ("lesson.css", "lesson.js")]
    members: list[Member] = [("index.html", page.encode()), *own, *files]
    named = "\n".join(f"   <file href={quoteattr(name)}/>" for name, _content in members)
    manifest = MANIFEST.format(title=escape(title), files=named, limits=_limited(limits))
    return packed([("imsmanifest.xml", manifest.encode()), *members])


def _limited(limits: Limits | None) -> str:
    """In the order the schema asks: time allowed, what happens then, and the score that passes."""
    if limits is None:
        return ""
    hours, minutes = divmod(limits.minutes, 60)
    allowed = (
        f"<adlcp:maxtimeallowed>{hours:04}:{minutes:02}:00</adlcp:maxtimeallowed>"
        "<adlcp:timelimitaction>continue,message</adlcp:timelimitaction>"
    )
    mark = f"<adlcp:masteryscore>{limits.mark}</adlcp:masteryscore>"
    return (allowed if limits.minutes else "") + mark
