"""One block: its form, which saves by itself; adding, moving, removing it and bringing it back."""

import json
from dataclasses import asdict
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.enums import Kind, Shape
from vliegwiel.areas.catalogue.models import Draft
from vliegwiel.areas.catalogue.queries import END, blocks, held, pieces, shelf
from vliegwiel.kit.page import page

from . import shared_choice
from .drafts import SHARED, Editing, choices, editable, one, typed_in
from .packages import bring_in
from .typed import read
from .words import words

TEMPLATE = "studio/block.html"
MOST_FOUND = 8
PARTS = ("saved", "piece", "add", "found")


@require_http_methods(["GET", "HEAD", "POST"])
def block(request, slug, language, block):
    draft = editable(request, slug, language)
    if request.method != "POST":
        return _show(request, draft, one(draft, block, **_found(request, draft, request.GET)))
    kind, data, version = _kind(request), read(request.POST), _number(request, "version")
    try:
        draft = _save(request, draft, block, kind, data, version)
    except catalogue.Conflict as conflict:
        theirs = blocks(Draft(blocks=[conflict.there]))[0] if conflict.there else None
        mine = typed_in(draft, block, kind, data, version=version, conflict=conflict, theirs=theirs)
        return _show(request, draft, mine, status=409)
    except catalogue.Refused as refused:
        mine = typed_in(draft, block, kind, data, version=version, problem=str(refused))
        return _show(request, draft, mine, status=422)
    found = _found(request, draft, request.POST) if request.POST.get("do") == "find" else {}
    if not (request.htmx or found):
        return redirect(_at(draft, block))
    return _show(request, draft, one(draft, block, saved_at=draft.saved_at, **found))


@require_POST
def new(request, slug, language):
    """Add an empty block, or what was typed in a block that is gone meanwhile."""
    draft = editable(request, slug, language)
    if "shared" in request.POST:
        return shared_choice.place(request, draft)
    if request.POST.get("kind") == SHARED:
        address = reverse("studio:shared_choice", args=[slug, language])
        return redirect(f"{address}?{urlencode({'after': request.POST.get('after', '')})}")
    data = read(request.POST) if "version" in request.POST else {}
    made = catalogue.add_block(
        draft,
        kind=_kind(request),
        data=data or _start(_kind(request)),
        after=request.POST.get("after"),
        by=request.user,
    )
    draft.refresh_from_db(fields=["blocks", "version", "saved_at"])
    if not request.htmx:
        return redirect(_at(draft, made["id"]))
    return _show(request, draft, one(draft, made["id"]))


@require_POST
def place(request, slug, language, block):
    draft = editable(request, slug, language)
    steps = _number(request, "steps") if "steps" in request.POST else None
    try:
        catalogue.move_block(draft, block=block, steps=steps, after=request.POST.get("after"), by=request.user)
    except catalogue.Conflict:
        raise Http404 from None
    return HttpResponse(status=204) if request.htmx else redirect(_at(draft, block))


@require_POST
def correction(request, slug, language, block):
    """What one press mends; when it does not stand there any more, nothing happens and one sees the block as it is."""
    draft = editable(request, slug, language)
    if "was" in request.POST:
        return _unmended(request, draft, block)
    mended = catalogue.mend(
        draft, block=block, code=request.POST.get("code", ""), words=request.POST.get("words", ""), by=request.user
    )
    draft.refresh_from_db(fields=["blocks", "version", "saved_at"])
    if not request.htmx:
        messages.success(request, _("Aangepast.") if mended else _("Dat stond er niet meer. Er is niets veranderd."))
        if request.POST.get("back") == "publication":
            return redirect(f"{reverse('studio:publication', args=[slug])}?language={language}")
        return redirect(_at(draft, block))
    told = {"saved_at": draft.saved_at, "mended": json.dumps(mended)} if mended else {}
    return _show(request, draft, one(draft, block, **told))


def _unmended(request, draft, block):
    """A mend taken back, or done again: when what it made still stands there."""
    try:
        was, stands = json.loads(request.POST["was"]), json.loads(request.POST.get("stands", ""))
        taken = isinstance(was, dict) and catalogue.unmend(draft, block=block, was=was, stands=stands, by=request.user)
    except (ValueError, catalogue.Refused):
        taken = False
    if not taken:
        raise Http404
    return HttpResponse(status=204)


