"""Two accounts of one person become one, and back. Facts keep saying what they said; see kit/merging.py."""

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.merging import Moving, move_all, own
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Line
from ..models import (
    Employment,
    Merge,
    MergedField,
    MergeUndoing,
    Person,
    Placement,
    ReportingLine,
    RoleGrant,
    SignInCode,
)
from .dates import DAY, keep_in_step

NOT_KEEPER = gettext_lazy("Accounts samenvoegen doen HR en beheerders, en nooit hun eigen account: vraag een collega.")
LEAST = 10


@transaction.atomic
def merge_accounts(kept: Person, *, gone: Person, by: Person, why: str) -> Merge:
    """Two accounts are one person: what is of `gone` goes over to `kept`, and nobody signs in with it any more.

    No row is removed; each keeps in `MergedField` what it said before. Contracts and lines that both have go on with
    `kept` and end yesterday for `gone`; roles are granted anew. Twice is once. ValidationError in words for what is in
    the way (`queries.in_the_way`) and for a reason under ten characters.
    """
    require(permissions.may_merge(by, kept, gone), NOT_KEEPER)
    list(Person.objects.get_queryset().select_for_update().filter(pk__in=(kept.pk, gone.pk)).order_by("pk"))
    if there := Merge.objects.standing().filter(kept=kept, gone=gone).first():
        return there
    why = _reason(why)
    if wrong := queries.in_the_way(kept, gone):
        raise ValidationError(wrong)
    row = Merge.objects.create(kept=kept, gone=gone, by=by, why=why)
    moving = Moving(kept.pk, gone.pk)
    _close(moving)
    move_all(moving)
    _sign_in(moving, kept, gone)
    MergedField.objects.bulk_create(
        [
            MergedField(merge=row, model=one.model, row=one.row, field=one.field, before=one.before, after=one.after)
            for one in moving.changed
        ],
        batch_size=1000,
    )
    announce(events.AccountsMerged(by=by.pk, person=kept.pk, gone=gone.pk, merge=row.pk))
    return row


@transaction.atomic
def part_accounts(merge: Merge, *, by: Person, why: str) -> int:
    """They are two after all: everything that still says what the merging made of it says again what it said before.
    What is new since stays with the account that stayed. Gives how many rows did not go back. Twice is once.

    Within `queries.UNDO_DAYS`; ValidationError after that, and while a later merging of either stands.
    """
    require(permissions.may_merge(by, merge.kept, merge.gone), NOT_KEEPER)
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if MergeUndoing.objects.filter(merge=merge).exists():
        return 0
    why = _reason(why)
    if wrong := queries.not_parted_because(merge):
        raise ValidationError(wrong)
    left = _put_back(merge)
    for account in Person.objects.get_queryset().filter(pk__in=(merge.kept_id, merge.gone_id)):
        if account.employments.exists():
            keep_in_step(account)
    MergeUndoing.objects.create(merge=merge, by=by, why=why)
    announce(events.AccountsParted(by=by.pk, person=merge.kept_id, gone=merge.gone_id, merge=merge.pk))
    return left


def _close(moving: Moving) -> None:
    """What may not go on twice: codes that are open, and roles."""
    now, yesterday = clock.now(), clock.today() - DAY
    for code in SignInCode.objects.filter(person=moving.gone, used_at=None, expires_at__gt=now).order_by("pk"):
        moving.change(code, expires_at=now)
    for grant in RoleGrant.objects.on().filter(person=moving.gone).order_by("pk"):
        moving.change(grant, ends=max(grant.starts, yesterday))


@own("people.Employment")
def _employments(moving: Moving) -> None:
    """They go over; where both have a contract today, this one ends yesterday. Two that began on one day begin a day
    apart, as a second contract does."""
    yesterday = clock.today() - DAY
    hers = Employment.objects.filter(person=moving.kept)
    runs = hers.on().exists()
    begun = set(hers.values_list("starts", flat=True))
    for row in Employment.objects.filter(person=moving.gone).order_by("starts", "pk"):
        starts, ends = row.starts, row.ends
        if runs and (ends is None or ends > yesterday):
            ends = yesterday
            for place in Placement.objects.filter(employment=row).order_by("pk"):
                if place.ends is None or place.ends > yesterday:
                    moving.change(place, ends=yesterday)
        while starts in begun:
            starts += DAY
        if ends is not None and starts > ends:
            continue  # one day, and it is there already
        begun.add(starts)
        moving.change(row, person_id=moving.kept, starts=starts, ends=ends)


