"""Who gives a session, and the link with which somebody from outside comes in."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from vliegwiel.areas.messaging.queries.letters import attached
from vliegwiel.areas.people.models import Organisation, Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import Part, Pass, Session, Teaching, Trainer
from ..notices import OfSession
from .planning import NOT_PLANNER, locked, spoken

MOST = 8  # trainers of one session


@transaction.atomic
def ask_trainer(
    session: Session, *, by: Person, person: Person | None = None, name: str = "", email: str = ""
) -> Trainer:
    """Say who gives it: somebody who works here, or somebody from outside, who gets a link by mail. Twice is once.

    ValidationError per field, and for who gives another session at that time.
    """
    require(permissions.may_plan(by, session.activity), NOT_PLANNER)
    session = locked(session)
    trainer = _colleague(person) if person else _outsider(name, email)
    if session.teachings.filter(trainer=trainer).exists():
        return trainer
    if session.teachings.count() >= MOST:
        raise ValidationError(_("Een sessie heeft ten hoogste {n} trainers.").format(n=MOST))
    Trainer.objects.select_for_update().get(pk=trainer.pk)  # two sessions ask one after the other
    for part in session.parts.all():
        theirs = Part.objects.standing().filter(session__teachings__trainer=trainer)
        if other := theirs.overlapping(part.starts, part.ends).order_by("starts").first():
            raise ValidationError(
                _("{name} geeft dan al een andere sessie: {when}.").format(
                    name=trainer.name, when=spoken(other.starts, other.ends)
                )
            )
    Teaching.objects.create(session=session, trainer=trainer)
    announce(events.TrainerAsked(by=by.pk, person=trainer.person_id, session=session.pk, trainer=trainer.pk))
    if trainer.person_id is None and not trainer.passes.filter(ended_at=None).exists():
        give_pass(trainer, session=session, by=by)
    return trainer


@transaction.atomic
def let_trainer_go(session: Session, trainer: Trainer, *, by: Person) -> bool:
    """She gives it no more, and from now on sees nothing of it. Twice is once; says whether she gave it."""
    require(permissions.may_plan(by, session.activity), NOT_PLANNER)
    gone, _rows = Teaching.objects.filter(session=session, trainer=trainer).delete()
    if gone:
        announce(events.TrainerLeft(by=by.pk, person=trainer.person_id, session=session.pk, trainer=trainer.pk))
    return bool(gone)


@transaction.atomic
def give_pass(trainer: Trainer, *, session: Session, by: Person) -> Pass:
    """Give a trainer from outside a new link, and mail it; an older one no longer works."""
    require(permissions.may_plan(by, session.activity), NOT_PLANNER)
    if trainer.person_id is not None or not session.teachings.filter(trainer=trainer).exists():
        raise ValidationError(_("Een link is voor een trainer van buiten die deze sessie geeft."))
    Trainer.objects.select_for_update().get(pk=trainer.pk)
    trainer.passes.filter(ended_at=None).update(ended_at=clock.now())
    row = Pass.objects.create(trainer=trainer, by=by)
    announce(events.PassGiven(by=by.pk, trainer=trainer.pk, trainer_pass=row.pk))
    return row


@transaction.atomic
def end_pass(trainer: Trainer, *, session: Session, by: Person) -> bool:
    """Her link works no more, from this moment. Twice is once; says whether there was one."""
    require(permissions.may_plan(by, session.activity), NOT_PLANNER)
    if not session.teachings.filter(trainer=trainer).exists():
        raise ValidationError(_("Deze trainer geeft de sessie niet."))
    open_one = trainer.passes.filter(ended_at=None).first()
    if open_one is None:
        return False
    open_one.ended_at = clock.now()
    open_one.save(update_fields=["ended_at"])
    announce(events.PassEnded(by=by.pk, trainer=trainer.pk, trainer_pass=open_one.pk))
    return True


def pass_address(given: Pass) -> str:
    """The link itself."""
    return f"{settings.ADDRESS}{reverse('guest:sessions', args=[queries.pass_key(given)])}"


def mail_pass(given: Pass) -> bool:
    """Mail the link to whose it is; says whether it went. Not one transaction: a mail cannot be undone. It may go twice
    after a crash; nothing goes when it was renewed or taken away meanwhile, or where there is no mail server."""
    given = Pass.objects.select_related("trainer").get(pk=given.pk)
    if given.ended_at or given.mailed_at or not settings.MAILS:
        return False
    organisation = Organisation.objects.order_by("pk").first() or Organisation()
    words = _(
        "Dag {name},\n\nJe geeft een sessie bij {organisation}. Met deze link zie je wie er komen, het draaiboek en "
        "het materiaal, en leg je vast wie er waren:\n\n{address}\n\nDe link is van jou alleen: wie hem heeft, komt "
        "erin. Geef hem dus niet door. Hij werkt tot de opvolging van je laatste sessie voorbij is."
    ).format(name=given.trainer.name, organisation=organisation.name, address=pass_address(given))
    subject = " ".join(_("Je sessies bij {organisation}").format(organisation=organisation.name).split())
    EmailMessage(subject=subject, body=words, to=[given.trainer.email]).send()
    Pass.objects.filter(pk=given.pk).update(mailed_at=clock.now())
    return True


def mail_outside(session: Session, notice: OfSession, *, only: int = 0) -> int:
    """Mail what happened to who gives it from outside, with the calendar files and her link; says how many. As
    `mail_pass`: not one transaction, and nothing where there is no mail server. only: this one trainer."""
    if not settings.MAILS:
        return 0
    rows = Trainer.objects.filter(teachings__session=session, person=None).order_by("pk")
    sent = 0
    for trainer in rows.filter(pk=only) if only else rows:
        given = trainer.passes.filter(ended_at=None).first()
        words = "\n\n".join(one for one in (notice.text, pass_address(given) if given else "") if one)
        written = EmailMessage(subject=" ".join(notice.text.split())[:120], body=words, to=[trainer.email])
        for name, content, kind in notice.attachments(trainer.email):
            written.attach(attached(name, content, kind))
        written.send()
        sent += 1
    return sent


def _colleague(person: Person) -> Trainer:
    if not person.is_active:
        raise ValidationError({"person": _("{name} werkt hier niet meer.").format(name=person.name)})
    found, _new = Trainer.objects.get_or_create(person=person, defaults={"name": person.name})
    return found


def _outsider(name: str, email: str) -> Trainer:
    name, email = " ".join(name.split())[:120], email.strip().lower()
    if not name:
        raise ValidationError({"name": _("Hoe heet de trainer?")})
    try:
        validate_email(email)
    except ValidationError:
        raise ValidationError({"email": _("Vul een mailadres in: daar gaat de link heen.")}) from None
    if Person.objects.here().filter(email=email).exists():
        raise ValidationError({"email": _("Dit adres is van een collega. Kies haar of hem bij de collega’s.")})
    found, new = Trainer.objects.get_or_create(person=None, email=email, defaults={"name": name})
    if not new and found.name != name:
        found.name = name
        found.save(update_fields=["name"])
    return found