@require_POST
def removal(request, slug, language, block):
    draft = editable(request, slug, language)
    was = one(draft, block, gone=True)
    try:
        draft = catalogue.remove_block(draft, block=block, version=_number(request, "version"), by=request.user)
    except catalogue.Conflict:
        problem = _("Dit blok is net ergens anders veranderd. Kijk eerst wat er nu staat; daarna kun je het weghalen.")
        return _show(request, draft, one(draft, block, problem=problem), status=409)
    if not request.htmx:
        messages.success(request, _("Het blok is weggehaald. Onderaan kun je het terugzetten."))
        return redirect(_at(draft))
    return _show(request, draft, was)


@require_POST
def restoration(request, slug, language, block):
    draft = catalogue.restore_block(editable(request, slug, language), block=block, by=request.user)
    if not request.htmx:
        return redirect(_at(draft, block))
    return _show(request, draft, one(draft, block))


@require_POST
def loosening(request, slug, language, block):
    return shared_choice.loosening(request, editable(request, slug, language), block)


@require_POST
def fastening(request, slug, language, block):
    return shared_choice.fastening(request, editable(request, slug, language), block)


def _save(request, draft: Draft, block: str, kind: Kind, data: dict, version: int) -> Draft:
    """One verb: with a file in the form it is attached, else what was typed is saved."""
    if kind == Kind.PACKAGE and (upload := request.FILES.get("file")):
        package_kind, found = bring_in(upload)
        return catalogue.attach_package(
            draft,
            block=block,
            upload=upload,
            kind=package_kind,
            title=found.title,
            read=asdict(found),
            data=data,
            version=version,
            by=request.user,
        )
    if kind == Kind.GALLERY and (uploads := request.FILES.getlist("file")):
        return catalogue.attach_pictures(
            draft, block=block, uploads=uploads, data=data, version=version, by=request.user
        )
    for name, captions in (("file", None), ("captions", request.POST.get("captions_language"))):
        if upload := request.FILES.get(name):
            return catalogue.attach(
                draft, block=block, upload=upload, captions=captions, data=data, version=version, by=request.user
            )
    return catalogue.change_block(draft, block=block, data=data, version=version, by=request.user)


def _found(request, draft: Draft, asked) -> dict:
    """What one may add to a step of a programme: from the shelf, and what is being written under this title."""
    words = " ".join(asked.get("find", "").split())
    if not words or not draft.activity.is_programme:
        return {}
    there = [row.activity for row in shelf(request.user, search=words, size=MOST_FOUND).rows]
    there += [row.activity for row in pieces(request.user, mine=False, search=words, size=MOST_FOUND).rows]
    known = held(there, draft.language, drafts=True)
    fits = (known[one] for one in dict.fromkeys(there) if one in known)
    results = [one for one in fits if one.shape != Shape.PROGRAMME and not one.retired]
    return {"asked": words, "results": tuple(results[:MOST_FOUND])}


def _start(kind: Kind) -> dict:
    """A new question begins with two empty answers, as one is no choice; a list with three empty places."""
    match kind:
        case Kind.STEPS | Kind.ACCORDION | Kind.CARDS:
            return {"items": [{}, {}, {}], "checklist": True}
        case Kind.QUESTION | Kind.POLL:
            return {"options": [{}, {}]}
        case Kind.TABLE:
            return {"rows": [["", "", ""]] * 3, "head_row": True}
        case Kind.CASE:
            return {"scenes": [{"choices": [{"next": END}, {"next": END}]}]}
    return {}


def _show(request, draft: Draft, edited: Editing, *, status: int = 200) -> HttpResponse:
    context = {
        "draft": draft,
        "activity": draft.activity,
        "edited": edited,
        "choices": choices(draft.activity),
        "after": "",
    }
    context["editor_words"] = words()
    return page(request, TEMPLATE, context, parts=PARTS, status=status)


def _kind(request) -> Kind:
    try:
        return Kind(request.POST.get("kind"))
    except ValueError:
        raise Http404 from None


def _number(request, name: str) -> int:
    try:
        return int(request.POST.get(name, 0))
    except ValueError:
        return 0


def _at(draft: Draft, block: str = "") -> str:
    address = reverse("studio:draft", args=[draft.activity.slug, draft.language])
    return f"{address}#piece--{block}" if block else f"{address}#add"
