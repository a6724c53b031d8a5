"""One request for something from outside: where it stands and who acts next; deciding about it; how it ended."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue.models import Activity, Link
from vliegwiel.areas.study import actions, permissions, queries
from vliegwiel.areas.study.enums import Funding, Result, State, Step
from vliegwiel.areas.study.models import Approval, Offer, StudyRequest
from vliegwiel.kit import clock
from vliegwiel.kit.page import page


class VerdictForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Waarom?"),
        help_text=gettext_lazy("Bij nee altijd; bij ja als je er iets bij wilt zeggen."),
        max_length=280,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    funding = forms.ChoiceField(
        label=gettext_lazy("Waaruit wordt het betaald?"), choices=Funding.choices, required=False
    )


class QuestionForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Wat wil je eerst weten?"), max_length=500, widget=forms.Textarea({"rows": 2})
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(label=gettext_lazy("Jouw antwoord"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class OutcomeForm(forms.Form):
    result = forms.ChoiceField(
        label=gettext_lazy("Heb je het afgerond?"), choices=Result.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(label=gettext_lazy("Op welke dag?"), widget=forms.DateInput())
    will_do = forms.CharField(
        label=gettext_lazy("Wat ga je anders doen?"),
        help_text=gettext_lazy("Eén ding, bij de eerste kans."),
        max_length=280,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    file = forms.FileField(
        label=gettext_lazy("Je certificaat"),
        help_text=gettext_lazy("Een PDF of een foto. Het telt zodra iemand keek."),
        required=False,
        widget=forms.ClearableFileInput({"accept": "application/pdf,image/png,image/jpeg"}),
    )


class OffForm(forms.Form):
    by_provider = forms.BooleanField(label=gettext_lazy("De aanbieder zegde af"), required=False)
    why_off = forms.CharField(label=gettext_lazy("Waarom gaat het niet door?"), max_length=280)
    costs = forms.DecimalField(
        label=gettext_lazy("Wat moet toch betaald worden, in euro’s?"),
        max_digits=9,
        decimal_places=2,
        min_value=0,
        required=False,
    )


@require_safe
def study(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _found(request, pk))


@require_POST
def sending(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    try:
        actions.send(found, by=request.user)
    except ValidationError:
        return redirect("learn:study_words", pk)
    messages.success(request, _("Ingestuurd. Hier zie je steeds wie aan zet is."))
    return redirect("learn:study", pk)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    draft = found.state == State.DRAFT
    try:
        actions.withdraw(found, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("learn:study", pk)
    messages.success(request, _("Het concept is weg.") if draft else _("Ingetrokken. Wie ermee bezig was hoort het."))
    return redirect("learn:studies")


@require_POST
def copies(request: HttpRequest, pk: int) -> HttpResponse:
    made = actions.copy(_found(request, pk), by=request.user)
    messages.success(request, _("Dezelfde woorden staan in een nieuw concept. Kies de dagen nog."))
    return redirect("learn:study_words", made.pk)


@require_POST
def verdict(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes or no, about the approval that was on the page: two windows decide about the same one."""
    found = _found(request, pk)
    approval = _approval(request, found)
    form, yes = VerdictForm(request.POST), request.POST.get("verdict") == "yes"
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("why", "funding")}
        try:
            actions.decide(approval, yes=yes, by=request.user, **said)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            text = _("Je zei ja. {name} hoort het.") if yes else _("Je zei nee. {name} hoort waarom.")
            messages.success(request, text.format(name=found.person.name))
            return redirect("learn:study", pk)
    return _page(request, found, verdict=form)


