"""A ritual while it is held: the steps, what is written down, what is tried, and what becomes of that.

Lines are added, never written over, and each carries the key of the form it was typed in: two who type at once, a press
that is sent twice and a connection that came back lose nothing.
"""

import datetime as dt
import secrets

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Way, Went
from ..models import ANSWER, OUTCOME, TRY_OUT, Answer, Circle, Meeting, Outcome, Seat, TryOut
from ..queries import Ritual
from .circling import check_peers

CARD_DAYS = 7
REOPEN = dt.timedelta(days=1)  # so long ending it can be undone
MOST_LINES = 40


@transaction.atomic
def open_meeting(circle: Circle, ritual: Ritual, *, way: Way | str = Way.TOGETHER, by: Person) -> Meeting:
    """Begin a ritual, or go on with the same one that is under way: two who press at once begin one.

    With try-outs that wait, it begins with looking back. ValidationError while another is under way, for peer coaching
    in a group that is none, and for a card of a week of what needs people together.
    """
    require(permissions.may_join_in(by, circle), _("Deze groep is van anderen."))
    circle = Circle.objects.select_for_update().get(pk=circle.pk)
    there = queries.open_meeting(circle)
    if there is not None and there.ritual == ritual.key:
        return there
    if there is not None:
        raise ValidationError(
            _("‘{title}’ loopt nog in deze groep. Ga daar verder, of rond dat eerst af.").format(title=there.title)
        )
    if ritual.confidential:
        check_peers([seat.person_id for seat in queries.seats_of(circle)])
    if way == Way.APART and not ritual.apart:
        raise ValidationError(_("Dit doe je bij elkaar. Een kaart voor een week past hier niet."))
    back = [queries.LOOK_BACK] if queries.waiting(circle).exists() else []
    order = queries.turn_order(circle)
    meeting = Meeting.objects.create(
        circle=circle,
        key=secrets.token_hex(8),
        ritual=ritual.key,
        title=dict(ritual.title),
        steps=[step.plain() for step in (*back, *ritual.steps)],
        confidential=ritual.confidential,
        way=way,
        until=clock.today() + dt.timedelta(days=CARD_DAYS) if way == Way.APART else None,
        facilitator_id=order[0].person_id if order and way == Way.TOGETHER else None,
    )
    announce(events.MeetingOpened(by=None, meeting=meeting.pk))
    return meeting


def _locked(meeting: Meeting, *, by: Person) -> Meeting:
    """The meeting, nobody else writing to it, for who belongs to it. Its circle's row goes first, as everywhere."""
    require(permissions.may_meet(by, meeting), _("Deze groep is van anderen."))
    Circle.objects.select_for_update().get(pk=meeting.circle_id)
    return Meeting.objects.select_related("circle").get(pk=meeting.pk)


def _open(meeting: Meeting, *, by: Person) -> Meeting:
    meeting = _locked(meeting, by=by)
    if not meeting.is_open:
        raise ValidationError(
            _("Dit is intussen afgerond. Wat er stond is bewaard; open het weer als je er iets bij wilt zetten.")
        )
    return meeting


@transaction.atomic
def go_to_step(meeting: Meeting, *, step: int, by: Person) -> Meeting:
    """Everybody is at this step now, and its time begins. The same step again changes nothing: two presses of "next"
    go one further, not two."""
    meeting = _open(meeting, by=by)
    step = max(0, min(step, len(meeting.steps) - 1))
    if step != meeting.step:
        meeting.step, meeting.step_at = step, clock.now()
        meeting.save(update_fields=["step", "step_at"])
    return meeting


@transaction.atomic
def pass_on(meeting: Meeting, *, by: Person) -> Meeting:
    """Who would lead is not there or cannot just now: the next leads. Her turn stays hers; nothing is written of it."""
    meeting = _open(meeting, by=by)
    order = [seat.person_id for seat in queries.turn_order(meeting.circle)]
    if order:
        here = order.index(meeting.facilitator_id) if meeting.facilitator_id in order else -1
        meeting.facilitator_id = order[(here + 1) % len(order)]
        meeting.save(update_fields=["facilitator"])
    return meeting


