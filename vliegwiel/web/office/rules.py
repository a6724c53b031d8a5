"""The rules that give: find one, see whom each holds for, begin a new one."""

from urllib.parse import urlencode

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vliegwiel.areas.learning import actions, permissions
from vliegwiel.areas.learning.enums import Condition, Ground
from vliegwiel.areas.learning.queries.rules import rule_rows
from vliegwiel.areas.learning.queries.rules import rules as find_rules
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.listing import listing

SIZE = 20


def may_look(request) -> None:
    require(permissions.may_keep_rules(request.user), _("Leerregels zijn van HR en opleiders. Vraag het een van hen."))


@require_safe
def rules(request):
    may_look(request)
    search, state = request.GET.get("q", "").strip()[:80], request.GET.get("state", "")
    found = find_rules(request.user, search=search, state=state)
    context = {
        "listing": listing(found, request.GET.get("page"), size=SIZE, rows=rule_rows),
        "q": search,
        "state": state if state in ("on", "off") else "",
        "states": [("", _("Alle regels")), ("on", _("Staat aan")), ("off", _("Staat uit"))],
        "query": urlencode({name: value for name, value in (("q", search), ("state", state)) if value}),
    }
    return page(request, "office/rules.html", context, parts=("found",))


# What one may begin with: a tree that only lacks names, and the rest as it usually is.
STARTERS = {
    "empty": {},
    "yearly": {
        "conditions": {"all": [{"is": Condition.UNIT.value, "value": None}]},
        "ground": Ground.LAW.value,
        "due_days": 60,
        "again_months": 12,
    },
    "welcome": {
        "conditions": {"all": [{"is": Condition.DAYS_MOST.value, "value": 30}]},
        "ground": Ground.WISH.value,
        "due_days": 30,
        "ending": "leave",
    },
    "leaders": {
        "conditions": {"all": [{"is": Condition.LEADS.value, "value": None}]},
        "ground": Ground.ROLE.value,
        "due_days": 90,
    },
}


class NewRule(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Hoe heet de regel?"),
        help_text=gettext_lazy("Zoals ‘Jaarlijks veilig in het magazijn’. Wie het krijgt leest deze naam ook."),
        max_length=120,
    )
    starter = forms.ChoiceField(
        label=gettext_lazy("Waarmee begin je?"),
        choices=[
            ("yearly", gettext_lazy("Elk jaar, voor een afdeling")),
            ("welcome", gettext_lazy("Nieuwe mensen, in hun eerste maand")),
            ("leaders", gettext_lazy("Wie leiding gaat geven")),
            ("empty", gettext_lazy("Een lege regel")),
        ],
        initial="yearly",
        widget=forms.RadioSelect,
    )


def rule_new(request):
    may_look(request)
    form = NewRule(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = STARTERS[form.cleaned_data["starter"]]
        rule = actions.write_rule(form.cleaned_data["title"], by=request.user, **said)
        return redirect("office:rule_draft", rule.slug)
    return page(request, "office/rule_new.html", {"form": form}, status=422 if form.errors else 200)
