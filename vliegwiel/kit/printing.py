"""Pages to print, as PDF: a typst file with data, tagged so that it can be read aloud (PDF/UA-1)."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

# The house's letters have no others; for a name in another script those of the machine are looked for.
OURS = re.compile(r"[\u0000-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20bf\u2190-\u2193]*")


def pdf(source: Path, data: Mapping[str, Any]) -> bytes:
    """The file made of `source`, which reads its data with `json(bytes(sys.inputs.data))`: data stays data, whatever
    it holds. Some tens of milliseconds."""
    import typst  # inside: seldom used

    told = json.dumps(data, ensure_ascii=False)
    folders = [Path(path) for path in settings.PRINT_FONTS if Path(path).is_dir()]
    made: bytes = typst.compile(  # type: ignore[call-overload]  # -- its stubs know no bytes beside paths
        source.read_bytes(),
        font_paths=folders[:1],
        ignore_system_fonts=OURS.fullmatch(told) is not None,
        sys_inputs={"data": told},
        pdf_standards="ua-1",
    )
    return made
