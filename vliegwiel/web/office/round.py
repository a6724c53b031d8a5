"""One review round: what it froze, what is proposed for each, in bulk or one by one, and carrying it out."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vliegwiel.areas.insights import actions, jobs, permissions, queries
from vliegwiel.areas.insights.enums import Thread, Verdict
from vliegwiel.areas.insights.models import PortfolioItem, Proposal, ReviewRound
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require

from .cockpit import WATCHERS

PAGE = 25
LETTERS = (("f", Verdict.FIX), ("m", Verdict.MERGE), ("s", Verdict.STOP))  # keeping needs no page
WHY = {
    "nobody": gettext_lazy("Niemand rondde haar het afgelopen jaar af"),
    "few": gettext_lazy("Minder dan tien mensen in een jaar"),
    "not_applied": gettext_lazy("Weinig toegepast"),
    "not_useful": gettext_lazy("Weinig bruikbaar gevonden"),
    "unlinked": gettext_lazy("Bedoeld voor een doel, zonder lijn"),
    "low": gettext_lazy("Lage bijdrage aan een doel"),
    "orphan": gettext_lazy("De eigenaar werkt hier niet meer"),
    "overdue": gettext_lazy("Had al bekeken moeten zijn"),
    "long": gettext_lazy("Kost meer tijd dan de middelste"),
}


class ProposalForm(forms.Form):
    verdict = forms.ChoiceField(label=gettext_lazy("Wat doen we?"), choices=Verdict, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Waarom?"), max_length=400, required=False, widget=forms.Textarea({"rows": 2})
    )
    into = forms.CharField(
        label=gettext_lazy("Samen met welke activiteit?"),
        help_text=gettext_lazy("Alleen bij samenvoegen: de titel van de activiteit die blijft."),
        max_length=120,
        required=False,
    )


@require_GET
def round_(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _round(request, pk))


@require_POST
def proposals(request: HttpRequest, pk: int) -> HttpResponse:
    """One word for everything that was ticked."""
    opened, given = _round(request, pk), request.POST.copy()
    alone = given.get("keep", "")  # the button in a row
    if alone:
        given["verdict"], given["reason"], given["into"], given["item"] = Verdict.KEEP.value, "", "", alone
    form = ProposalForm(given)
    chosen = [int(value) for value in given.getlist("item") if value.isdecimal()]
    some = list(queries.items(opened).filter(pk__in=chosen).select_related("activity", "round"))
    if not some:
        form.add_error(None, _("Vink eerst aan waarover het gaat."))
    if not form.is_valid() or not _into(opened, form):
        return _page(request, opened, form, chosen, status=422)
    words = {name: form.cleaned_data[name] for name in ("verdict", "reason", "into")}
    said = actions.propose_many(some, by=request.user, **words)
    if said.done:
        done = ngettext("%(n)s voorstel staat.", "%(n)s voorstellen staan.", said.done) % {"n": said.done}
        messages.success(request, done)
    if said.refused:
        for item, why in said.refused:
            form.add_error(None, f"{item.title}: {why}")
        return _page(request, opened, form, [item.pk for item, _why in said.refused], status=422)
    return redirect(f"{request.path.removesuffix('proposals/')}?{_kept(given)}{_next_row(opened, given, chosen)}")


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    opened = _round(request, pk)
    found = get_object_or_404(queries.items(opened).select_related("activity", "round"), pk=item)
    standing = getattr(found, "proposal", None)
    asked = {"verdict": standing.verdict, "reason": standing.reason, "into": _title_of(standing)} if standing else {}
    if (wanted := request.GET.get("verdict")) in Verdict.values:  # by a letter or a button in the list
        asked["verdict"] = wanted
    form = ProposalForm(request.POST or None, initial=asked)
    if request.method == "POST" and form.is_valid() and _into(opened, form):
        try:
            actions.propose(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, " ".join(refused.messages))
        else:
            following = queries.items(opened, verdict="none").exclude(pk=found.pk).first()
            messages.success(request, _("Het voorstel voor ‘%(title)s’ staat.") % {"title": found.title})
            return redirect("office:round_item", pk, following.pk) if following else redirect("office:round", pk)
    context = {
        "round": opened,
        "item": found,
        "proposal": standing,
        "why": [WHY[name] for name in found.why],
        "promise": queries.promised(queries.contributions([found.activity_id]).values()).get(found.activity_id),
        "form": form,
        "may_propose": permissions.may_decide(request.user) and opened.closed_at is None,
        "k": queries.smallest_group(),
    }
    return page(request, "office/round_item.html", context, status=422 if form.errors else 200)


@require_POST
def removal(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    actions.take_back_proposal(_proposal(_round(request, pk), proposal), by=request.user)
    return redirect("office:round_execution", pk)


@require_POST
def undo(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    actions.undo_proposal(_proposal(_round(request, pk), proposal), by=request.user)
    messages.success(request, _("Teruggedraaid. Wat van de plank was, staat er weer op."))
    return redirect("office:round_execution", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def execution(request: HttpRequest, pk: int) -> HttpResponse:
    """What carrying out would do, line by line; then doing it, and how far it is."""
    opened = _round(request, pk)
    if request.method == "POST":
        try:
            actions.begin_carrying_out(opened, by=request.user)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            jobs.carry_out_round.enqueue(opened.pk, request.user.pk)
        return redirect("office:round_execution", pk)
    shown = leaf(queries.waiting(opened), page_number(request.GET.get("page")), PAGE)
    done = Proposal.objects.filter(item__round=opened, done_at__isnull=False).select_related("item", "into")
    context = {
        "round": opened,
        "leaf": shown,
        "effects": queries.effects(shown),
        "done": list(done.order_by("-done_at", "-pk")[:100]),
        "running": opened.started_at is not None and opened.ended_at is None,
        "may_review": permissions.may_review(request.user),
        "may_propose": permissions.may_decide(request.user) and opened.closed_at is None,
    }
    return page(request, "office/round_execution.html", context, parts=("progress",))


def _round(request: HttpRequest, pk: int) -> ReviewRound:
    require(permissions.may_see_figures(request.user), WATCHERS)
    return get_object_or_404(ReviewRound, pk=pk)


def _proposal(opened: ReviewRound, pk: int) -> Proposal:
    return get_object_or_404(Proposal, item__round=opened, pk=pk)


def _title_of(proposal: Proposal) -> str:
    return queries.titles([proposal.into_id]).get(proposal.into_id, "") if proposal.into_id else ""


def _into(opened: ReviewRound, form: ProposalForm) -> bool:
    """Turns the words into the activity they mean; says so when they mean none."""
    words = form.cleaned_data["into"]
    form.cleaned_data["into"] = None
    if form.cleaned_data["verdict"] != Verdict.MERGE or not words:
        return True
    form.cleaned_data["into"] = queries.target(opened, words)
    if form.cleaned_data["into"] is None:
        form.add_error("into", _("Die titel staat niet in deze ronde. Neem haar over uit de lijst."))
        return False
    return True


def _kept(given: Any) -> str:
    names = ("order", "thread", "verdict_is", "page")
    return urlencode({name: given.get(name) for name in names if given.get(name)})


def _next_row(opened: ReviewRound, given: Any, chosen: list[int]) -> str:
    """Where on the page one goes on after the row that was kept: the row after it; "" after many."""
    if not given.get("keep"):
        return ""
    found = queries.items(opened, order=given.get("order", ""), thread=given.get("thread", ""))
    start = (page_number(given.get("page")) - 1) * PAGE
    keys = list(found.values_list("pk", flat=True)[start : start + PAGE])
    at = keys.index(chosen[0]) if chosen[0] in keys else -1
    return f"#row-{keys[min(at + 1, len(keys) - 1)]}" if at >= 0 else ""


def _page(
    request: HttpRequest,
    opened: ReviewRound,
    form: ProposalForm | None = None,
    chosen: list[int] | None = None,
    status: int = 200,
) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    order, thread, verdict = (asked.get(name, "") for name in ("order", "thread", "verdict_is"))
    found = queries.items(opened, order=order, thread=thread, verdict=verdict)
    shown = leaf(found, page_number(asked.get("page")), PAGE)
    least = queries.smallest_group()
    context = {
        "round": opened,
        "leaf": shown,
        "rows": [_row(one, least, one.pk in (chosen or [])) for one in shown],
        "form": form or ProposalForm(),
        "orders": [(key, word, key == order) for key, (word, _by) in queries.ORDERS.items()],
        "threads": [("", _("Alles"), not thread), *((one.value, one.label, one.value == thread) for one in Thread)],
        "verdicts": [
            ("", _("Alles"), not verdict),
            ("none", _("Nog geen voorstel"), verdict == "none"),
            *((one.value, one.label, one.value == verdict) for one in Verdict),
        ],
        "letters": [(key, verdict.value, verdict.label) for key, verdict in LETTERS],
        "kept": {"order": order, "thread": thread, "verdict_is": verdict, "page": asked.get("page", "")},
        "query": _kept({"order": order, "thread": thread, "verdict_is": verdict}),
        "may_propose": permissions.may_decide(request.user) and opened.closed_at is None,
    }
    return page(request, "office/round.html", context, status=status)


def _row(one: PortfolioItem, least: int, ticked: bool) -> dict[str, Any]:
    proposal = getattr(one, "proposal", None)
    return {
        "item": one,
        "thread": Thread(one.thread),
        "small": one.learners < least,
        "unseen": one.invited < least,
        "why": [WHY[name] for name in one.why],
        "verdict": Verdict(proposal.verdict) if proposal else None,
        "done": bool(proposal and proposal.done_at and not proposal.undone_at),
        "ticked": ticked,
    }
