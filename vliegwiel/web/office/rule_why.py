"""Why does she have this, and why does she not: a rule asked of one person, leaf by leaf."""

from django import forms
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vliegwiel.areas.learning.queries.rule_people import names_in
from vliegwiel.areas.learning.queries.rules import why_not
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.page import page
from vliegwiel.web.shared.person_field import PersonField

from .rule import find


class Whom(forms.Form):
    person = PersonField(
        label=gettext_lazy("Over wie wil je het weten?"),
        help_text=gettext_lazy("Typ een naam, mailadres of nummer."),
    )


@require_safe
def rule_why(request, slug):
    rule = find(request, slug)
    shown = rule.versions.filter(on_at__isnull=False).select_related("activity").order_by("-number").first()
    known = request.GET.get("of", "")
    person = Person.objects.visible_to(request.user).filter(pk=known).first() if known.isdigit() else None
    form = Whom(request.GET if "person" in request.GET else None, initial={"person": person})
    if form.is_bound and form.is_valid():
        person = form.cleaned_data["person"]
    answer = why_not(shown, person, names_in([shown.conditions])) if person and shown else None
    context = {"rule": rule, "shown": shown, "form": form, "person": person, "answer": answer}
    return page(request, "office/rule_why.html", context, status=422 if form.errors else 200)
