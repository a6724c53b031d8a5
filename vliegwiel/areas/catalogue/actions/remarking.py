"""What colleagues say beside a draft: said, answered, settled, and told to who should know, once a sitting.

Nothing here touches the draft itself: who is typing in it notices nothing.
"""

import datetime as dt
from collections import defaultdict
from html import unescape

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.queries import educating
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import notices, permissions
from ..events import remarks as events
from ..models import Activity, Draft, DraftReader, Remark, RemarkMention, RemarkSettlement
from ..queries import may_be_named, named_in, untold, without_tags, working_titles
from ..queries.wording import worded
from .writing import NOT_YOURS, find

LONGEST = 4_000
FORGOTTEN = dt.timedelta(days=30)
TWICE = dt.timedelta(minutes=2)
"""The same words by the same person at the same place within this time are one press too many."""


@transaction.atomic
def remark(draft: Draft, *, text: str, by: Person, block: str = "", quote: str = "") -> Remark:
    """Say something of a block ("": of the whole), perhaps of words in it (`quote`). ValidationError without words.

    Who is named with @ and may see the draft hears of it. Of a block that is gone meanwhile it is said all the same.
    """
    require(permissions.may_remark(by, draft.activity), _not_asked())
    raw = find(draft, block) or next((gone["block"] for gone in draft.removed if gone["block"]["id"] == block), None)
    known = next((" ".join(unescape(without_tags(words)).split()) for *_where, words in _worded(raw)), "")
    where = {
        "block": block[:16] if raw else "",
        "kind": raw["type"] if raw else "",
        "known_by": known if len(known) <= 60 else f"{known[:59]}…",
        "quote": " ".join(quote.split())[:280] if raw else "",
    }
    return _say(draft, text, by, None, where)


@transaction.atomic
def answer_remark(remark: Remark, *, text: str, by: Person) -> Remark:
    """Answer in the thread of a remark; ValidationError without words. A settled thread stays settled."""
    require(permissions.may_remark(by, remark.draft.activity), _not_asked())
    begun = remark.thread or remark
    where = {name: getattr(begun, name) for name in ("block", "kind", "known_by")}
    return _say(remark.draft, text, by, begun, where)


@transaction.atomic
def change_remark(remark: Remark, *, text: str, by: Person) -> Remark:
    """Put it in other words. Only who said it; who is named now and was not, hears of it."""
    require(permissions.may_change_remark(by, remark), _not_hers())
    text = _regular(text)
    remark = Remark.objects.select_for_update(of=("self",)).select_related("draft__activity").get(pk=remark.pk)
    if remark.text == text or remark.removed_at:
        return remark
    remark.text, remark.changed_at = text, clock.now()
    if _name(remark):
        remark.told_at = None
    remark.save(update_fields=["text", "changed_at", "told_at"])
    announce(events.RemarkChanged(by=by.pk, activity=remark.draft.activity_id, remark=remark.pk))
    return remark


@transaction.atomic
def remove_remark(remark: Remark, *, by: Person) -> Remark:
    """Take back what one said oneself; `restore_remark` brings it back. Answers to it stay."""
    require(permissions.may_change_remark(by, remark), _not_hers())
    return _removed(remark, clock.now(), events.RemarkRemoved, by)


@transaction.atomic
def restore_remark(remark: Remark, *, by: Person) -> Remark:
    """Bring back what one took away."""
    require(permissions.may_change_remark(by, remark), _not_hers())
    return _removed(remark, None, events.RemarkRestored, by)


@transaction.atomic
def settle_remark(remark: Remark, *, by: Person) -> RemarkSettlement:
    """Say that a thread was dealt with. The first who says so counts."""
    require(permissions.may_settle_remark(by, remark), _not_settling())
    begun = remark.thread or remark
    settlement, new = RemarkSettlement.objects.get_or_create(remark=begun, defaults={"by": by})
    if new:
        announce(events.RemarkSettled(by=by.pk, person=begun.by_id, activity=begun.draft.activity_id, remark=begun.pk))
    return settlement


@transaction.atomic
def reopen_remark(remark: Remark, *, by: Person) -> None:
    """Take a settlement back."""
    require(permissions.may_settle_remark(by, remark), _not_settling())
    begun = remark.thread or remark
    gone, _rows = RemarkSettlement.objects.filter(remark=begun).delete()
    if gone:
        announce(events.RemarkReopened(by=by.pk, person=begun.by_id, activity=begun.draft.activity_id, remark=begun.pk))


