"""For which behaviour an activity helps: the claim in one sentence, and whether its owner agrees."""

from itertools import groupby

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.catalogue.queries import lapsed
from vliegwiel.areas.insights import queries as insights
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.areas.strategy.queries import NOBODY, Judgement
from vliegwiel.kit.page import page
from vliegwiel.web.shared.groups import GroupsForm

from .drafts import editable


class BehaviourChoice(forms.ModelChoiceField):
    """The behaviours she may see that are in use, under the goals they serve."""

    def __init__(self, **kwargs):
        super().__init__(queryset=TargetBehaviour.objects.none(), empty_label=gettext_lazy("Kies een gedrag"), **kwargs)

    def offer(self, person) -> None:
        self.queryset = TargetBehaviour.objects.visible_to(person).standing().select_related("goal", "owner")
        groups = groupby(self.queryset.order_by("goal__due", "goal", "pk"), key=lambda behaviour: behaviour.goal)
        self.choices = [
            ("", self.empty_label),
            *((str(goal), [(behaviour.pk, str(behaviour)) for behaviour in served]) for goal, served in groups),
        ]


class Claim(forms.Form):
    behaviour = BehaviourChoice(label=gettext_lazy("Gedrag"))
    rationale = forms.CharField(
        label=gettext_lazy("Waarom helpt deze activiteit daarbij?"),
        help_text=gettext_lazy("Eén zin, bijvoorbeeld: “Wie het drie keer oefent, vraagt het ook aan de balie.”"),
        max_length=400,
    )

    def __init__(self, person, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["behaviour"].offer(person)


def links(request, slug):
    draft = editable(request, slug)
    form = Claim(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = catalogue.link(draft.activity, by=request.user, **form.cleaned_data)
        owner = made.behaviour.owner
        if owner.pk == request.user.pk:
            text = _("Het verband is gelegd. Jij bent eigenaar van dit gedrag: laat een ander het verband leggen.")
        else:
            text = _("Het verband is gelegd. {owner} krijgt een bericht en bevestigt het.").format(owner=owner.name)
        messages.success(request, text)
        return redirect("studio:links", slug)
    with_all = ("behaviour__goal", "behaviour__owner", "confirmation__by", "claimed_by")
    rows = list(draft.activity.links.select_related(*with_all))
    said = insights.link_judgements([link.pk for link in rows])
    context = {
        "activity": draft.activity,
        "draft": draft,
        "form": form,
        "rows": [_row(link, said.get(link.pk, NOBODY)) for link in rows],
        "audience": audience_form(draft.activity),
    }
    return page(request, "studio/links.html", context, status=422 if form.errors else 200)


@require_POST
def audience(request, slug):
    draft = editable(request, slug)
    form = audience_form(draft.activity, request.POST)
    if form.is_valid():
        catalogue.set_audience(draft.activity, by=request.user, **form.groups())
        messages.success(request, _("Bewaard voor wie het is."))
    else:
        messages.error(request, " ".join(problem for problems in form.errors.values() for problem in problems))
    return redirect("studio:links", slug)


def audience_form(activity, typed=None) -> GroupsForm:
    return GroupsForm(typed, groups=activity.audience.select_related("unit", "position"))


@require_POST
def removal(request, slug, pk):
    draft = editable(request, slug)
    link = get_object_or_404(Link.objects.visible_to(request.user).filter(activity=draft.activity), pk=pk)
    catalogue.unlink(draft.activity, behaviour=link.behaviour, by=request.user)
    messages.success(request, _("Het verband is weggehaald."))
    return redirect("studio:links", slug)


def _row(link: Link, said: Judgement) -> dict:
    confirmation = getattr(link, "confirmation", None)
    return {
        "link": link,
        "state": said.state,
        "confirmation": confirmation,
        "lapsed": bool(confirmation and lapsed(confirmation)),
        "own": link.claimed_by_id == link.behaviour.owner_id,
    }
