"""Wat zag je? Two lines to who did it, or not now."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.practice.queries import titles
from vliegwiel.areas.recognition import actions, queries
from vliegwiel.areas.recognition.enums import LONGEST
from vliegwiel.areas.recognition.models import Question
from vliegwiel.kit.page import page


class SawForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Wat zag je, en waarbij hielp het?"),
        max_length=LONGEST,
        help_text=gettext_lazy("Begin met wat je zag. Bijvoorbeeld: Je vatte eerst samen, en toen werd hij rustig."),
        widget=forms.Textarea({"rows": 3}),
    )


def saw(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; what presses is said once, and then it goes as it is."""
    question = _asked(request, pk)
    form = SawForm(request.POST or None)
    pressing: list[str] = []
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        pressing = [] if request.POST.get("as_it_is") == text else queries.controlling(text)
        if not pressing:
            try:
                actions.recognise(question, text=text, by=request.user)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                name = question.person.name
                messages.success(request, _("%(name)s leest wat je schreef.") % {"name": name})
                return redirect("learn:recognition")
    shown = {
        "question": question,
        "about": question.behaviour.action
        if question.behaviour
        else titles([question.activity_id])[question.activity_id],
        "form": form,
        "pressing": pressing,
        "typed": form.cleaned_data["text"] if pressing else "",
        "still": Question.objects.visible_to(request.user).open().filter(pk=pk).exists(),
        "left": queries.left_this_week(request.user),
    }
    return page(request, "learn/saw.html", shown, status=422 if form.errors or pressing else 200)


@require_POST
def passing(request: HttpRequest, pk: int) -> HttpResponse:
    actions.pass_over(_asked(request, pk), by=request.user)
    messages.success(request, _("Prima. We vragen het je niet opnieuw, en niemand hoort ervan."))
    return redirect("learn:recognition")


def _asked(request: HttpRequest, pk: int) -> Question:
    asked = Question.objects.visible_to(request.user).select_related("person", "activity", "behaviour")
    return get_object_or_404(asked, pk=pk)