@transaction.atomic
def ask_reader(activity: Activity, *, person: Person, by: Person) -> DraftReader | None:
    """Let somebody who makes no activities read the draft and say what she thinks; she gets notice. None for who may
    see it anyhow. ValidationError for who does not work here."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    if not person.is_active:
        raise ValidationError(_("{name} werkt hier niet meer. Kies een ander.").format(name=person.name))
    if permissions.may_see_drafts(person):
        return None
    reader, new = DraftReader.objects.get_or_create(
        activity=activity, person=person, ended_at=None, defaults={"asked_by": by}
    )
    if new:
        announce(events.DraftReaderAsked(by=by.pk, person=person.pk, activity=activity.pk, reader=reader.pk))
    return reader


@transaction.atomic
def end_reader(reader: DraftReader, *, by: Person) -> None:
    """She need not read along any more. What she said stays."""
    require(permissions.may_edit(by, reader.activity), NOT_YOURS)
    ended = DraftReader.objects.filter(pk=reader.pk, ended_at=None).update(ended_at=clock.now())
    if ended:
        about = {"activity": reader.activity_id, "reader": reader.pk}
        announce(events.DraftReaderEnded(by=by.pk, person=reader.person_id, **about))


@transaction.atomic
def tell_of_remarks() -> int:
    """Tell who should know what was said: one notice a person and a draft, for a whole sitting. Gives how many notices.

    Who should: who keeps the activity (the L&D lead when nobody here does), who takes part in the thread, who is named;
    never of what she said herself, and nobody who may not see the draft any more.
    """
    told = 0
    for said in untold(clock.now()):
        Remark.objects.filter(pk__in=[one.pk for one in said]).update(told_at=clock.now())
        draft = said[0].draft
        hears: dict[int, list[Remark]] = defaultdict(list)
        named: set[int] = set()
        owner = draft.activity.owner
        keepers = {owner.pk} if owner.is_active else educating()
        begun = {one.thread_id for one in said if one.thread_id}
        taking_part: dict[int, set[int]] = defaultdict(set)
        for begun_by, thread, answering in Remark.objects.filter(pk__in=begun, removed_at=None).values_list(
            "by", "pk", "answers__by"
        ):
            taking_part[thread] |= {begun_by, answering}
        for one in said:
            if one.removed_at:
                continue
            mentioned = {mention.person_id for mention in one.mentions.all()}
            for person in (keepers | mentioned | taking_part[one.thread_id or 0]) - {one.by_id, None}:
                hears[person].append(one)
                if person in mentioned:
                    named.add(person)
        known = {person.pk: person for person in Person.objects.filter(pk__in=hears)}
        for pk, ones in sorted(hears.items()):
            if pk not in known or not known[pk].is_active or not permissions.may_remark(known[pk], draft.activity):
                continue
            facts = {
                "slug": draft.activity.slug,
                "language": draft.language,
                "title": dict(working_titles(draft.activity)),
                "who": list(dict.fromkeys(one.by.name for one in ones))[:2],
                "more": max(0, len({one.by_id for one in ones}) - 2),
                "n": len(ones),
                "named": pk in named,
            }
            moment = (ones[-1].changed_at or ones[-1].at).isoformat()
            tell(pk, notices.RemarksMade, facts, f"remarks:{draft.pk}:{ones[-1].pk}:{moment}")
            told += 1
    return told


@transaction.atomic
def forget_removed_remarks() -> int:
    """What was taken away thirty days ago goes; where answers hang on it only its words go. Gives how many."""
    old = Remark.objects.filter(removed_at__lt=clock.now() - FORGOTTEN).exclude(text="")
    answered = Remark.objects.filter(thread__isnull=False).values("thread")
    emptied = old.filter(pk__in=answered).update(text="", quote="")
    gone = old.exclude(pk__in=answered).count()
    old.exclude(pk__in=answered).delete()
    if emptied + gone:
        announce(events.RemovedRemarksForgotten(by=None, count=emptied + gone))
    return emptied + gone


def _say(draft: Draft, text: str, by: Person, thread: Remark | None, where: dict[str, str]) -> Remark:
    text = _regular(text)
    same = Remark.objects.filter(draft=draft, by=by, thread=thread, text=text, removed_at=None, **where)
    there: Remark | None = same.filter(at__gt=clock.now() - TWICE).first()
    if there:
        return there
    said = Remark.objects.create(draft=draft, by=by, thread=thread, text=text, **where)
    _name(said)
    owner = draft.activity.owner_id
    announce(events.Remarked(by=by.pk, person=owner, activity=draft.activity_id, remark=said.pk))
    return said


def _name(said: Remark) -> bool:
    """Keep who is named; whether somebody is who was not."""
    if "@" not in said.text and not said.changed_at:
        return False
    named = {person.pk for person in named_in(said.text, may_be_named(said.draft.activity))}
    there = set(said.mentions.values_list("person", flat=True))
    said.mentions.exclude(person__in=named).delete()
    RemarkMention.objects.bulk_create([RemarkMention(remark=said, person_id=pk) for pk in sorted(named - there)])
    return bool(named - there)


def _removed(
    remark: Remark, at: dt.datetime | None, event: type[events.RemarkRemoved | events.RemarkRestored], by: Person
) -> Remark:
    remark = Remark.objects.select_for_update(of=("self",)).select_related("draft").get(pk=remark.pk)
    if (remark.removed_at is None) == (at is None):
        return remark
    remark.removed_at = at
    remark.save(update_fields=["removed_at"])
    announce(event(by=by.pk, activity=remark.draft.activity_id, remark=remark.pk))
    return remark


def _worded(raw: dict[str, object] | None) -> list[tuple[str, str, str]]:
    data = raw["data"] if raw else {}
    return list(worded(data)) if isinstance(data, dict) else []


def _regular(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()[:LONGEST]
    if not text:
        raise ValidationError(_("Schrijf eerst wat je wilt zeggen."))
    return text


def _not_asked() -> str:
    return _("Opmerkingen bij een concept zijn van wie hier activiteiten maakt, en van wie gevraagd is mee te lezen.")


def _not_hers() -> str:
    return _("Alleen wie het zei, verandert het of haalt het weg.")


def _not_settling() -> str:
    return _("Wie de activiteit beheert handelt een opmerking af, of wie haar zelf maakte.")
