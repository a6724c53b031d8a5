"""One question about one person: where she works, who leads her, who stands in, when she leaves or comes back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people import actions, permissions
from vliegwiel.areas.people.enums import Language
from vliegwiel.areas.people.models import Employment, Person, Placement
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.person_field import PersonField
from vliegwiel.web.shared.shell import around

from .staff_fields import PlaceForm, titles


class ContractField(forms.ModelChoiceField):
    def label_from_instance(self, employment: Employment) -> str:
        return _("het contract dat op %(day)s begon") % {"day": f"{employment.starts:%d-%m-%Y}"}


class Place(PlaceForm):
    employment = ContractField(label=gettext_lazy("Welk contract"), queryset=Employment.objects.none())

    field_order = ("employment", "starts", "unit", "position", "weekly_hours", "days")

    def __init__(self, *args: Any, who: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contracts = who.employments.on().order_by("starts")
        if contracts.count() > 1:
            self.fields["employment"].queryset = contracts
        else:
            del self.fields["employment"]

    def verb(self, who: Person, by: Person) -> None:
        actions.move(who, employment=self.cleaned_data.get("employment"), by=by, **self.place())


class Return(PlaceForm):
    manager = PersonField(label=gettext_lazy("Leidinggevende"), required=False)

    def __init__(self, *args: Any, who: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def verb(self, who: Person, by: Person) -> None:
        actions.rejoin(who, manager=self.cleaned_data["manager"], by=by, **self.place())


class Contract(PlaceForm):
    def __init__(self, *args: Any, who: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def verb(self, who: Person, by: Person) -> None:
        actions.add_contract(who, by=by, **self.place())


class About(forms.Form):
    def __init__(self, *args: Any, who: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class Manager(About):
    manager = PersonField(
        label=gettext_lazy("Nieuwe leidinggevende"), help_text=gettext_lazy("Typ een naam, mailadres of nummer.")
    )
    starts = forms.DateField(label=gettext_lazy("Vanaf"), widget=forms.DateInput)

    def verb(self, who: Person, by: Person) -> None:
        actions.set_manager(who, to=self.cleaned_data["manager"], starts=self.cleaned_data["starts"], by=by)


class Dotted(About):
    manager = PersonField(
        label=gettext_lazy("Wie leidt mee"), help_text=gettext_lazy("Bijvoorbeeld een projectleider.")
    )
    starts = forms.DateField(label=gettext_lazy("Vanaf"), widget=forms.DateInput)
    ends = forms.DateField(label=gettext_lazy("Tot en met"), widget=forms.DateInput, required=False)

    def verb(self, who: Person, by: Person) -> None:
        told = self.cleaned_data
        actions.add_dotted_line(who, to=told["manager"], starts=told["starts"], ends=told["ends"], by=by)


class Acting(About):
    stand_in = PersonField(
        label=gettext_lazy("Wie vervangt"), help_text=gettext_lazy("Deze persoon leidt dan ook het hele team.")
    )
    starts = forms.DateField(label=gettext_lazy("Vanaf"), widget=forms.DateInput)
    ends = forms.DateField(label=gettext_lazy("Tot en met"), widget=forms.DateInput)

    def verb(self, who: Person, by: Person) -> None:
        actions.appoint_acting(who, by=by, **self.cleaned_data)


class Leaving(About):
    last_day = forms.DateField(label=gettext_lazy("Laatste werkdag"), widget=forms.DateInput)

    def verb(self, who: Person, by: Person) -> None:
        actions.leave(who, last_day=self.cleaned_data["last_day"], by=by)


class Details(About):
    given_name = forms.CharField(label=gettext_lazy("Voornaam"), max_length=80)
    name_prefix = forms.CharField(label=gettext_lazy("Voorvoegsel"), max_length=20, required=False)
    family_name = forms.CharField(label=gettext_lazy("Achternaam"), max_length=80)
    number = forms.CharField(label=gettext_lazy("Personeelsnummer"), max_length=40, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Werkmail"),
        required=False,
        help_text=gettext_lazy("Leeg: deze persoon logt in met een code van de leidinggevende."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Taal"), choices=Language.choices)

    def verb(self, who: Person, by: Person) -> None:
        actions.change_person(who, by=by, **self.cleaned_data)


@dataclass(frozen=True)
class Step:
    """`title` and `done` may name {name}; `fills`: what stands in the form beforehand."""

    title: Any
    lead: Any
    form: type[Any]
    word: Any
    done: Any
    fills: Callable[[Person, Any], dict[str, Any]] = field(default=lambda who, shell: {"starts": clock.today()})


def _place(who: Person, shell: Any) -> dict[str, Any]:
    held = Placement.objects.filter(employment__person=who).select_related("position").order_by("-starts").first()
    return PlaceForm.of(held, starts=clock.today(), hours=shell.organisation.full_time_hours)


def _details(who: Person, shell: Any) -> dict[str, Any]:
    return {name: getattr(who, name) for name in Details.base_fields}


STEPS = {
    "place": Step(
        gettext_lazy("Waar werkt {name}?"),
        gettext_lazy("Wat tot de dag ervoor gold, blijft bewaard. Wat je al voor later vastlegde, blijft staan."),
        Place,
        gettext_lazy("Leg het vast"),
        gettext_lazy("Vastgelegd waar {name} werkt."),
        _place,
    ),
    "manager": Step(
        gettext_lazy("Wie leidt {name}?"),
        gettext_lazy("De vorige lijn eindigt de dag ervoor en blijft bewaard."),
        Manager,
        gettext_lazy("Leg het vast"),
        gettext_lazy("{name} heeft een nieuwe leidinggevende."),
    ),
    "dotted": Step(
        gettext_lazy("Wie leidt {name} ook?"),
        gettext_lazy("Naast de leidinggevende, bijvoorbeeld in een project. Diegene ziet dan hetzelfde."),
        Dotted,
        gettext_lazy("Voeg toe"),
        gettext_lazy("{name} heeft er een functioneel leidinggevende bij."),
    ),
    "acting": Step(
        gettext_lazy("Wie vervangt {name}?"),
        gettext_lazy("De vervanger leidt het team tot en met de laatste dag. Daarna houdt het vanzelf op."),
        Acting,
        gettext_lazy("Wijs aan"),
        gettext_lazy("De vervanging van {name} staat vast."),
    ),
    "leaving": Step(
        gettext_lazy("Wanneer is de laatste werkdag van {name}?"),
        gettext_lazy("Wat {name} deed en leerde, blijft bewaard. Plek, lijnen en rollen eindigen op die dag."),
        Leaving,
        gettext_lazy("Leg het vertrek vast"),
        gettext_lazy("Het vertrek van {name} staat vast."),
        lambda who, shell: {"last_day": who.left_on or clock.today()},
    ),
    "return": Step(
        gettext_lazy("Waar komt {name} terug?"),
        gettext_lazy("Het is dezelfde persoon: alles van vroeger staat er nog."),
        Return,
        gettext_lazy("Neem weer in dienst"),
        gettext_lazy("{name} is weer in dienst."),
        _place,
    ),
    "contract": Step(
        gettext_lazy("Welk tweede contract krijgt {name}?"),
        gettext_lazy("Naast het contract dat er al is: twee plekken, één persoon."),
        Contract,
        gettext_lazy("Voeg het contract toe"),
        gettext_lazy("Het tweede contract van {name} staat vast."),
        _place,
    ),
    "details": Step(
        gettext_lazy("Wie is {name}?"),
        gettext_lazy("Naam, nummer, werkmail en taal."),
        Details,
        gettext_lazy("Bewaar"),
        gettext_lazy("De gegevens van {name} zijn bewaard."),
        _details,
    ),
}


def step(request, pk, name):
    asked = STEPS[name]
    require(permissions.may_keep_people(request.user), _("Alleen HR en beheerders passen dit aan."))
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        form = asked.form(request.POST, who=who)
        if form.is_valid():
            try:
                form.verb(who, request.user)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, asked.done.format(name=who.name))
                return redirect("office:person", pk)
    else:
        form = asked.form(who=who, initial=asked.fills(who, around(request)))
    context = {
        "who": who,
        "form": form,
        "title": asked.title.format(name=who.name),
        "lead": asked.lead.format(name=who.given_name),
        "word": asked.word,
        "titles": titles() if "position" in form.fields else [],
        "sees": [_("de persoon zelf"), _("de leidinggevende"), _("HR en beheer")],
    }
    return page(request, "office/person_step.html", context, status=422 if form.errors else 200)
