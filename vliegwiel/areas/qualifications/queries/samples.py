"""Four things many organisations must be able to prove, to begin with and to change."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..enums import Ground


@dataclass(frozen=True)
class Sample:
    """months: how long it usually holds. That is a proposal: what counts is what law, cao or supplier says."""

    key: str
    title: Any
    ground: Ground
    source: Any
    months: int


SAMPLES: dict[str, Sample] = {
    one.key: one
    for one in (
        Sample("bhv", _("Bedrijfshulpverlening (BHV)"), Ground.LAW, _("Arbowet, artikel 15"), 12),
        Sample("truck", _("Heftruck veilig bedienen"), Ground.LAW, _("Arbobesluit, artikel 7.17c"), 60),
        Sample("nen", _("Werken aan elektrische installaties"), Ground.LAW, _("Arbobesluit, artikel 3.5"), 36),
        Sample("vca", _("VCA Basis"), Ground.ROLE, "", 120),
    )
}