@require_POST
def questions(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    approval = _approval(request, found)
    form = QuestionForm(request.POST)
    if form.is_valid():
        try:
            actions.ask_back(approval, text=form.cleaned_data["text"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Gevraagd. {name} is nu aan zet.").format(name=found.person.name))
            return redirect("learn:study", pk)
    return _page(request, found, question=form)


@require_POST
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    asked = queries.progress(found).question
    form = AnswerForm(request.POST)
    if form.is_valid() and asked:
        try:
            actions.answer(asked, text=form.cleaned_data["answer"], by=request.user)
        except ValidationError as refused:
            form.add_error("answer", refused.messages[0])
        else:
            messages.success(request, _("Beantwoord. Er is een nieuwe dag beloofd."))
    if form.errors:
        return _page(request, found, answer=form)
    return redirect("learn:study", pk)


@require_POST
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    form = OutcomeForm(request.POST, request.FILES)
    if form.is_valid():
        said = dict(form.cleaned_data)
        given = said.pop("file")
        file = {"name": given.name, "content": given.read()} if given else {}
        try:
            actions.come_back(found, by=request.user, **said, **file)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Vastgelegd. Fijn dat je het vertelde."))
            return redirect("learn:study", pk)
    return _page(request, found, outcome=form)


@require_POST
def calling_off(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    form = OffForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.call_off(
                found,
                by=request.user,
                by_provider=said["by_provider"],
                why=said["why_off"],
                costs=said["costs"] or Decimal(),
            )
        except ValidationError as refused:
            for message in refused.messages:
                form.add_error(None, message)
        else:
            messages.success(request, _("Het gaat niet door. Wat vrijkomt staat weer in het budget."))
            return redirect("learn:study", pk)
    return _page(request, found, off=form)


@require_safe
@never_cache
def offer(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    row = get_object_or_404(Offer.objects.filter(request=_found(request, pk)), key=key)
    response = HttpResponse(bytes(row.content), content_type=row.content_type)
    response["Content-Disposition"] = f'attachment; filename="offerte-{row.pk}.{row.content_type.rpartition("/")[2]}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_POST
def offer_removal(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    row = get_object_or_404(Offer.objects.filter(request=_found(request, pk)), key=key)
    try:
        actions.remove_offer(row, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect("learn:study_words", pk)


def _found(request: HttpRequest, pk: int) -> StudyRequest:
    rows = StudyRequest.objects.visible_to(request.user)
    whole = rows.select_related("person", "behaviour", "qualification", "agreement", "outcome", "cancellation")
    return get_object_or_404(whole, pk=pk)


def _approval(request: HttpRequest, found: StudyRequest) -> Approval:
    asked = request.POST.get("approval", "")
    rows = Approval.objects.filter(request=found).select_related("request__person", "invoice")
    return get_object_or_404(rows, pk=int(asked) if asked.isdecimal() and len(asked) < 12 else 0)


def _page(request: HttpRequest, found: StudyRequest, **forms_: Any) -> HttpResponse:
    mine = found.person_id == request.user.pk
    told = queries.progress(found)
    approval = told.approval
    decides = approval is not None and not mine and permissions.may_decide(request.user, approval)
    chooses = decides and approval is not None and approval.step == Step.KEEPER
    shows = decides and told.question is None and approval is not None and approval.asked_id == request.user.pk
    ended = found.ends or found.starts
    over = mine and found.state == State.APPROVED and ended is not None and ended <= clock.today()
    cancels = found.state == State.APPROVED and (mine or permissions.may_keep(request.user))
    keeps = permissions.may_keep(request.user) and not mine
    context = {
        "found": found,
        "mine": mine,
        "back": _back(request, mine=mine, keeps=keeps),
        "story": told.story,
        "approval": approval,
        "asked": told.question,
        "turn": queries.turn_of(found, told),
        "decides": decides and told.question is None,
        "chooses": chooses,
        "room": queries.free_for(found, found.funding) if shows else None,
        "shows_room": shows,
        "agreed": getattr(found, "agreement", None),
        "cancelled": getattr(found, "cancellation", None),
        "told": getattr(found, "outcome", None),
        "locked": queries.binds_employer(found),
        "offers": found.offers.defer("content").order_by("pk"),
        "verdict": VerdictForm(initial={"funding": found.funding}),
        "question": QuestionForm(),
        "answer": AnswerForm(),
        "outcome": OutcomeForm(initial={"on": ended}) if over else None,
        "off": OffForm() if cancels else None,
        "keeps": keeps,
        "next": _to_practise(request, found) if mine and found.state == State.DONE else None,
    }
    for name, form in forms_.items():
        if not _shown_still(name, context):
            # Another window did it in the meantime: what she typed has no place any more, what was said has.
            messages.error(request, next(iter(form.errors.values()))[0])
            return redirect("learn:study", found.pk)
    context |= forms_
    return page(request, "learn/study.html", context, status=422 if forms_ else 200)


def _shown_still(name: str, context: dict[str, Any]) -> bool:
    if name in ("verdict", "question"):
        return bool(context["decides"])
    return bool(context["asked"] if name == "answer" else context[name])


def _to_practise(request: HttpRequest, found: StudyRequest) -> Activity | None:
    """An activity for the same behaviour, whose plan page she can use to keep to what she said."""
    if found.behaviour_id is None:
        return None
    linked = Link.objects.filter(behaviour=found.behaviour_id, confirmation__isnull=False).values("activity")
    return Activity.objects.visible_to(request.user).filter(pk__in=linked).order_by("pk").first()


def _back(request: HttpRequest, *, mine: bool, keeps: bool) -> tuple[str, str]:
    """The list this came from: (address, word)."""
    if mine:
        return reverse("learn:studies"), _("Van buiten aanvragen")
    if keeps:
        return reverse("office:studies"), _("Aanvragen van buiten")
    return (reverse("lead:studies"), _("Aanvragen")) if request.user.leads_someone else ("", "")
