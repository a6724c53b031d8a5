"""Choosing a file of the media library for a block: a page of its own, so that it needs no script."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.enums import Kind, MediaKind
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import page_number

from .block import _at, _number
from .drafts import editable, one
from .media import ICONS, asked

CHOOSES = (Kind.IMAGE, Kind.GALLERY, Kind.VIDEO, Kind.AUDIO, Kind.FILE, Kind.QUESTION)


@require_http_methods(["GET", "HEAD", "POST"])
def choice(request: HttpRequest, slug: str, language: str, block: str) -> HttpResponse:
    draft = editable(request, slug, language)
    edited = one(draft, block)
    if edited.kind not in CHOOSES:
        raise Http404
    if request.method == "POST":
        return _choose(request, draft, block)
    wanted = {**asked(request), "kind": actions.wanted_in(edited.kind)}
    context = {
        "draft": draft,
        "edited": edited,
        "leaf": queries.library(
            request.user, search=wanted["q"], kind=wanted["kind"], page=page_number(request.GET.get("page"))
        ),
        "q": wanted["q"],
        "icon": ICONS[MediaKind(wanted["kind"])],
        "query": urlencode({"q": wanted["q"]}),
        "back": _at(draft, block),
    }
    return page(request, "studio/choice.html", context, parts=("choosing",))


def _choose(request: HttpRequest, draft, block: str) -> HttpResponse:
    media = queries.file_for(request.user, request.POST.get("media", ""))
    if media is None:
        raise Http404
    try:
        actions.choose_media(draft, block=block, media=media, version=_number(request, "version"), by=request.user)
    except actions.Conflict:
        messages.error(request, _("Dit blok is intussen ergens anders veranderd. Kijk wat er nu staat, en kies dan."))
    except (actions.Refused, ValidationError) as problem:
        messages.error(request, " ".join(getattr(problem, "messages", [str(problem)])))
    else:
        messages.success(request, _("‘{title}’ staat in het blok.").format(title=media.title))
    return redirect(_at(draft, block))
