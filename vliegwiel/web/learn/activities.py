"""The shelf: everything there is to learn, and her own list."""

from functools import lru_cache

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vliegwiel.areas.catalogue import queries as catalogue
from vliegwiel.areas.catalogue.enums import Purpose, Shape
from vliegwiel.areas.learning import queries as learning
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import Leaf, page_number

LENGTHS = [("5", _("Tot 5 minuten")), ("10", _("Tot 10 minuten")), ("20", _("Tot 20 minuten"))]


class Filter(forms.Form):
    q = forms.CharField(label=_("Zoek"), required=False, max_length=80, widget=forms.TextInput({"type": "search"}))
    behaviour = forms.TypedChoiceField(label=_("Helpt bij"), required=False, coerce=int, empty_value=None)
    length = forms.TypedChoiceField(label=_("Tijd"), required=False, coerce=int, empty_value=None)
    purpose = forms.ChoiceField(label=_("Soort"), required=False)
    shape = forms.ChoiceField(label=_("Vorm"), required=False)

    def __init__(self, *args, behaviours, **more):
        super().__init__(*args, **more)
        self.fields["behaviour"].choices = [("", _("Alles")), *behaviours]
        self.fields["length"].choices = [("", _("Maakt niet uit")), *LENGTHS]
        self.fields["purpose"].choices = [("", _("Alles")), *Purpose.choices]
        self.fields["shape"].choices = [("", _("Alles")), *Shape.on_the_shelf()]


@lru_cache(maxsize=8)
def _find_anything(behaviours, _language):
    """The form as long as nothing is asked: the same for everybody."""
    return _find(Filter({}, behaviours=behaviours), {}, False)


def _find(form, chosen, filtered):
    context = {"form": form, "narrowed": any(chosen.values()), "filtered": filtered}
    return render_to_string("learn/_find.html", context)


@require_safe
def activities(request):
    if request.GET.get("list") == "mine":
        things = learning.today(request.user)
        asked = [row for row in (things.must, *things.waiting) if row]
        own = [row for row in (things.own, *things.other) if row]
        return page(request, "learn/activities.html", {"mine": True, "asked": asked, "own": own})
    behaviours = catalogue.behaviours_served()
    form, chosen = None, {}
    if asks := any(request.GET.get(name) for name in Filter.base_fields):
        form = Filter(request.GET, behaviours=behaviours)
        chosen = form.cleaned_data if form.is_valid() else {}
    filtered = any(value for name, value in chosen.items() if name != "q")
    found = catalogue.shelf(
        request.user,
        purpose=chosen.get("purpose"),
        shape=chosen.get("shape"),
        behaviour=chosen.get("behaviour"),
        most_minutes=chosen.get("length"),
        search=chosen.get("q", ""),
        page=page_number(request.GET.get("page")),
    )
    standing = learning.standing(request.user, [row.activity for row in found.rows])
    kept = request.GET.copy()
    kept.pop("page", None)
    return page(
        request,
        "learn/activities.html",
        {
            "mine": False,
            "find": _find(form, chosen, filtered) if asks else _find_anything(behaviours, get_language()),
            # Narrowed in other ways too, it may stand on the shelf all the same.
            "searched": "" if filtered else chosen.get("q", ""),
            "narrowed": any(chosen.values()),
            "rows": [(row, standing.get(row.activity, "")) for row in found.rows],
            "instead": found.instead,
            "leaf": Leaf(found.rows, found.page, found.more),
            "query": kept.urlencode(),
        },
    )
