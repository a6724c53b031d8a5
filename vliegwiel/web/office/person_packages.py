"""What a package keeps for somebody, word for word: for an administrator who looks for a fault. Each look is logged."""

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.permissions import may_look_into_runs
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require


class Look(forms.Form):
    activity = forms.SlugField(
        label=gettext_lazy("Welke activiteit"),
        help_text=gettext_lazy("Het laatste stuk van haar adres: van /learn/activity/tillen/ is dat tillen."),
        max_length=120,
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom kijk je?"),
        help_text=gettext_lazy("Deze persoon leest zelf wie keek en waarom."),
        min_length=actions.LEAST_REASON,
        max_length=actions.MOST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def packages(request, pk):
    """Shown in answer to the POST that writes it down: it has no address of its own to come back to."""
    require(may_look_into_runs(request.user), _("Deze pagina is voor beheerders."))
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    form = Look(request.POST if request.method == "POST" else None)
    found = None
    if form.is_bound and form.is_valid():
        activity = Activity.objects.filter(slug=form.cleaned_data["activity"]).first()
        if activity is None:
            form.add_error("activity", _("Zo’n activiteit is er niet. Kijk in het adres van de activiteit."))
        else:
            why = form.cleaned_data["reason"]
            found = actions.look_into_runs(who, activity=activity, reason=why, by=request.user)
    context = {"who": who, "form": form, "looked": found is not None, "found": found}
    return page(request, "office/person_packages.html", context, status=422 if form.errors else 200)
