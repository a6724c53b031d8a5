"""Writing down that the works council agreed to a feature, and taking that back; watching settings that protect."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock, small_numbers
from vliegwiel.kit.consent import FEATURES
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import AgreedBy
from ..models import Consent, ConsentDocument, ConsentEnd, PrivacySetting

NOT_KEEPER = gettext_lazy("Instemming leggen de ondernemingsraad, de directie en HR vast.")
MOST_BYTES, MOST_WORDS = 10_000_000, 4000
SMALLEST_GROUP = "smallest_group"


@transaction.atomic
def record_consent(
    feature: str,
    *,
    decided_on: dt.date,
    by: Person,
    agreed_by: AgreedBy | str = AgreedBy.COUNCIL,
    conditions: str = "",
    link: str = "",
    name: str = "",
    content: bytes = b"",
) -> Consent:
    """The works council agreed to it (or, where there is none, it was talked over with all staff): from now on it is
    on. The same once more is once; anything else replaces what stood, which stays readable.

    ValidationError, a sentence per field: a day to come, "with all staff" while there is a council, no link and no
    PDF unless the council writes it down itself, and a link or a file that is none.
    """
    require(permissions.may_keep_consents(by), NOT_KEEPER)
    if feature not in FEATURES:
        raise ValidationError(_("Dit bestaat niet (meer)."))
    lines = [" ".join(line.split()) for line in conditions.splitlines()]
    conditions, link = "\n".join(line for line in lines if line), link.strip()
    if problems := _problems(by, decided_on, agreed_by, conditions, link, content):
        raise ValidationError(problems)
    last = Consent.objects.select_for_update().filter(feature=feature).order_by("-number").first()
    told = {"agreed_by": str(agreed_by), "decided_on": decided_on, "conditions": conditions, "link": link}
    same = last is not None and not content and told == {field: getattr(last, field) for field in told}
    if last and same and not ConsentEnd.objects.filter(consent=last).exists():
        return last
    row, new = Consent.objects.get_or_create(
        feature=feature, number=last.number + 1 if last else 1, defaults={**told, "by": by}
    )
    if new:
        if content:
            plain = "".join(one for one in name.replace("\\", "/").rpartition("/")[2] if one.isprintable())
            ConsentDocument.objects.create(consent=row, name=plain[-120:] or "besluit.pdf", content=content)
        announce(events.ConsentRecorded(by=by.pk, consent=row.pk, feature=feature))
    return row


@transaction.atomic
def revoke_consent(consent: Consent, *, by: Person, why: str) -> ConsentEnd:
    """It is off from now on. Nothing is lost: what was answered stays with whom it is of. Twice is once; what was
    replaced already cannot be taken back."""
    require(permissions.may_keep_consents(by), NOT_KEEPER)
    why = " ".join(why.split())[:280]
    if len(why) < 4:
        raise ValidationError({"why": _("Schrijf in een paar woorden waarom dit weer uit gaat.")})
    if not Consent.objects.latest_of_each().filter(pk=consent.pk).exists():
        raise ValidationError(_("Hier is intussen iets nieuws over vastgelegd. Lees dat eerst."))
    row, new = ConsentEnd.objects.get_or_create(consent=consent, defaults={"by": by, "why": why})
    if new:
        announce(events.ConsentRevoked(by=by.pk, consent=consent.pk, feature=consent.feature))
    return row


@transaction.atomic
def note_privacy_settings() -> PrivacySetting | None:
    """What this installation is set to, when that is other than it was. Called by the clock; gives what is new."""
    value = small_numbers.smallest_group()
    last = PrivacySetting.objects.filter(key=SMALLEST_GROUP).first()
    if last and last.value == value:
        return None
    row = PrivacySetting.objects.create(key=SMALLEST_GROUP, value=value)
    if last:
        announce(events.PrivacySettingChanged(by=None, setting=row.pk, before=last.value, after=value))
    return row


def _problems(
    by: Person, decided_on: dt.date, agreed_by: AgreedBy | str, conditions: str, link: str, content: bytes
) -> dict[str, str]:
    problems: dict[str, str] = {}
    if decided_on > clock.today():
        problems["decided_on"] = _("Kies de dag van het besluit. Een dag die nog komt kan niet.")
    if agreed_by not in AgreedBy.values:
        problems["agreed_by"] = _("Kies wie ermee instemde.")
    elif agreed_by == AgreedBy.STAFF and (there := queries.council()):
        names = ", ".join(one.name for one in there)
        problems["agreed_by"] = _("Er is hier een ondernemingsraad: {names}. Vraag het daar.").format(names=names)
    if len(conditions) > MOST_WORDS:
        problems["conditions"] = _("Houd de voorwaarden onder de vierduizend tekens, of zet ze in het document.")
    if link:
        try:
            URLValidator(schemes=["https", "http"])(link)
        except ValidationError:
            problems["link"] = _("Dit is geen adres van een pagina. Het begint met https://")
    if content and (not content.startswith(b"%PDF-") or len(content) > MOST_BYTES):
        problems["file"] = _("Stuur een PDF van ten hoogste 10 MB.")
    if not link and not content and not permissions.sits_on_council(by):
        problems["link"] = _("Zet het besluit erbij: een link of een PDF. Dan kan wie deze pagina leest het nalezen.")
    return problems
