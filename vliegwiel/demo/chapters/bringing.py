"""What an author had elsewhere: two work sheets in one file, read and not yet made into drafts."""

import io
from functools import partial

from vliegwiel.standards.imports import bringing

from ..story import Story

SHEETS = """# Een storing doorgeven aan de volgende ploeg

Wie overneemt wil drie dingen weten: wat er speelt, wat je al deed en wat vannacht niet mag wachten.

1. Noem de plek zoals hij op de kaart staat.
2. Zeg wat je uitsloot, en hoe.
3. Spreek af wie de klant belt, en wanneer.

# Een afsluiter zoeken die niet op de kaart staat

Oude wijken hebben afsluiters die nooit zijn ingetekend. Begin bij de brandkraan en loop de leiding af.

| Wat je ziet | Waar je zoekt |
|---|---|
| Een verzakte tegel | Eronder, een halve meter diep |
| Twee leidingen in een put | Aan de kant van de straat |
"""


def write(story: Story) -> None:
    story.at(story.moment(3, 14, 10), partial(_read, story))


def _read(story: Story) -> None:
    bringing.receive(io.BytesIO(SHEETS.encode()), name="werkbladen-ploegen.md", by=story.who("ilse"))