@transaction.atomic
def take_lead(meeting: Meeting, *, by: Person) -> Meeting:
    """She leads it, this time."""
    meeting = _open(meeting, by=by)
    meeting.facilitator_id = by.pk
    meeting.save(update_fields=["facilitator"])
    return meeting


@transaction.atomic
def write_down(meeting: Meeting, *, step: int, text: str, key: str, by: Person) -> Outcome:
    """A line at a question. The same `key` is the same line. ValidationError for none, too long or too many."""
    meeting = _open(meeting, by=by)
    if there := meeting.outcomes.filter(key=key).first():
        return there
    text = _words(text, OUTCOME, _("Schrijf een regel op, of laat het leeg en ga verder."))
    if not 0 <= step < len(meeting.steps):
        raise ValidationError(_("Deze vraag hoort niet bij dit ritueel."))
    if meeting.confidential and not meeting.steps[step]["tries"]:
        raise ValidationError(_("Bij intervisie schrijf je alleen op wat je ervan leerde, bij de laatste stap."))
    if meeting.outcomes.filter(gone_at=None).count() >= MOST_LINES:
        raise ValidationError(_("Er staan al {n} regels. Haal er eerst een weg.").format(n=MOST_LINES))
    return Outcome.objects.create(meeting=meeting, step=step, text=text, key=key[:32])


@transaction.atomic
def agree_try_out(
    meeting: Meeting, *, text: str, key: str, by: Person, behaviour: TargetBehaviour | None = None
) -> TryOut:
    """What the circle is going to try, and which behaviour it belongs to. The same `key` is the same one."""
    meeting = _open(meeting, by=by)
    if there := meeting.try_outs.filter(key=key).first():
        return there
    text = _words(text, TRY_OUT, _("Schrijf op wat jullie gaan proberen."))
    if behaviour is not None and not behaviour.is_standing:
        raise ValidationError(_("Dit gedrag vragen we niet meer. Kies een ander, of geen."))
    if meeting.try_outs.filter(gone_at=None).count() >= 3:
        raise ValidationError(_("Drie dingen tegelijk is genoeg. Haal er eerst een weg."))
    return TryOut.objects.create(meeting=meeting, text=text, key=key[:32], behaviour=behaviour)


