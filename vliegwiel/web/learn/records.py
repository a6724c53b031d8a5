"""My records: what I must be able to prove and until when, what I finished, and all the academy keeps about me."""

import csv
import json
import tempfile
import zipfile

from django.core.serializers.json import DjangoJSONEncoder
from django.http import FileResponse, Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.people.queries import accounts_of
from vliegwiel.areas.qualifications import queries as qualifications
from vliegwiel.areas.qualifications.models import OutsideCertificate
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.privacy import everything_about

MOST = 5000  # completions in one file


@require_safe
def records(request):
    shown = leaf(learning.history(request.user), page_number(request.GET.get("page")), size=50)
    rows = learning.records(shown)
    context = {"rows": rows, "leaf": shown, "day": clock.today(), "proofs": qualifications.mine(request.user)}
    context["certificates"] = qualifications.certificates_of(request.user)
    return page(request, "learn/records.html", context)


@require_safe
def file(request, kind):
    files = {"csv": _csv, "json": _json, "zip": _zip}
    if kind not in files:
        raise Http404
    response = files[kind](request.user)
    response["Content-Disposition"] = f'attachment; filename="{_("mijn-leren")}-{clock.today():%Y-%m-%d}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _csv(person):
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # the mark makes spreadsheets read UTF-8
    sheet = csv.writer(response, delimiter=";")
    sheet.writerow([_("Datum"), _("Activiteit"), _("Minuten"), _("Soort"), _("Wet of regel"), _("Versie")])
    for row in learning.records(learning.history(person)[:MOST]):
        day = timezone.localtime(row.at).date().isoformat()
        sheet.writerow([day, *map(_harmless, (row.title, row.minutes, row.purpose.label, row.legal_basis, row.number))])
    return response


def _zip(person):
    """All of it in one file, with the certificates she sent in."""
    kept = tempfile.SpooledTemporaryFile(max_size=5_000_000)  # noqa: SIM115 -- the response closes it
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{_('mijn-leren')}.json", _json(person).content)
        archive.writestr(f"{_('mijn-leren')}.csv", _csv(person).content)
        mine = OutsideCertificate.objects.filter(person=person, proof__isnull=False).order_by("pk")
        for one in mine.select_related("proof").iterator(chunk_size=1):  # each may be ten megabytes
            archive.writestr(f"{_('certificaten')}/{one.pk}-{one.proof.name}", bytes(one.proof.content))
    kept.seek(0)
    return FileResponse(kept, content_type="application/zip")


def _harmless(cell):
    """A spreadsheet must not take words for a formula."""
    text = str(cell)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _json(person):
    told = {
        "person": person.name,
        "made_on": clock.today(),
        "kept": [
            {
                "what": str(entry.personal.what),
                "purpose": entry.personal.purpose,
                "seen_by": [str(who) for who in entry.personal.seen_by],
                "kept": str(entry.personal.keep),
                "rows": entry.rows,
            }
            for entry in everything_about(*accounts_of(person))
        ],
    }
    return HttpResponse(
        json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2),
        content_type="application/json; charset=utf-8",
    )
