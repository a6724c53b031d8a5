"""A first run: a few questions that end in something real. Every one may be passed over, and gone back to."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.community import queries as community
from vliegwiel.areas.strategy.queries import current_charter
from vliegwiel.areas.welcome import actions, queries
from vliegwiel.areas.welcome.enums import Outcome, Reason, Why
from vliegwiel.kit.page import page
from vliegwiel.web.shared.runs import RUNS, STAY
from vliegwiel.web.shared.shell import around


class Hers:
    """A run that is declared, as this person stands in it."""

    def __init__(self, request, persona):
        around(request).organisation  # noqa: B018 -- the page needs it anyway, and it answers leads_someone too
        self.person = request.user
        self.standing = queries.standing(self.person)
        if persona not in RUNS or persona not in self.standing.since:
            raise Http404
        self.declared = RUNS[persona]
        self.persona = self.declared.persona
        self.row = self.standing.runs.get(persona)
        self.why = self.standing.offered(self.persona)
        known = queries.steps_of(persona, self.row if self.row and not self.begins_anew else None)
        self.off = {key for key, outcome in known.items() if outcome == queries.OFF}
        self.taken = {key: outcome for key, outcome in known.items() if outcome != queries.OFF}
        again = self.why not in (None, Why.FIRST) if self.begins_anew or self.row is None else self.row.is_again
        self.steps = self.declared.of(again=again, off=self.off)

    @property
    def begins_anew(self):
        """She finished one, and there is a reason for another."""
        return bool(self.row and self.row.finished_at and self.why)

    @property
    def finished(self):
        return bool(self.row and self.row.finished_at) and not self.begins_anew

    @property
    def first_open(self):
        return next((step for step in self.steps if step.key not in self.taken), None)

    @property
    def minutes(self):
        return sum(step.minutes for step in self.steps if step.key not in self.taken)

    def step(self, key):
        step = next((step for step in self.steps if step.key == key), None)
        if step is None:
            raise Http404
        return step

    def begin(self):
        """The run to write in; what is finished may still be changed in it."""
        if not self.finished and (self.row is None or not self.row.is_open):
            self.row = actions.begin(self.persona, by=self.person, why=self.why or Why.FIRST)
        return self.row

    def after(self, key):
        """Where she goes now: the next question that is open, else what came of it."""
        keys = [step.key for step in self.steps]
        later = keys[keys.index(key) + 1 :] if key in keys else []
        ahead = [one for one in (*later, *keys) if one not in self.taken]
        if ahead:
            return reverse("learn:first_run_step", args=[self.persona.value, ahead[0]])
        if not self.finished:
            actions.finish(self.row, by=self.person)
        return reverse("learn:first_run_outcome", args=[self.persona.value])

    def note(self, step, outcome):
        actions.note_step(self.begin(), step.key, outcome=outcome, by=self.person)
        self.taken[step.key] = self.taken.get(step.key, outcome) if outcome == Outcome.SKIPPED else outcome


@require_safe
def first_runs(request):
    """All she may do, to come back to at any time."""
    around(request).organisation  # noqa: B018 -- answers leads_someone too
    standing = queries.standing(request.user)
    rows = [(RUNS[one], standing.runs.get(one), standing.offered(one)) for one in standing.personas if one in RUNS]
    return page(request, "learn/first_runs.html", {"rows": rows})


@require_safe
def first_run(request, persona):
    """What it is, how long it takes and why there is an academy; then she begins, or goes on where she was."""
    hers = Hers(request, persona)
    if hers.finished:
        return redirect("learn:first_run_outcome", persona)
    opened = bool(hers.row and hers.row.is_open)
    shown = {
        "hers": hers,
        "opened": opened,
        "left_at": hers.first_open if opened and hers.taken else None,
        "reasons": Reason.choices,
        "because": because(around(request).organisation),
    }
    return page(request, "learn/first_run.html", shown)


def because(organisation):
    """(why there is an academy, who says so): a leader's own words, else the organisation's, else the charter's, or
    nothing at all."""
    why = community.standing_why()
    if why:
        return why.text, why.by.name
    if organisation.why:
        return organisation.why, organisation.name
    charter = current_charter()
    return (str(charter.why), _("Ons charter")) if charter and str(charter.why) else None


@require_POST
def beginning(request, persona):
    hers = Hers(request, persona)
    hers.begin()
    step = hers.first_open
    return redirect("learn:first_run_step", persona, step.key) if step else redirect(hers.after(""))


@require_POST
def putting_aside(request, persona):
    hers = Hers(request, persona)
    actions.put_aside(hers.persona, by=request.user, why=hers.why or Why.FIRST)
    messages.success(request, _("Goed, nu niet. Je vindt het terug bij Mijn account."))
    return redirect("learn:today")


def first_run_step(request, persona, key):
    hers = Hers(request, persona)
    step = hers.step(key)
    posted = request.method == "POST"
    form = step.form(request.user, request.POST, request.FILES) if posted else step.form(request.user)
    if posted and form.is_valid():
        try:
            stays = step.take(request.user, form.cleaned_data) == STAY
        except ValidationError as refused:
            _put_on(form, refused)
        else:
            if stays:
                hers.begin()
                messages.success(request, step.stayed)
                return redirect(request.path)
            hers.note(step, Outcome.DONE)
            return redirect(hers.after(key))
    shown = {
        "hers": hers,
        "step": step,
        "form": form,
        "names": [one.name for one in hers.steps],
        "at": hers.steps.index(step) + 1,
        "open": [n for n, one in enumerate(hers.steps, 1) if hers.taken.get(one.key) != Outcome.DONE],
        "done": hers.taken.get(key) == Outcome.DONE,
        "closed": step.closed(request.user, form),
        "skipped": _skipped(request, hers),
        "reasons": Reason.choices,
        **step.show(request.user, form),
    }
    return page(request, "learn/first_run_step.html", shown, status=422 if posted else 200)


def _put_on(form, refused):
    for name, problems in (getattr(refused, "error_dict", None) or {None: refused.error_list}).items():
        for problem in problems:
            form.add_error(name if name in form.fields else None, problem)


def _skipped(request, hers):
    """The question she passed over just now, to be asked why in one tap."""
    key = request.GET.get("skipped", "")
    return hers.declared.step(key) if hers.taken.get(key) == Outcome.SKIPPED else None


@require_POST
def skipping(request, persona, key):
    hers = Hers(request, persona)
    step = hers.step(key)
    hers.note(step, Outcome.SKIPPED)
    where = hers.after(key)
    return redirect(f"{where}?skipped={key}" if hers.taken[key] == Outcome.SKIPPED else where)


@require_POST
def reason(request, persona, key):
    hers = Hers(request, persona)
    step, said = hers.step(key), request.POST.get("reason", "")
    if said in Reason.values and hers.row is not None:
        actions.say_why(hers.row, step.key, reason=said, by=request.user)
        messages.success(request, _("Dank je. We tellen alleen hoe vaak iets gezegd wordt, nooit door wie."))
    ahead = hers.first_open
    if ahead is None:
        return redirect("learn:first_run_outcome", persona)
    return redirect("learn:first_run_step", persona, ahead.key)


@require_safe
def first_run_outcome(request, persona):
    """What there is now, each where it lives, and one thing to do."""
    hers = Hers(request, persona)
    if not hers.finished:
        return redirect("learn:first_run", persona)
    done = [step for step in hers.steps if hers.taken.get(step.key) == Outcome.DONE]
    made = [one for step in done for one in step.made(hers.row)]
    wanted = hers.standing.wanted(RUNS)
    shown = {
        "hers": hers,
        "made": made,
        "now": hers.declared.now(hers.row) if hers.declared.now else None,
        "open": [step for step in hers.steps if hers.taken.get(step.key) != Outcome.DONE],
        "next": RUNS[wanted.persona] if wanted and wanted.persona != hers.persona else None,
        "skipped": _skipped(request, hers),
        "reasons": Reason.choices,
    }
    return page(request, "learn/first_run_outcome.html", shown)
