"""The preview: who gains, keeps and loses, each with the reason, before anything happens; then switching it on."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.learning import actions, jobs
from vliegwiel.areas.learning.models import RuleVersion
from vliegwiel.areas.learning.queries import group_weeks, load, titles
from vliegwiel.areas.learning.queries.rule_people import names_in
from vliegwiel.areas.learning.queries.rule_words import sentence, wrong_with
from vliegwiel.areas.learning.queries.rules import drafts, may_move, moving, preview, preview_rows, previewed
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.words import as_words
from vliegwiel.web.shared.download import download
from vliegwiel.web.shared.listing import listing
from vliegwiel.web.shared.shell import around

from .rules import may_look

KINDS = ("gains", "keeps", "loses")
CHUNK = 500
MOST_WEIGHED = 1000  # people whose weeks are weighed together before a rule is switched on


def _draft(request, slug) -> RuleVersion | None:
    may_look(request)
    return drafts(request.user).filter(rule__slug=slug).first()


@require_safe
def rule_preview(request, slug):
    return _page(request, slug)


def _page(request, slug, *, problem="", typed="", status=200):
    draft = _draft(request, slug)
    if draft is None:
        return redirect("office:rule", slug)
    rule = draft.rule
    names = names_in([draft.conditions])
    if wrong_with(draft, names):
        return redirect("office:rule_draft", slug)
    told, dates = preview(draft, names), "dates" in request.GET
    counts = {"gains": told.gains, "keeps": told.keeps, "loses": told.loses}
    asked, search = request.GET.get("kind", ""), request.GET.get("q", "").strip()[:80]
    kind = asked if asked in KINDS else next((one for one in KINDS if counts[one]), "gains")
    words = {"gains": _("Krijgt het"), "keeps": _("Houdt het"), "loses": _("Raakt het kwijt")}
    found = previewed(draft, kind, names, search=search)
    context = {
        "rule": rule,
        "draft": draft,
        "told": told,
        "sentence": sentence(draft, str(as_words(titles([draft.activity_id]).get(draft.activity_id, {}))), names),
        "tabs": [(one, words[one], counts[one]) for one in KINDS],
        "kind": kind,
        "q": search,
        "query": urlencode({"kind": kind, **({"q": search} if search else {})}),
        "listing": None
        if dates
        else listing(found, request.GET.get("page"), size=25, rows=lambda people: preview_rows(draft, people, names)),
        "weeks": () if dates else _weeks(request, draft, names),
        "moves": moving(draft, names).items() if dates else None,
        "may_move": not dates and may_move(draft),
        "later": draft.starts if draft.starts and draft.starts > clock.today() else None,
        "problem": problem,
        "typed": typed,
    }
    return page(request, "office/rule_preview.html", context, parts=("people", "dates"), status=status)


def _weeks(request, draft, names):
    """How full the weeks are of who would get it, as a group."""
    people = list(previewed(draft, "gains", names)[:MOST_WEIGHED])
    return group_weeks(load(people, organisation=around(request).organisation).values()) if people else ()


@require_safe
def preview_file(request, slug):
    """Everybody in the preview as a file, one line each."""
    draft = _draft(request, slug)
    if draft is None or wrong_with(draft, names := names_in([draft.conditions])):
        return redirect("office:rule", slug)
    heads = [_("Wat er gebeurt"), _("Nummer"), _("Naam"), _("Waarom")]
    return download(request, _("proef"), heads, _lines(draft, names))


def _lines(draft, names):
    words = {"gains": _("krijgt het"), "keeps": _("houdt het"), "loses": _("raakt het kwijt")}
    for kind in KINDS:
        everybody = list(previewed(draft, kind, names))
        for at in range(0, len(everybody), CHUNK):
            for row in preview_rows(draft, everybody[at : at + CHUNK], names):
                yield words[kind], row.number, row.name, "; ".join(row.because)


@require_POST
def activation(request, slug):
    draft = _draft(request, slug)
    if draft is None:
        messages.info(request, _("Deze versie staat al aan."))
        return redirect("office:rule", slug)
    typed = request.POST.get("everybody", "").strip().replace(".", "")
    stamp = request.POST.get("stamp", "")
    try:
        run = actions.switch_on(
            draft,
            by=request.user,
            stamp=int(stamp) if stamp.isdecimal() else 0,
            everybody=int(typed) if typed.isdecimal() else None,
        )
    except actions.Overtaken as overtaken:
        messages.warning(request, overtaken.messages[0])
        return redirect("office:rule_preview", slug)
    except ValidationError as refused:
        return _page(request, slug, problem=refused.messages[0], typed=typed, status=422)
    jobs.run_rule.enqueue(run.pk)
    messages.success(request, _("De regel staat aan. Wie het betreft krijgt het nu; je mag deze pagina sluiten."))
    return redirect("office:rule", slug)
