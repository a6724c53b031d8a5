"""One rule: what it says, whom it holds for and why, what was done for it; and its verbs."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.learning import actions, jobs
from vliegwiel.areas.learning.models import Rule, RuleMatch
from vliegwiel.areas.learning.queries import titles
from vliegwiel.areas.learning.queries.rule_people import names_in
from vliegwiel.areas.learning.queries.rule_words import fact_words, sentence
from vliegwiel.areas.learning.queries.rules import ever_held_by, held_by, held_counts, names_gone, runs_of
from vliegwiel.kit.page import page
from vliegwiel.kit.words import as_words
from vliegwiel.web.shared.download import download
from vliegwiel.web.shared.listing import listing
from vliegwiel.web.shared.person_field import PersonField

from .rules import may_look

RUNS = 5
State = RuleMatch.State


def find(request, slug) -> Rule:
    may_look(request)
    return get_object_or_404(Rule.objects.visible_to(request.user).select_related("keeper"), slug=slug)


@require_safe
def rule(request, slug):
    found = find(request, slug)
    versions = list(found.versions.select_related("activity", "on_by").order_by("-number"))
    on = next((version for version in versions if version.is_on), None)
    draft = next((version for version in versions if version.on_at is None), None)
    if on is None and draft is not None and draft.number == 1:
        return redirect("office:rule_draft", slug)
    names = names_in(version.conditions for version in versions)
    called = titles({version.activity_id for version in versions if version.activity_id})
    shown = on or next(version for version in versions if version.on_at)
    search, state = request.GET.get("q", "").strip()[:80], request.GET.get("state", "")
    counts = held_counts(found)
    runs = list(runs_of(found)[: RUNS + 1])
    context = {
        "rule": found,
        "on": on,
        "shown": shown,
        "draft": draft,
        "said": [
            (version, sentence(version, str(as_words(called.get(version.activity_id or 0, {}))), names))
            for version in versions
        ],
        "sentence": sentence(shown, str(as_words(called.get(shown.activity_id or 0, {}))), names),
        "gone": names_gone(shown, names) if on else [],
        "off_shelf": bool(counts.get(State.SHELF)),
        "n": sum(counts.values()),
        "tabs": [(value, label, counts.get(value, 0)) for value, label in State.choices if counts.get(value)],
        "state": state if state in State.values else "",
        "q": search,
        "query": urlencode({name: value for name, value in (("q", search), ("state", state)) if value}),
        "listing": listing(held_by(found, search=search, state=state), request.GET.get("page"), size=25, rows=_people),
        "runs": runs[:RUNS],
        "more_runs": len(runs) > RUNS,
        "running": any(run.is_running for run in runs),
        "over": next((run.counts.get("over", 0) for run in runs if not run.is_running), 0),
        "may_undo": {
            run.pk for run in runs if run.state == "done" and run.kind in ("on", "day") and run.counts.get("given")
        },
        "keeper_form": KeeperForm(),
    }
    return page(request, "office/rule.html", context, parts=("people", "work"))


@require_safe
def file(request, slug):
    """Whom it holds for and held for, since when, why and until when: as a table to keep."""
    found = find(request, slug)
    heads = [_("Nummer"), _("Naam"), _("Geldt sinds"), _("Tot en met"), _("Stand"), _("Voor wanneer"), _("Waarom")]
    return download(request, f"{_('leerregel')}-{found.slug}", [*heads, _("Versie van de regel")], _cells(found))


def _cells(found):
    words = {state: str(state.label) for state in State}
    for match in ever_held_by(found).iterator(chunk_size=500):
        due = match.assignment.due if match.assignment and match.until is None else match.due
        state = words[State(match.state)] if match.until is None else _("geldt niet meer")
        because = "; ".join(fact_words(fact) for fact in match.facts)
        person = match.person
        yield person.number, person.name, match.since, match.until, state, due, because, match.version.number


def _people(matches):
    return [
        {
            "match": match,
            "name": match.person.name,
            "because": [fact_words(fact) for fact in match.facts],
            "state": State(match.state).label,
            "waits": match.state in (State.WAITS, State.SHELF),
            "due": match.assignment.due if match.assignment else match.due,
        }
        for match in matches
    ]


class KeeperForm(forms.Form):
    keeper = PersonField(
        label=gettext_lazy("Wie onderhoudt de regel voortaan?"),
        help_text=gettext_lazy("Typ een naam, mailadres of nummer."),
    )


@require_POST
def keeper(request, slug):
    found, form = find(request, slug), KeeperForm(request.POST)
    if not form.is_valid():
        messages.warning(request, next(iter(form.errors.values()))[0])
        return redirect("office:rule", slug)
    try:
        actions.hand_rule_to(found, to=form.cleaned_data["keeper"], by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
    else:
        messages.success(request, _("{name} onderhoudt deze regel nu.").format(name=form.cleaned_data["keeper"].name))
    return redirect("office:rule", slug)


@require_POST
def versions(request, slug):
    """Begin a draft beside what is on, or go on with the one there is."""
    actions.begin_version(find(request, slug), by=request.user)
    return redirect("office:rule_draft", slug)


@require_POST
def copies(request, slug):
    copy = actions.copy_rule(find(request, slug), by=request.user)
    messages.success(request, _("Dit is een kopie. Er verandert niets tot je haar aanzet."))
    return redirect("office:rule_draft", copy.slug)


@require_POST
def ending(request, slug):
    run = actions.switch_off(find(request, slug), by=request.user)
    if run is None:
        messages.info(request, _("Deze regel stond al uit."))
    else:
        jobs.run_rule.enqueue(run.pk)
    return redirect("office:rule", slug)
