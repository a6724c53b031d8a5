"""Going through a run. What is decided on the way is done by the verbs of where it lives; here it is only noted."""

from django.db import transaction
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Outcome, Persona, Reason, Why
from ..models import Answer, Run, StepTaken

NOT_HERE = gettext_lazy("Wie hier niet meer werkt, begint hier ook niets meer.")
NOT_YOURS = gettext_lazy("Alleen jijzelf kunt hierin verder.")


@transaction.atomic
def begin(persona: Persona | str, *, by: Person, why: Why | str = Why.FIRST) -> Run:
    """Begin, or go on with what was left: an unfinished run is never begun anew, whatever brings her back. Twice is
    once."""
    require(permissions.may_begin(by), NOT_HERE)
    run, _new = Run.objects.select_for_update().get_or_create(
        person=by, persona=Persona(persona), finished_at=None, defaults={"why": Why(why)}
    )
    if not run.is_open:
        run.begun_at, run.aside_at = run.begun_at or clock.now(), None
        run.save(update_fields=["begun_at", "aside_at"])
        announce(events.RunBegun(by=by.pk, person=by.pk, run=run.pk))
    return run


@transaction.atomic
def note_step(run: Run, step: str, *, outcome: Outcome | str, by: Person) -> StepTaken:
    """Write down that a step was done or passed over. What was done stays done; twice is once."""
    require(permissions.may_go_on(by, run), NOT_YOURS)
    taken, new = StepTaken.objects.get_or_create(run=run, step=step, defaults={"outcome": Outcome(outcome)})
    if not new and taken.outcome == Outcome.SKIPPED and outcome == Outcome.DONE:
        taken.outcome, taken.at = Outcome.DONE, clock.now()
        taken.save(update_fields=["outcome", "at"])
        Answer.objects.filter(run=run, step=step).delete()
        new = True
    if new:
        announce(events.StepNoted(by=by.pk, person=by.pk, run=run.pk, step=step))
    return taken


@transaction.atomic
def say_why(run: Run, step: str, *, reason: Reason | str, by: Person) -> Answer:
    """Say in one tap why a step was passed over or left. The last word counts."""
    require(permissions.may_go_on(by, run), NOT_YOURS)
    says = {"reason": Reason(reason), "at": clock.now()}
    answer, _new = Answer.objects.update_or_create(run=run, step=step, defaults=says)
    announce(events.StepNoted(by=by.pk, person=by.pk, run=run.pk, step=step))
    return answer


@transaction.atomic
def finish(run: Run, *, by: Person) -> Run:
    """Every step was done or passed over. Twice is once."""
    require(permissions.may_go_on(by, run), NOT_YOURS)
    run = Run.objects.select_for_update().get(pk=run.pk)
    if run.finished_at is None:
        run.begun_at, run.aside_at, run.finished_at = run.begun_at or clock.now(), None, clock.now()
        run.save(update_fields=["begun_at", "aside_at", "finished_at"])
        announce(events.RunFinished(by=by.pk, person=by.pk, run=run.pk))
    return run


@transaction.atomic
def put_aside(persona: Persona | str, *, by: Person, why: Why | str = Why.FIRST) -> Run:
    """Not now: it is not offered again until her work changes or she was away for long; she finds it by herself. Twice
    is once."""
    require(permissions.may_begin(by), NOT_HERE)
    run, _new = Run.objects.select_for_update().get_or_create(
        person=by, persona=Persona(persona), finished_at=None, defaults={"why": Why(why)}
    )
    if run.aside_at is None:
        run.aside_at = clock.now()
        run.save(update_fields=["aside_at"])
        announce(events.RunPutAside(by=by.pk, person=by.pk, run=run.pk))
    return run
