"""Writing rules: drafts that several people may work at, and the versions they become."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Rule, RuleMatch, RuleRun, RuleVersion
from ..queries.rule_matching import in_force, wanted
from ..queries.rule_people import names_in
from ..queries.rule_words import wrong_with

FIELDS = (
    *("conditions", "activity", "ground", "basis", "reason", "may_decline"),
    *("due_on", "due_days", "again_months", "starts", "ends", "ending"),
)
RESERVED = {"new", "run", "runs"}


class Overtaken(ValidationError):
    """Somebody saved it meanwhile; nothing was overwritten."""


def _refuse() -> str:
    return _("Alleen HR en opleiders schrijven leerregels. Vraag het een van hen.")


@transaction.atomic
def write_rule(title: str, *, by: Person, **said: Any) -> Rule:
    """A new rule with its first draft, looked after by who writes it. `said`: what the draft says already (`FIELDS`).

    Raises ValidationError without a title.
    """
    require(permissions.may_keep_rules(by), _refuse())
    title = _title(title)
    rule = Rule.objects.create(slug=_slug(title), title=title, keeper=by)
    RuleVersion.objects.create(rule=rule, number=1, made_by=by, **{"conditions": {"all": []}, **said})
    announce(events.RuleWritten(by=by.pk, rule=rule.pk, title=title))
    return rule


@transaction.atomic
def begin_version(rule: Rule, *, by: Person) -> RuleVersion:
    """A draft beside what is on, saying the same; the one there is when somebody began before."""
    require(permissions.may_keep_rules(by), _refuse())
    Rule.objects.select_for_update().get(pk=rule.pk)
    if draft := RuleVersion.objects.filter(rule=rule, on_at=None).first():
        return draft
    last = RuleVersion.objects.filter(rule=rule).order_by("-number").first()
    said = {name: getattr(last, name) for name in FIELDS} if last else {"conditions": {"all": []}}
    draft = RuleVersion.objects.create(rule=rule, number=last.number + 1 if last else 1, made_by=by, **said)
    announce(events.RuleRewritten(by=by.pk, rule=rule.pk, title=rule.title))
    return draft


@transaction.atomic
def rewrite(draft: RuleVersion, *, by: Person, stamp: int, title: str = "", **said: Any) -> RuleVersion:
    """Save what a draft says (`FIELDS`); it may still be incomplete. The title is the rule's and changes at once.

    stamp: of the draft as it was read. Raises Overtaken when somebody saved it since, ValidationError when it was
    switched on or thrown away meanwhile.
    """
    require(permissions.may_keep_rules(by), _refuse())
    held = RuleVersion.objects.select_for_update().select_related("rule").filter(pk=draft.pk, on_at=None).first()
    if held is None:
        raise ValidationError(_("Deze versie is intussen aangezet of weggegooid. Begin een nieuw concept."))
    if held.stamp != stamp:
        raise Overtaken(_("Iemand bewaarde dit concept intussen ook. Kijk na wat er staat en bewaar dan nog eens."))
    changed = {name: said[name] for name in FIELDS if name in said and getattr(held, name) != said[name]}
    if title and _title(title) != held.rule.title:
        held.rule.title = _title(title)
        held.rule.save(update_fields=["title"])
        changed["title"] = title
    if changed:
        for name in changed.keys() - {"title"}:
            setattr(held, name, changed[name])
        held.stamp, held.made_by, held.made_at = stamp + 1, by, clock.now()
        held.save()
        announce(events.RuleRewritten(by=by.pk, rule=held.rule_id, title=held.rule.title))
    return held


@transaction.atomic
def drop_draft(draft: RuleVersion, *, by: Person) -> None:
    """Throw a draft away; a rule that was never on goes with it. Twice is once."""
    require(permissions.may_keep_rules(by), _refuse())
    held = RuleVersion.objects.filter(pk=draft.pk, on_at=None).first()
    if held is None:
        return
    announce(events.RuleDraftDropped(by=by.pk, rule=held.rule_id, title=held.rule.title))
    if RuleVersion.objects.filter(rule=held.rule_id).exclude(pk=held.pk).exists():
        held.delete()
    else:
        held.rule.delete()


@transaction.atomic
def copy_rule(rule: Rule, *, by: Person) -> Rule:
    """Another rule that says what this one says last, as a draft of her own."""
    require(permissions.may_keep_rules(by), _refuse())
    last = RuleVersion.objects.filter(rule=rule).order_by("-number").first()
    said = {name: getattr(last, name) for name in FIELDS} if last else {}
    return write_rule(_("{title} (kopie)").format(title=rule.title[:110]), by=by, **said)


@transaction.atomic
def hand_rule_to(rule: Rule, *, to: Person, by: Person) -> Rule:
    """Somebody else looks after it. ValidationError for who does not work here."""
    require(permissions.may_keep_rules(by), _refuse())
    if not to.is_active:
        raise ValidationError(_("{name} werkt hier niet meer. Kies iemand anders.").format(name=to.name))
    held = Rule.objects.select_for_update().get(pk=rule.pk)
    if held.keeper_id != to.pk:
        held.keeper = to
        held.save(update_fields=["keeper"])
        announce(events.RuleKeeperSet(by=by.pk, person=to.pk, rule=held.pk, title=held.title))
    return held


@transaction.atomic
def switch_on(draft: RuleVersion, *, by: Person, stamp: int, everybody: int | None = None) -> RuleRun:
    """The draft is the rule from now on, and what was on before is off. The work follows (`go_on`).

    stamp: of the draft as its preview showed it. everybody: when it would hold for all who work here, their number, to
    show that this is meant. Raises Overtaken when it was changed since, ValidationError for what it still needs. Twice
    is once.
    """
    require(permissions.may_keep_rules(by), _refuse())
    rule = Rule.objects.select_for_update().get(pk=draft.rule_id)
    held = RuleVersion.objects.select_related("rule", "activity").filter(pk=draft.pk).first()
    if held is None:
        raise ValidationError(_("Dit concept is intussen weggegooid."))
    if held.on_at:
        return RuleRun.objects.filter(version=held, kind=RuleRun.Kind.ON).latest("pk")
    if held.stamp != stamp:
        raise Overtaken(_("Iemand veranderde dit concept nadat je de proef zag. Bekijk de proef opnieuw."))
    names = names_in([held.conditions])
    if wrong := wrong_with(held, names):
        raise ValidationError([one.words for one in wrong])
    held.on_by, held.on_at = by, clock.now()
    day = clock.today()
    want = wanted(held, day=day, names=names)
    of = Person.objects.here(day).count()
    have = {*RuleMatch.objects.open().filter(rule=rule).values_list("person", flat=True)}
    if in_force(held, day) and 1 < of == len(want) and everybody != of:
        raise ValidationError(
            {
                "everybody": _(
                    "Dit geldt voor alle {n} mensen die hier werken. Typ dat aantal als je dat bedoelt."
                ).format(n=of)
            }
        )
    held.counts = {"gains": len(want - have), "keeps": len(want & have), "loses": len(have - want), "of": of}
    _stop(rule, by)
    held.save(update_fields=["on_by", "on_at", "counts"])
    run = RuleRun.objects.create(
        rule=rule, version=held, kind=RuleRun.Kind.ON, by=by, total=len(want ^ have) + len(want & have)
    )
    announce(events.RuleSwitchedOn(by=by.pk, rule=rule.pk, version=held.pk, title=rule.title))
    return run


@transaction.atomic
def switch_off(rule: Rule, *, by: Person) -> RuleRun | None:
    """It holds for nobody from now on; what is open goes or stays as the rule says. The work follows (`go_on`).

    None when it was off already.
    """
    require(permissions.may_keep_rules(by), _refuse())
    held = Rule.objects.select_for_update().get(pk=rule.pk)
    version = RuleVersion.objects.filter(rule=held, on_at__isnull=False, off_at=None).first()
    if version is None:
        return None
    _stop(held, by)
    announce(events.RuleSwitchedOff(by=by.pk, rule=held.pk, version=version.pk, title=held.title))
    total = RuleMatch.objects.open().filter(rule=held).count()
    return RuleRun.objects.create(rule=held, version=version, kind=RuleRun.Kind.OFF, by=by, total=total)


def _stop(rule: Rule, by: Person) -> None:
    """What is on goes off, and a run of it gives way."""
    RuleVersion.objects.filter(rule=rule, on_at__isnull=False, off_at=None).update(off_by=by, off_at=clock.now())
    RuleRun.objects.filter(rule=rule, state=RuleRun.State.RUNNING).exclude(kind=RuleRun.Kind.UNDO).update(
        state=RuleRun.State.DONE, finished_at=clock.now()
    )


def _title(title: str) -> str:
    title = " ".join(title.split())[:120]
    if not title:
        raise ValidationError({"title": _("Geef de regel een naam, zoals ‘Jaarlijks veilig in het magazijn’.")})
    return title


def _slug(title: str) -> str:
    base = slugify(title)[:60] or "regel"
    taken = {*Rule.objects.filter(slug__startswith=base).values_list("slug", flat=True), *RESERVED}
    return next(slug for n in range(1, len(taken) + 3) if (slug := base if n == 1 else f"{base}-{n}") not in taken)
