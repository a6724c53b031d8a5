"""Words that press rather than tell. Praise that controls takes away what praise that informs gives.

Source: learning design 9.1, after Deci, Koestner & Ryan (1999), "A meta-analytic review of experiments examining the
effects of extrinsic rewards on intrinsic motivation", Psychological Bulletin 125, 627-668.
"""

import re

CONTROLLING = re.compile(
    r"\b(?:moet(?:en)?|moest(?:en)?|verplicht|laatste kans|iedereen behalve jij|had je eerder|eindelijk eens"
    r"|zoals het hoort|must|should|have to|last chance|everyone but you|finally managed|as you ought)\b",
    re.IGNORECASE,
)


def controlling(text: str) -> list[str]:
    """The words in `text` that press, as they stand there, each once and in order; none: []."""
    return list(dict.fromkeys(found.group().lower() for found in CONTROLLING.finditer(text)))
