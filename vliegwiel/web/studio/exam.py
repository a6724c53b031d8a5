"""Whether the questions of an activity are to practise with or a test that counts, and by which rules."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.learning import queries as learning
from vliegwiel.kit.page import page

from .drafts import editable

FEW = 15  # with fewer questions a verdict says little: 8 of 10 is reached by chance too often


class Rules(forms.Form):
    attempts = forms.IntegerField(label=gettext_lazy("Hoeveel pogingen"), min_value=1, max_value=10)
    again_days = forms.IntegerField(
        label=gettext_lazy("Na de laatste poging opnieuw na hoeveel dagen"),
        help_text=gettext_lazy("0: dan niet meer."),
        min_value=0,
        max_value=365,
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Hoeveel minuten"),
        help_text=gettext_lazy("0: neem de tijd. Wie extra tijd heeft, krijgt die er vanzelf bij."),
        min_value=0,
        max_value=600,
    )
    pass_mark = forms.IntegerField(label=gettext_lazy("Gehaald vanaf hoeveel procent goed"), min_value=1, max_value=100)
    draw = forms.IntegerField(
        label=gettext_lazy("Hoeveel vragen per poging"),
        help_text=gettext_lazy(
            "0: alle vragen, in jouw volgorde. Anders trekken we er elke keer zoveel, andere eerst."
        ),
        min_value=0,
        max_value=200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def exam(request, slug):
    draft = editable(request, slug)
    held = learning.exam_of(draft.activity.pk)
    names = Rules.base_fields
    start = {name: getattr(held, name) for name in names} if held else BEGIN
    form = Rules(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            catalogue.set_exam(draft.activity, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(
                request, _("De vragen zijn een toets. Wie al bezig is met een poging houdt de oude regels.")
            )
            return redirect("studio:exam", slug)
    n = len(learning.asked_in(draft.blocks))
    context = {
        "draft": draft,
        "activity": draft.activity,
        "form": form,
        "held": held,
        "n": n,
        "few": n < FEW,
        "least": FEW,
    }
    return page(request, "studio/exam.html", context, status=422 if form.errors else 200)


BEGIN = {"attempts": 2, "again_days": 7, "minutes": 0, "pass_mark": 80, "draw": 0}


@require_POST
def exam_removal(request, slug):
    draft = editable(request, slug)
    catalogue.drop_exam(draft.activity, by=request.user)
    messages.success(request, _("De vragen zijn weer om te oefenen. Wie gehaald had, houdt dat."))
    return redirect("studio:exam", slug)