def _words(text: str, most: int, empty: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise ValidationError({"text": empty})
    if len(text) > most:
        raise ValidationError(
            {"text": _("Houd het bij {n} tekens; nu zijn het er {now}.").format(n=most, now=len(text))}
        )
    return text


@transaction.atomic
def take_away(line: Outcome | TryOut, *, by: Person) -> None:
    """A line or a try-out goes; it can come back until the day after. Twice is once."""
    _open(line.meeting, by=by)
    require(permissions.may_meet(by, line.meeting), _("Deze groep is van anderen."))
    if line.gone_at is None:
        line.gone_at = clock.now()
        line.save(update_fields=["gone_at"])


@transaction.atomic
def put_back(line: Outcome | TryOut, *, by: Person) -> None:
    """What was taken away stands there again. Twice is once."""
    _open(line.meeting, by=by)
    require(permissions.may_meet(by, line.meeting), _("Deze groep is van anderen."))
    if line.gone_at is not None:
        line.gone_at = None
        line.save(update_fields=["gone_at"])


@transaction.atomic
def look_back(try_out: TryOut, meeting: Meeting, *, went: Went | str, by: Person) -> TryOut:
    """How it went, said in this meeting of the same circle; "" takes the answer back. Said in another: it stays."""
    meeting = _open(meeting, by=by)
    if try_out.meeting.circle_id != meeting.circle_id:
        raise ValidationError(_("Dit hoort bij een andere groep."))
    try_out = TryOut.objects.get(pk=try_out.pk)
    if try_out.told_in_id not in (None, meeting.pk):
        return try_out
    try_out.went = Went(went) if went else ""
    try_out.told_in = meeting if went else None
    try_out.save(update_fields=["went", "told_in"])
    return try_out


@transaction.atomic
def answer_apart(meeting: Meeting, *, step: int, text: str, by: Person) -> Answer | None:
    """Her own answer on a card of a week; an empty one takes it away. ValidationError once the week is over."""
    meeting = _open(meeting, by=by)
    require(meeting.circle.seats.filter(person=by).exists(), _("Alleen wie in de groep zit, antwoordt op de kaart."))
    if meeting.until is None or not 0 <= step < len(meeting.steps) or meeting.steps[step].get("back"):
        raise ValidationError(_("Op deze vraag antwoord je samen."))
    if queries.is_told(meeting):
        raise ValidationError(_("De week is om: de antwoorden staan er al."))
    text = " ".join(text.split())
    if len(text) > ANSWER:
        raise ValidationError(
            {"text": _("Houd het bij {n} tekens; nu zijn het er {now}.").format(n=ANSWER, now=len(text))}
        )
    mine = Answer.objects.filter(meeting=meeting, step=step, person=by)
    if not text:
        mine.delete()
        return None
    answer, _new = Answer.objects.update_or_create(
        meeting=meeting, step=step, person=by, defaults={"text": text, "at": clock.now()}
    )
    return answer


@transaction.atomic
def end_meeting(meeting: Meeting, *, by: Person) -> Meeting:
    """Done. Whoever led it has had her turn; who that was is no longer known of this meeting. Twice is once."""
    meeting = _locked(meeting, by=by)
    if meeting.is_open:
        Seat.objects.filter(circle=meeting.circle_id, person=meeting.facilitator_id).update(led_at=clock.now())
        meeting.ended_at, meeting.facilitator = clock.now(), None
        meeting.save(update_fields=["ended_at", "facilitator"])
        announce(events.MeetingEnded(by=None, meeting=meeting.pk))
    return meeting


@transaction.atomic
def reopen_meeting(meeting: Meeting, *, by: Person) -> Meeting:
    """Not done after all, within a day and while no other is under way. Twice is once."""
    meeting = _locked(meeting, by=by)
    if meeting.ended_at is None:
        return meeting
    if clock.now() - meeting.ended_at > REOPEN or queries.open_meeting(meeting.circle):
        raise ValidationError(_("Dit is langer dan een dag geleden, of er loopt al iets anders. Begin iets nieuws."))
    meeting.ended_at = None
    try:
        with transaction.atomic():
            meeting.save(update_fields=["ended_at"])
    except IntegrityError:  # somebody began another in the same second
        raise ValidationError(_("Er loopt intussen iets anders in deze groep.")) from None
    return meeting


@transaction.atomic
def remove_meeting(meeting: Meeting, *, by: Person) -> None:
    """The circle erases it, with everything that was written and agreed in it. For good."""
    meeting = _locked(meeting, by=by)
    circle = meeting.circle_id
    meeting.delete()
    announce(events.MeetingRemoved(by=None, circle=circle))


@transaction.atomic
def forget() -> int:
    """What is past its time goes: meetings after a year, answers ninety days after their week, lines taken away
    yesterday; a card nobody ended is ended four weeks after its week. Gives how many rows went."""
    now, today = clock.now(), clock.today()
    gone = 0
    for rows in (
        Meeting.objects.filter(ended_at__lt=now - dt.timedelta(days=365)),
        Answer.objects.filter(meeting__until__lt=today - dt.timedelta(days=90)),
        Outcome.objects.filter(gone_at__lt=now - REOPEN),
        TryOut.objects.filter(gone_at__lt=now - REOPEN),
    ):
        n, _each = rows.delete()
        gone += n
    Meeting.objects.filter(ended_at=None, opened_at__lt=now - dt.timedelta(days=35)).update(
        ended_at=now, facilitator=None
    )
    if gone:
        announce(events.CardsForgotten(by=None))
    return gone
