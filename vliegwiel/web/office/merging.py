"""Two accounts that are one person: what would come together, and bringing it together or apart again."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.learning.queries import in_both
from vliegwiel.areas.people import actions, permissions, queries
from vliegwiel.areas.people.actions.merging import NOT_KEEPER
from vliegwiel.areas.people.models import Merge, Person
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

MOST = 12
# What only she sees, or who helps her: it goes along, and is counted for nobody.
HERS = ("messaging.", "assessment.", "practice.", "community.", "kit.")
HERS_TOO = {
    f"learning.{kind}"
    for kind in ("Enrolment", "Reaction", "PollAnswer", "SpotQuestion", "ExtraTime", "RunLook", "RoomQuestionPerson")
}


class WhyForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Hoe weet je dat dit één persoon is?"), max_length=280, widget=forms.Textarea({"rows": 2})
    )


@require_safe
def merging(request: HttpRequest, pk: int) -> HttpResponse:
    """Which other account is hers? Also of who left: that is how most come to have two."""
    require(permissions.may_keep_people(request.user), NOT_KEEPER)
    kept = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    asked = " ".join(request.GET.get("q", kept.family_name).split())
    found = Person.objects.visible_to(request.user).exclude(pk=pk)
    if asked:
        exact = found.filter(Q(number__iexact=asked) | Q(email__iexact=asked)).order_by("pk")[:1]
        rows = [*exact] or [*found.named(asked).order_by("nearness", "family_name", "given_name", "pk")[:MOST]]
    else:
        rows = []
    return page(request, "office/merging.html", {"kept": kept, "asked": asked, "rows": rows})


def merging_with(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """What would come together; pressing does it."""
    require(permissions.may_keep_people(request.user), NOT_KEEPER)
    visible = Person.objects.visible_to(request.user)
    kept, gone = get_object_or_404(visible, pk=pk), get_object_or_404(visible, pk=other)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.merge_accounts(kept, gone=gone, by=request.user, why=form.cleaned_data["why"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(
                request, _("Samengevoegd. Je kunt het {n} dagen terugdraaien.").format(n=queries.UNDO_DAYS)
            )
            return redirect("office:person", pk)
    context = {
        "kept": kept,
        "gone": gone,
        "form": form,
        "rows": [one for one in queries.what_would_merge(kept, gone) if _may_be_counted(one.model)],
        "both": in_both(kept, gone),
        "wrong": queries.in_the_way(kept, gone),
        "may": permissions.may_merge(request.user, kept, gone),
        "days": queries.UNDO_DAYS,
    }
    return page(request, "office/merging_with.html", context, status=422 if form.errors else 200)


def _may_be_counted(model: str) -> bool:
    return not model.startswith(HERS) and model not in HERS_TOO


@require_POST
def merging_undoing(request: HttpRequest, pk: int, merge: int) -> HttpResponse:
    found = get_object_or_404(Merge.objects.filter(kept=pk).select_related("kept", "gone"), pk=merge)
    try:
        left = actions.part_accounts(found, by=request.user, why=request.POST.get("why", ""))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("office:person", pk)
    told = ngettext(
        "Teruggedraaid. {n} gegeven veranderde sindsdien en bleef waar het was.",
        "Teruggedraaid. {n} gegevens veranderden sindsdien en bleven waar ze waren.",
        left,
    )
    messages.success(request, told.format(n=left) if left else _("Teruggedraaid: het zijn weer twee accounts."))
    return redirect("office:person", pk)
