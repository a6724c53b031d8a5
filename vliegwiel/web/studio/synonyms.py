"""Words that mean the same here: one group a line, so that who asks for one finds the others."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.catalogue import actions, permissions
from vliegwiel.areas.catalogue.queries import synonym_groups
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require


class Synonyms(forms.Form):
    groups = forms.CharField(
        label=gettext_lazy("Woorden die hetzelfde zijn"),
        help_text=gettext_lazy("Elke groep op een eigen regel, met komma’s ertussen: PBM, beschermingsmiddelen, helm."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def synonyms(request):
    require(permissions.may_set_synonyms(request.user), _("Alleen auteurs en opleiders bepalen de zoekwoorden."))
    written = "\n".join(", ".join(group.words) for group in synonym_groups())
    if word := " ".join(request.GET.get("word", "").replace(",", " ").split())[:60]:
        written = f"{written}\n{word}, ".lstrip()  # what somebody looked for: its other word is still to be typed
    form = Synonyms(request.POST if request.method == "POST" else None, initial={"groups": written})
    if request.method == "POST" and form.is_valid():
        groups = [line.split(",") for line in form.cleaned_data["groups"].splitlines()]
        try:
            kept = actions.set_synonyms(groups, by=request.user)
        except ValidationError as refused:
            form.add_error("groups", refused)
        else:
            messages.success(request, _("Bewaard: {n} groepen. Zoeken kent ze meteen.").format(n=len(kept)))
            return redirect("studio:synonyms")
    return page(request, "studio/synonyms.html", {"form": form}, status=422 if form.errors else 200)
