"""What colleagues say beside a draft: all of it on one page, beside a block of the workbench, and beside the text for
who was asked to read along."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions, queries
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Draft, Remark
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.page import page

from ..shared.person_field import PersonField
from .drafts import editable, label, readable

WHOLE = "all"  # how the page calls what is about the whole
SHOW = ("open", "every", "text")
PARTS = ("beside", "thread")
AT_A_TIME = 40


class Reader(forms.Form):
    person = PersonField(
        label=gettext_lazy("Wie vraag je mee te lezen?"),
        help_text=gettext_lazy("Een naam of werkmailadres. Wie al activiteiten maakt, hoef je niet te vragen."),
    )


def remarks(request, slug, language):
    """All of it; with htmx what is said beside one block."""
    draft = readable(request, slug, language)
    if request.method != "POST":
        return _page(request, draft)
    block = request.POST.get("block", "")
    try:
        catalogue.remark(draft, text=_text(request), quote=request.POST.get("quote", ""), block=block, by=request.user)
    except ValidationError as refused:
        return _refused(request, draft, refused, block)
    if request.htmx:
        return _page(request, draft, block=block)
    return redirect(_at(request, draft, block))


@require_GET
def state(request, slug, language):
    """How many are open at each block, and by what one sees that something was said there since."""
    draft = readable(request, slug, language)
    return JsonResponse({"open": _keyed(queries.open_remarks(draft)), "marks": _keyed(queries.remark_marks(draft))})


@require_POST
def change(request, slug, language, pk):
    return _deed(request, slug, language, pk, catalogue.change_remark, worded=True)


@require_POST
def answers(request, slug, language, pk):
    return _deed(request, slug, language, pk, catalogue.answer_remark, worded=True)


@require_POST
def settlement(request, slug, language, pk):
    return _deed(request, slug, language, pk, catalogue.settle_remark)


@require_POST
def reopening(request, slug, language, pk):
    return _deed(request, slug, language, pk, catalogue.reopen_remark)


@require_POST
def removal(request, slug, language, pk):
    return _deed(request, slug, language, pk, catalogue.remove_remark)


@require_POST
def restoration(request, slug, language, pk):
    return _deed(request, slug, language, pk, catalogue.restore_remark)


@require_POST
def readers(request, slug, language):
    draft = editable(request, slug, language)
    form = Reader(request.POST)
    if not form.is_valid():
        return _page(request, draft, reader=form, status=422)
    person: Person = form.cleaned_data["person"]
    try:
        asked = catalogue.ask_reader(draft.activity, person=person, by=request.user)
    except ValidationError as refused:
        form.add_error("person", refused)
        return _page(request, draft, reader=form, status=422)
    done = _("{name} krijgt bericht.") if asked else _("{name} maakt hier activiteiten en ziet dit al.")
    messages.success(request, done.format(name=person.name))
    return redirect("studio:remarks", slug, language)


@require_POST
def reader_end(request, slug, language, pk):
    draft = editable(request, slug, language)
    reader = get_object_or_404(queries.readers(draft.activity), pk=pk)
    reader.activity = draft.activity
    catalogue.end_reader(reader, by=request.user)
    messages.success(request, _("{name} leest niet meer mee. Wat er gezegd is blijft.").format(name=reader.person.name))
    return redirect("studio:remarks", slug, language)


def _deed(request, slug, language, pk, verb, *, worded: bool = False):
    """One verb on one remark; with htmx the thread it belongs to comes back."""
    draft = readable(request, slug, language)
    there = Remark.objects.visible_to(request.user).filter(draft=draft).select_related("thread")
    remark = get_object_or_404(there, pk=pk)
    remark.draft = draft
    try:
        verb(remark, by=request.user, **({"text": _text(request)} if worded else {}))
    except ValidationError as refused:
        return _refused(request, draft, refused, remark.block)
    begun = remark.thread_id or remark.pk
    if request.htmx:
        return _page(request, draft, only=begun)
    return redirect(f"{_at(request, draft, '')}#thread--{begun}")


def _refused(request, draft: Draft, refused: ValidationError, block: str):
    if request.htmx:
        return HttpResponse(" ".join(refused.messages), status=422, content_type="text/plain; charset=utf-8")
    messages.error(request, " ".join(refused.messages))
    return redirect(_at(request, draft, block))


def _page(request, draft: Draft, *, block: str | None = None, only: int | None = None, reader=None, status: int = 200):
    if block is None and "block" in request.GET:
        block = "" if request.GET["block"] == WHOLE else request.GET["block"]
    show = request.GET.get("show", "")
    may_edit = permissions.may_edit(request.user, draft.activity)
    show = show if show in SHOW else "open" if permissions.may_see_drafts(request.user) else "text"
    found = queries.threads(draft, request.user, block=block, only=only)
    if only is not None and not found:
        return HttpResponse("")  # she took away what nobody answered: nothing is left of it
    shown = [one for one in found if one.is_open] if show == "open" and block is None and only is None else found
    asked = request.GET.get("page", "1")
    start = (max(1, int(asked) if asked.isdecimal() and len(asked) < 6 else 1) - 1) * AT_A_TIME
    context = {
        "draft": draft,
        "activity": draft.activity,
        "may_edit": may_edit,
        "makes": permissions.may_see_drafts(request.user),
        "show": show,
        "back": request.POST.get("back") or request.GET.get("back") or show,
        "block": block,
        "key": block or WHOLE,
        "threads": found,
        "thread": found[0] if found else None,
        "groups": _texts(draft, found) if show == "text" else _groups(draft, shown[start : start + AT_A_TIME]),
        "page": start // AT_A_TIME + 1,
        "more": show != "text" and len(shown) > start + AT_A_TIME,
        "open": sum(one.is_open for one in found),
        "total": len(found),
        "readers": queries.readers(draft.activity) if may_edit else [],
        "reader": reader or Reader(),
    }
    return page(request, "studio/remarks.html", context, parts=PARTS, status=status)


def _groups(draft: Draft, threads: list[queries.Thread]) -> list[dict]:
    """Threads under the block they are about, in the order they came."""
    words = {raw["id"]: label(Kind(raw["type"]), raw["data"]) for raw in draft.blocks}
    groups: dict[str, dict] = {}
    for thread in threads:
        about = words.get(thread.block) or thread.known_by
        whole = {"id": thread.block, "number": thread.number, "gone": thread.gone, "kind": thread.kind_label}
        groups.setdefault(thread.block, {**whole, "about": about, "shown": None, "threads": []})["threads"].append(
            thread
        )
    return list(groups.values())


def _texts(draft: Draft, threads: list[queries.Thread]) -> list[dict]:
    """Every block as it is read, with what is said of it beside it; what belongs to no block comes before and after."""
    said = {group["id"]: group for group in _groups(draft, threads)}
    whole = said.pop("", {"id": "", "number": 0, "gone": False, "kind": "", "about": "", "shown": None, "threads": []})
    rows = [whole]
    for number, block in enumerate(queries.blocks(draft), 1):
        kind = Kind(block.type)
        group = said.pop(block.id, {"threads": []})
        rows.append({**group, "id": block.id, "number": number, "gone": False, "kind": str(kind.label), "shown": block})
    return [*rows, *said.values()]


def _text(request) -> str:
    """Each form names its words after its place, so that what is half typed in one is not put back in another."""
    return next((value for name, value in request.POST.items() if name.startswith("said--")), "")


def _keyed(by_block: dict) -> dict:
    return {block or WHOLE: value for block, value in by_block.items()}


def _at(request, draft: Draft, block: str) -> str:
    """Back to where she was: the page that sent the form, when that is one of this draft."""
    back = request.POST.get("back", "")
    names = {"review": "studio:review", "desk": "studio:draft"}
    address = reverse(names.get(back, "studio:remarks"), args=[draft.activity.slug, draft.language])
    query = f"?show={back}" if back in SHOW else ""
    return f"{address}{query}" + (f"#{'piece' if back == 'desk' else 'beside'}--{block}" if block else "")
