"""What happens next: those concerned hear it."""

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.kit.events import on

from . import events, notices
from .enums import Step, Verdict
from .models import Agreement, Approval, Question, StudyRequest


@on(events.StudyGoesOn)
def ask_who_decides(event: events.StudyGoesOn) -> None:
    """Who decides now, who asked it, and who need not any more. Silent when it was decided in the meantime."""
    rows = Approval.objects.filter(pk=event.approval, verdict="").select_related("request__person", "asked")
    if (row := rows.first()) is None:
        return
    hand = row.handovers.select_related("was").order_by("-pk").first()
    facts = {"study": row.request_id, "title": row.request.title}
    key = f"study-{row.pk}-{row.asked_id}-{row.due}"
    asked = facts | {"name": row.request.person.name, "due": row.due.isoformat()}
    tell(row.asked_id, notices.DecisionWaits, asked, key=f"{key}-waits")
    if hand is not None:
        tell(hand.was_id, notices.TakenOver, facts | {"to": row.asked.name}, key=f"{key}-over")
    if row.step == Step.INVOICE:
        return  # nothing for her to wait for
    if hand is not None or row.also:
        told = facts | {"to": row.asked.name, "due": row.due.isoformat(), "why": "" if hand else row.also}
        tell(row.request.person_id, notices.GoesOn, told, key=f"{key}-on")


@on(events.StudyQuestioned)
def ask_her(event: events.StudyQuestioned) -> None:
    row = Question.objects.select_related("by", "approval__request").get(pk=event.question)
    facts = {"study": event.study, "title": row.approval.request.title, "by": row.by.name}
    tell(row.approval.request.person_id, notices.AskedBack, facts, key=f"study-question-{row.pk}")


@on(events.StudyAnswered)
def tell_who_asked(event: events.StudyAnswered) -> None:
    """Who asked it back, and who decides when that is another by now."""
    row = Question.objects.select_related("approval__request__person").get(pk=event.question)
    study = row.approval.request
    for person in {row.by_id, row.approval.asked_id}:
        facts = {"study": study.pk, "title": study.title, "name": study.person.name}
        tell(person, notices.Answered, facts, key=f"study-answer-{row.pk}")


@on(events.StudyApproved)
def tell_yes(event: events.StudyApproved) -> None:
    study, last = _decided(event.study)
    if last is not None and last.by:
        facts = {"study": study.pk, "title": study.title, "by": last.by.name}
        tell(study.person_id, notices.SaidYes, facts, key=f"study-yes-{study.pk}")


@on(events.StudyRefused)
def tell_no(event: events.StudyRefused) -> None:
    study, last = _decided(event.study)
    if last is not None and last.by:
        facts = {"study": study.pk, "title": study.title, "by": last.by.name, "reason": last.why}
        tell(study.person_id, notices.SaidNo, facts, key=f"study-no-{study.pk}")


@on(events.StudyWithdrawn)
def tell_withdrawn(event: events.StudyWithdrawn) -> None:
    _tell_deciders(event.study, event.by)


@on(events.StudyCancelled)
def tell_called_off(event: events.StudyCancelled) -> None:
    _tell_deciders(event.study, event.by)
    study = StudyRequest.objects.select_related("cancellation").get(pk=event.study)
    if event.by != study.person_id:
        facts = {"study": study.pk, "title": study.title, "reason": study.cancellation.why}
        tell(study.person_id, notices.NotHappening, facts, key=f"study-off-{study.pk}")


@on(events.AgreementMade)
def ask_to_sign(event: events.AgreementMade) -> None:
    row = Agreement.objects.select_related("request").get(pk=event.agreement)
    facts = {"study": row.request_id, "title": row.request.title}
    tell(row.request.person_id, notices.SignWaits, facts, key=f"study-sign-{row.pk}")


def _decided(study: int) -> tuple[StudyRequest, Approval | None]:
    found = StudyRequest.objects.get(pk=study)
    last = found.approvals.filter(verdict__in=(Verdict.YES, Verdict.NO)).select_related("by").order_by("-pk").first()
    return found, last


def _tell_deciders(study: int, besides: int | None) -> None:
    found = StudyRequest.objects.select_related("person", "cancellation").get(pk=study)
    off = getattr(found, "cancellation", None)
    facts = {"study": found.pk, "title": found.title, "reason": off.why if off else ""}
    for asked in set(found.approvals.values_list("asked", flat=True)) - {besides}:
        tell(asked, notices.NotHappening, facts, key=f"study-off-{found.pk}")
