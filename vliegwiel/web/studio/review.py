"""A second pair of eyes: who is asked to look at a draft, what she sees, and what she says of it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions, queries
from vliegwiel.areas.catalogue.enums import ReviewVerdict
from vliegwiel.areas.catalogue.models import Draft, Edition, Review
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.page import page

from .difference import word
from .drafts import draft_of, editable


class Ask(forms.Form):
    of = forms.ModelChoiceField(
        Person.objects.none(), label=gettext_lazy("Wie vraag je?"), empty_label=gettext_lazy("Kies een collega")
    )
    question = forms.CharField(
        label=gettext_lazy("Waar moet je collega op letten?"),
        help_text=gettext_lazy("Bijvoorbeeld: klopt stap 3 nog sinds de nieuwe pomp?"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, draft: Draft, by: Person, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["of"].queryset = queries.reviewers(draft.activity).exclude(pk=by.pk)


class Answer(forms.Form):
    verdict = forms.ChoiceField(
        label=gettext_lazy("Wat vind je ervan?"), choices=ReviewVerdict, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Wat wil je erbij zeggen?"),
        help_text=gettext_lazy("Nodig als er nog iets moet veranderen."),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def review(request, slug, language):
    """Asking, for who may write; for who was asked, what differs from what colleagues read now."""
    draft = draft_of(request, slug, language)
    form = Ask(draft, request.user, request.POST or None)
    if request.method == "POST":
        editable(request, slug, language)
        if form.is_valid():
            try:
                asked = catalogue.ask_review(draft, by=request.user, **form.cleaned_data)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                messages.success(request, _("{name} krijgt bericht.").format(name=asked.reviewer.name))
                return redirect("studio:review", slug, language)
    return _page(request, draft, form=form)


@require_POST
def answer(request, slug, language, pk):
    draft = draft_of(request, slug, language)
    asked = get_object_or_404(Review, pk=pk, activity=draft.activity, language=language)
    form = Answer(request.POST)
    seen = request.POST.get("seen", "")
    if form.is_valid():
        try:
            given = catalogue.answer_review(
                asked, by=request.user, seen=int(seen) if seen.isdigit() else 0, **form.cleaned_data
            )
        except catalogue.Conflict:
            problem = _("Er is net verder geschreven. Je antwoord staat er nog; kijk eerst wat er nu staat.")
            form.add_error(None, problem)
        except ValidationError as refused:
            form.add_error("note", refused)
        else:
            messages.success(request, _("{name} krijgt bericht.").format(name=given.asked_by.name))
            return redirect("studio:review", slug, language)
    return _page(request, draft, answer=form, status=422)


@require_POST
def withdrawal(request, slug, language, pk):
    draft = editable(request, slug, language)
    asked = get_object_or_404(Review, pk=pk, activity=draft.activity, language=language)
    asked.activity = draft.activity
    catalogue.end_review(asked, by=request.user)
    messages.success(request, _("Teruggenomen. Meekijken hoeft niet meer."))
    return redirect("studio:review", slug, language)


def _page(request, draft: Draft, *, form: Ask | None = None, answer: Answer | None = None, status: int = 200):
    standing = queries.reviewing(draft)
    edition = queries.latest_edition(draft.activity, draft.language)
    said = queries.threads(draft, request.user)
    differs = queries.difference(edition or Edition(title="", summary="", minutes=0, blocks=[]), draft)
    shown = {block.id for block in differs.changed if block.after and block.change != "moved"}
    hers = standing.open is not None and permissions.may_answer_review(request.user, standing.open)
    context = {
        "activity": draft.activity,
        "draft": draft,
        "standing": standing,
        "hers": hers,
        "edition": edition,
        "form": form or Ask(draft, request.user),
        "answer": answer or Answer(),
        "difference": differs,
        "remarks": [(id, [one for one in said if one.block == id]) for id in sorted(shown)],
        "elsewhere": [one for one in said if one.block not in shown and one.is_open],
        "old_word": word(edition) if edition else _("Nog niets"),
        "new_word": _("Concept"),
        "may_edit": permissions.may_edit(request.user, draft.activity),
        "needed": draft.activity.purpose in queries.agreed(draft).needed,
    }
    return page(request, "studio/review.html", context, status=422 if form and form.errors else status)