@own("people.ReportingLine")
def _lines(moving: Moving) -> None:
    """Whom she reports to and who reports to her. Nobody leads herself: those lines stay behind, and end."""
    yesterday = clock.today() - DAY
    hers = ReportingLine.objects.filter(person=moving.kept, ends=None)
    has_solid = hers.filter(kind=Line.SOLID).exists()
    leaders = set(hers.values_list("manager", flat=True))
    rows = ReportingLine.objects.filter(models.Q(person=moving.gone) | models.Q(manager=moving.gone))
    for row in rows.order_by("pk"):
        up = row.person_id == moving.gone
        other = row.manager_id if up else row.person_id
        twice = up and (other in leaders or (has_solid and row.kind == Line.SOLID))
        ends = yesterday if row.ends is None and (other == moving.kept or twice) else row.ends
        if other == moving.kept:
            moving.change(row, ends=ends)
        else:
            moving.change(row, ends=ends, **{"person_id" if up else "manager_id": moving.kept})


def _sign_in(moving: Moving, kept: Person, gone: Person) -> None:
    """The account that stays signs in as it did; a number or address it has not comes over. The other signs in no
    more, from now on."""
    gone, kept = Person.objects.get(pk=gone.pk), Person.objects.get(pk=kept.pk)
    for name in ("number", "email"):
        if getattr(gone, name) and not getattr(kept, name):
            value = getattr(gone, name)
            moving.change(gone, **{name: None})
            moving.change(kept, **{name: value})
    moving.change(gone, left_on=clock.today() - DAY)
    if kept.employments.exists():
        keep_in_step(kept)


Said = dict[str, tuple[Any, Any]]  # {field: (before, after)}


def _put_back(merge: Merge) -> int:
    """Row by row, those that changed alike together, the last first; gives how many say something else by now."""
    rows: dict[tuple[str, int], Said] = defaultdict(dict)
    for one in MergedField.objects.filter(merge=merge).order_by("pk"):
        said = rows[one.model, one.row]
        said[one.field] = (said[one.field][0] if one.field in said else one.before, one.after)
    alike: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for key in reversed(rows):
        alike[f"{key[0]} {sorted(rows[key].items())!r}"].append(key)
    left = 0
    for keys in alike.values():
        model, said = apps.get_model(keys[0][0]), rows[keys[0]]
        for start in range(0, len(keys), 500):
            pks = [pk for _model, pk in keys[start : start + 500]]
            if not _say_again(model, pks, said):
                left += sum(not _say_again(model, [pk], said) for pk in pks)
    return left


def _say_again(model: type[models.Model], pks: list[int], said: Said) -> bool:
    """Whether all of them could say again what they said; else none of them does."""
    columns = {one.attname: one for one in model._meta.concrete_fields}
    still, wanted = models.Q(pk__in=pks), {}
    for name, (before, after) in said.items():
        wanted[name] = _read(columns[name], before)
        value = _read(columns[name], after)
        still &= models.Q(**{f"{name}__isnull": True}) if value is None else models.Q(**{name: value})
    try:
        with transaction.atomic():
            if model._default_manager.filter(still).update(**wanted) != len(pks):
                raise IntegrityError
    except IntegrityError:
        return False
    return True


def _read(column: Any, value: Any) -> Any:
    """A value as its column holds it: days and moments were kept as text."""
    return value if value is None or column.is_relation else column.to_python(value)


def _reason(why: str) -> str:
    why = " ".join(why.split())
    if not LEAST <= len(why) <= 280:
        raise ValidationError({"why": _("Schrijf in een paar woorden waarom: tien tot 280 tekens.")})
    return why
