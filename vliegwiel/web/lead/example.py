"""What a leader learns, shared in three lines: in her own hand, and gone when she likes."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.community import actions, queries
from vliegwiel.areas.community.models import NOTE_LINE
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.page import page

MOST = 60  # behaviours to choose from


class NoteForm(forms.Form):
    learning = forms.CharField(
        label=gettext_lazy("Wat leer ik nu?"),
        help_text=gettext_lazy("Iets dat nog niet vanzelf gaat. Wat je al kunt, hoeft hier niet."),
        max_length=NOTE_LINE,
        widget=forms.Textarea({"rows": 2}),
    )
    stuck = forms.CharField(
        label=gettext_lazy("Waar liep ik vast?"),
        help_text=gettext_lazy("Eén keer dat het niet lukte: wat gebeurde er? Zonder namen van anderen."),
        max_length=NOTE_LINE,
        widget=forms.Textarea({"rows": 2}),
    )
    trying = forms.CharField(
        label=gettext_lazy("Wat probeer ik nu, en wat merkt mijn team daarvan?"),
        help_text=gettext_lazy("Iets dat je anders doet en dat een ander kan zien."),
        max_length=NOTE_LINE,
        widget=forms.Textarea({"rows": 2}),
    )
    behaviour = forms.ChoiceField(label=gettext_lazy("Bij welk gedrag hoort het?"))
    audience = forms.ChoiceField(
        label=gettext_lazy("Wie mag het lezen?"),
        choices=[("team", gettext_lazy("Wie ik leid")), ("all", gettext_lazy("Iedereen die hier werkt"))],
        widget=forms.RadioSelect,
        initial="team",
    )

    def __init__(self, *args, behaviours, **more):
        super().__init__(*args, **more)
        self.fields["behaviour"].choices = [("", _("Kies iets")), *((one.pk, str(one.action)) for one in behaviours)]


def example(request: HttpRequest) -> HttpResponse:
    behaviours = list(TargetBehaviour.objects.visible_to(request.user).active().order_by("goal", "pk")[:MOST])
    notes = list(queries.notes_of(request.user))
    now = next((note for note in notes if note.month == queries.month_of(clock.today())), None)
    initial = now and {
        **{name: getattr(now, name) for name in ("learning", "stuck", "trying")},
        "behaviour": now.behaviour_id,
        "audience": "all" if now.for_everybody else "team",
    }
    form = NoteForm(request.POST or None, initial=initial, behaviours=behaviours)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("learning", "stuck", "trying")}
        chosen = next(one for one in behaviours if str(one.pk) == form.cleaned_data["behaviour"])
        for_all = form.cleaned_data["audience"] == "all"
        try:
            actions.learn_visibly(**said, behaviour=chosen, for_everybody=for_all, by=request.user)
        except ValidationError as refused:
            for name, problems in refused.message_dict.items():
                form.add_error(name, problems)
        else:
            messages.success(request, _("Het staat er. Je kunt het altijd aanpassen of weghalen."))
            return redirect("lead:example")
    shown = {
        "form": form,
        "now": now,
        "notes": notes,
        "pauses": queries.pauses(request.user),
        "least": 5,
        "behaviours": bool(behaviours),
    }
    return page(request, "lead/example.html", shown, status=422 if form.is_bound else 200)


@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    after_all = request.POST.get("after_all") == "yes"
    actions.not_this_month(by=request.user, after_all=after_all)
    messages.success(request, _("Fijn. Schrijf gerust.") if after_all else _("Goed. We vragen het deze maand niet."))
    return redirect("lead:example")


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.remove_note(get_object_or_404(queries.notes_of(request.user), pk=pk), by=request.user)
    messages.success(request, _("Weggehaald. Niemand ziet het meer."))
    return redirect("lead:example")
