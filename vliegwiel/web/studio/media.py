"""The media library: every file authors may use, found by words or by what it lacks; and putting more in."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue import actions, jobs, permissions, queries
from vliegwiel.areas.catalogue.enums import MediaKind
from vliegwiel.areas.catalogue.models import Media
from vliegwiel.areas.people.enums import Role
from vliegwiel.kit import progress
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import page_number
from vliegwiel.kit.permissions import require

NOT_AN_AUTHOR = gettext_lazy("De mediatheek is voor auteurs en opleiders.")
ONLY = [
    ("", gettext_lazy("Alles")),
    (queries.Only.MINE, gettext_lazy("Wat jij beheert")),
    (queries.Only.UNDESCRIBED, gettext_lazy("Zonder beschrijving")),
    (queries.Only.ENDING, gettext_lazy("Rechten lopen af of zijn voorbij")),
    (queries.Only.UNUSED, gettext_lazy("Nergens gebruikt")),
    (queries.Only.ASIDE, gettext_lazy("Opzij gelegd")),
]
KINDS = [("", gettext_lazy("Alle soorten")), *MediaKind.choices]
ICONS = {
    MediaKind.IMAGE: "image",
    MediaKind.VIDEO: "video",
    MediaKind.AUDIO: "volume-2",
    MediaKind.CAPTIONS: "captions",
    MediaKind.DOCUMENT: "file-text",
}
WANTED: dict[str, actions.Wanted] = {
    "image": "image",
    "video": "video",
    "audio": "audio",
}  # the first half of a content type


class Files(forms.Form):
    """What somebody hands in; the files themselves are read from the request, for there may be more."""

    file = forms.FileField(
        label=gettext_lazy("Zet bestanden in de mediatheek"),
        help_text=gettext_lazy(
            "Afbeeldingen, video’s, geluid, ondertitels en documenten. Plaats en camera halen we uit foto’s."
        ),
        allow_empty_file=True,
    )


def media(request: HttpRequest) -> HttpResponse:
    require(permissions.may_use_library(request.user), NOT_AN_AUTHOR)
    if request.method == "POST":
        return _take_in(request)
    return _page(request)


@require_POST
def drawing(request: HttpRequest) -> HttpResponse:
    """Draw what was not drawn narrower yet now, instead of tonight."""
    require(request.user.holds(Role.LND_LEAD), _("Dit doen de opleiders."))
    jobs.draw_now.enqueue()
    messages.success(request, _("De kleinere maten worden gemaakt. Je mag deze pagina sluiten."))
    return redirect("studio:media")


def asked(request: HttpRequest) -> dict[str, str]:
    """What the address asks of the list: words, a kind, and which."""
    given = {name: request.GET.get(name, "") for name in ("q", "kind", "only")}
    return {
        "q": given["q"].strip(),
        "kind": given["kind"] if given["kind"] in MediaKind.values else "",
        "only": given["only"] if given["only"] in list(queries.Only) else "",
    }


def _page(request: HttpRequest, form: Files | None = None) -> HttpResponse:
    wanted = asked(request)
    found = queries.library(
        request.user,
        search=wanted["q"],
        kind=wanted["kind"],
        only=wanted["only"],
        page=page_number(request.GET.get("page")),
    )
    waiting = request.user.holds(Role.LND_LEAD) and queries.to_draw().exists()
    context = {
        "leaf": found,
        "form": form or Files(),
        **wanted,
        "filtered": any(wanted.values()),
        "kinds": KINDS,
        "onlys": ONLY,
        "icons": ICONS,
        "query": urlencode(wanted),
        "to_draw": queries.to_draw().count() if waiting else 0,
        "drawn": progress.told("media-drawing") if waiting else 0,
    }
    return page(request, "studio/media.html", context, status=422 if form and form.errors else 200)


def _take_in(request: HttpRequest) -> HttpResponse:
    """Every file by itself: what cannot come is named, the others are kept."""
    form = Files(request.POST, request.FILES)
    uploads = request.FILES.getlist("file")
    if not uploads:
        form.is_valid()
        return _page(request, form)
    kept: list[Media] = []
    for upload in uploads:
        try:
            kept.append(actions.upload_media(upload, wanted=wanted_of(upload), by=request.user, stays=True))
        except actions.Refused as refused:
            form.add_error("file", f"{upload.name}: {refused}")
    there = sum(one.was_here for one in kept)
    if new := len(kept) - there:
        text = ngettext("{n} bestand staat in de mediatheek.", "{n} bestanden staan in de mediatheek.", new)
        messages.success(request, text.format(n=new))
    if there:
        text = ngettext(
            "{n} bestand stond hier al. Dat is hetzelfde gebleven.",
            "{n} bestanden stonden hier al. Die zijn hetzelfde gebleven.",
            there,
        )
        messages.info(request, text.format(n=there))
    if form.errors:
        return _page(request, form)
    return redirect("studio:file", kept[0].key) if len(kept) == 1 else redirect("studio:media")


def wanted_of(upload) -> actions.Wanted:
    """What somebody means by a file, by what her browser says of it; its content decides whether it comes in."""
    if (upload.name or "").casefold().endswith(".vtt"):
        return "captions"
    return WANTED.get((upload.content_type or "").partition("/")[0], "file")
