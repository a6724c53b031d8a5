"""Who was in an online meeting, from the file Teams or Zoom gives: first what it would say, then what somebody decides.

The file is read and forgotten. Between looking and deciding her own browser holds it, signed; minutes are kept nowhere.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.live import actions, permissions, queries
from vliegwiel.areas.live.actions import Mark
from vliegwiel.areas.live.enums import Via
from vliegwiel.areas.live.models import Part, Session
from vliegwiel.kit.tables import Unreadable

from .training import framed, hers, root, whoever_teaches

TIMES = ""  # whichever parts the times in the file fall in


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Het verslag"),
        help_text=gettext_lazy("Zoals Teams of Zoom het geeft: een CSV-bestand. Je hoeft er niets in te veranderen."),
    )
    share = forms.IntegerField(
        label=gettext_lazy("Vanaf welk deel van een dagdeel telt het, in procenten?"),
        min_value=1,
        max_value=100,
        initial=queries.SHARE,
    )
    part = forms.ChoiceField(
        label=gettext_lazy("Van welk dagdeel?"),
        help_text=gettext_lazy("Staan er alleen minuten in het bestand, kies dan het dagdeel."),
        required=False,
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        told = [(str(part.number), actions.spoken(part.starts, part.ends)) for part in row.parts]
        self.fields["part"].choices = [(TIMES, _("Zoals de tijden in het bestand zeggen")), *told]
        if len(told) == 1:
            self.fields["part"].widget = forms.HiddenInput()


@whoever_teaches
@require_http_methods(["GET", "HEAD", "POST"])
def presence_file(request: HttpRequest, by: permissions.Doer, key: str) -> HttpResponse:
    """Three times the same page: the file; what it says and what is not known yet; and then it is kept."""
    found, row = hers(request, by, key)
    if "stays" in request.POST:
        return _decided(request, by, found, row)
    form = FileForm(request.POST or None, request.FILES or None, row=row, initial={"part": TIMES})
    if request.method != "POST" or not form.is_valid():
        context = {"row": row, "form": form}
        return framed(request, "shared/meeting_file.html", context, status=422 if form.errors else 200)
    try:
        stays = queries.read_meeting(form.cleaned_data["file"].read(), days={part.day for part in row.parts})
        parts = _parts(row, form.cleaned_data["part"])
        if len(parts) > 1 and not any(one.spans for one in stays):
            raise Unreadable(_("In dit bestand staan alleen minuten, geen tijden. Kies van welk dagdeel het is."))
        shown = queries.proposal(found, stays, parts, share=form.cleaned_data["share"])
    except Unreadable as refused:
        form.add_error("file", str(refused))
        return framed(request, "shared/meeting_file.html", {"row": row, "form": form}, status=422)
    if not shown.parts and not shown.strangers:
        form.add_error("file", _("Niemand in dit bestand was er tijdens een dagdeel dat al begonnen is."))
        return framed(request, "shared/meeting_file.html", {"row": row, "form": form}, status=422)
    return _show(request, row, shown, stays, form.cleaned_data["share"], form.cleaned_data["part"])


def _decided(request: HttpRequest, by: permissions.Doer, found: Session, row: queries.SessionRow) -> HttpResponse:
    """Keep what was decided; what changed since it was shown is shown first."""
    stays = queries.unheld(request.POST["stays"])
    if stays is None:
        messages.warning(request, _("Dit stond te lang open. Kies het bestand opnieuw; er is niets vastgelegd."))
        return redirect(f"{root(request)}{row.key}/presence/file/")
    picks = _picks(request.POST, row)
    share = int(request.POST["share"]) if request.POST.get("share", "").isdecimal() else queries.SHARE
    share, part = min(100, max(1, share)), request.POST.get("part", TIMES)
    shown = queries.proposal(found, stays, _parts(row, part), share=share, picks=picks)
    if "again" in request.POST or _told(picks, share) != request.POST.get("seen"):
        return _show(request, row, shown, stays, share, part)
    kept = 0
    try:
        for one in shown.parts:
            marks = _marks(request.POST, one.part.number, {each.comer.booking for each in one.rows})
            rows = Part.objects.filter(session=found).select_related("session__activity")
            kept += actions.keep_presence(rows.get(pk=one.part.pk), marks=marks, by=by, via=Via.FILE)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect(f"{root(request)}{row.key}/presence/file/")
    words = ngettext("{n} keer is vastgelegd of iemand er was.", "{n} keer is vastgelegd of iemand er was.", kept)
    messages.success(request, words.format(n=kept) if kept else _("Er is niets veranderd: alles stond al zo."))
    return redirect(f"{root(request)}{row.key}/")


def _show(
    request: HttpRequest, row: queries.SessionRow, shown: queries.Proposal, stays: Any, share: int, part: str
) -> HttpResponse:
    picks = {one.number: one.guess for one in shown.strangers}
    context = {
        "row": row,
        "shown": shown,
        "share": share,
        "part": part,
        "stays": queries.held(stays),
        "seen": _told(picks, share),
        "people": [(0, _("Hoort niet bij de groep")), *((one.booking, one.name) for one in shown.group)],
    }
    return framed(request, "shared/meeting_file_shown.html", context)


def _parts(row: queries.SessionRow, asked: str) -> list[queries.PartRow]:
    chosen = [part for part in row.parts if str(part.number) == asked]
    return chosen or list(row.parts)


def _picks(sent: QueryDict, row: queries.SessionRow) -> dict[int, int]:
    """pick-3=12: the fourth in the file is who has booking 12."""
    found = {}
    for name, value in sent.items():
        kind, _dash, number = name.partition("-")
        if kind == "pick" and number.isdecimal() and value.isdecimal():
            found[int(number)] = int(value)
    return found


def _told(picks: dict[int, int], share: int) -> str:
    return " ".join([str(share), *(f"{number}:{booking}" for number, booking in sorted(picks.items()))])


def _marks(sent: QueryDict, number: int, group: set[int]) -> dict[int, Mark]:
    """was-2-12=yes: at the second part, booking 12; what was left open is not in it."""
    told = {booking: sent.get(f"was-{number}-{booking}", "") for booking in group}
    return {booking: Mark(value == "yes") for booking, value in told.items() if value in ("yes", "no")}
