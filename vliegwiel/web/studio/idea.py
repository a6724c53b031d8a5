"""One question to begin with: what do people always ask you?"""

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .links import BehaviourChoice


class Idea(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Wat vragen collega’s jou altijd?"),
        help_text=gettext_lazy("Dat wordt de titel. Je kunt hem later veranderen."),
        max_length=120,
    )
    shape = forms.ChoiceField(
        label=gettext_lazy("Wat wordt het?"),
        choices=Shape.on_the_shelf(),
        initial=Shape.SINGLE,
        required=False,
        widget=forms.RadioSelect,
    )
    behaviour = BehaviourChoice(
        label=gettext_lazy("Voor welk gedrag helpt het?"),
        help_text=gettext_lazy("Weet je het nog niet? Laat het leeg, dan is het voor eigen groei."),
        required=False,
    )
    rationale = forms.CharField(
        label=gettext_lazy("Waarom helpt het daarbij?"),
        help_text=gettext_lazy("Eén zin. De eigenaar van het gedrag leest hem en bevestigt."),
        max_length=400,
        required=False,
    )

    def __init__(self, person, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["behaviour"].offer(person)

    def clean_shape(self):
        return self.cleaned_data["shape"] or Shape.SINGLE

    def clean(self):
        given = super().clean()
        if given.get("behaviour") and not given.get("rationale", "").strip():
            self.add_error("rationale", _("Zeg in één zin waarom dit bij het gedrag helpt."))
        return given


def idea(request):
    require(permissions.may_make(request.user), _("Alleen auteurs en opleiders maken activiteiten."))
    form = Idea(request.user, request.POST or None, initial=_asked(request))
    if request.method == "POST" and form.is_valid():
        activity = catalogue.make_activity(by=request.user, **form.cleaned_data)
        return redirect("studio:workbench", activity.slug)
    return page(request, "studio/idea.html", {"form": form}, status=422 if form.errors else 200)


def _asked(request):
    """What the address says already: what it is about, for which behaviour, and what it becomes."""
    shape = request.GET.get("shape")
    asked = {"behaviour": request.GET.get("behaviour", ""), "title": request.GET.get("title", "")[:120]}
    return asked | {"shape": shape if shape in dict(Shape.on_the_shelf()) else Shape.SINGLE}
