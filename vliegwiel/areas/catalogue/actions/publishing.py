"""Publishing: an edition that never changes, or a refusal that names what is missing."""

from collections.abc import Collection
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.queries import in_force
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Purpose
from ..models import Activity, Draft, Edition
from ..queries import (
    CompassPoint,
    Missing,
    changed_since_edition,
    compass,
    missing_to_publish,
    programme_minutes,
    second_pair,
    stopped_by,
    untranslated,
)
from .hinting import look_over
from .indexing import index_activity
from .inspecting import keep_inspection
from .translating import follow
from .using import note_draft, note_edition
from .writing import NOT_YOURS


class Incomplete(Exception):
    """Publishing was refused. `missing` names every part, and where to mend it."""

    def __init__(self, missing: list[Missing]) -> None:
        super().__init__(", ".join(part.code for part in missing))
        self.missing = missing


@transaction.atomic
def publish(
    activity: Activity,
    *,
    language: str,
    by: Person,
    purpose: Purpose | str | None = None,
    legal_basis: str = "",
    also: Collection[str] = (),
) -> Edition:
    """Make what is written in this language the edition learners get. Incomplete when something is missing.

    The charter in force must be kept where it says "must", or be waived; the edition keeps what its checks said.
    Where the organisation asks for a second person, she approved these very words.
    A draft equal to the latest edition gives that edition back, with the purpose brought up to date.
    also: the languages of translations that come out with it, or nothing does: each wholly translated, and since the
    last change of what it translates.
    """
    require(permissions.may_edit(by, activity), NOT_YOURS)
    require(not activity.is_shared, _("Een bouwsteen publiceer je niet: je brengt een versie uit."))
    drafts = {
        draft.language: draft
        for draft in Draft.objects.select_for_update(of=("self",))
        .select_related("activity")
        .filter(activity=activity, language__in={language, *also})
    }
    purpose = Purpose(purpose or activity.purpose)
    legal_basis = " ".join((legal_basis or activity.legal_basis).split())[:200] if purpose == Purpose.LEGAL else ""
    source = drafts[language]
    charter, believed = in_force()
    missing: list[Missing] = []
    points: dict[str, list[CompassPoint]] = {}
    for code, draft in sorted(drafts.items(), key=lambda one: one[0] != language):
        if code != language:
            missing += [replace(part, language=code) for part in untranslated(source, draft)]
            _follow(draft, source)
        elif activity.is_programme:
            _sum_up(draft)
        points[code] = compass(draft, believed, purpose=purpose)
        lacking = [*missing_to_publish(draft, purpose, legal_basis=legal_basis), *stopped_by(points[code])]
        missing += lacking if code == language else [replace(part, language=code) for part in lacking]
    missing += second_pair(source, purpose)
    if missing:
        raise Incomplete(missing)
    settled = (activity.purpose, activity.legal_basis) == (purpose, legal_basis)
    if not settled:
        activity.purpose, activity.legal_basis = purpose, legal_basis
        activity.save(update_fields=["purpose", "legal_basis"])
    issued = {code: _issue(draft, by) for code, draft in drafts.items()}
    for code, (edition, _new) in issued.items():
        keep_inspection(edition, charter, points[code])  # also unchanged: perhaps checked under a newer charter
    look_over([new for new, _is_new in issued.values()])
    edition, _new = issued[language]
    if not settled or any(new for _edition, new in issued.values()):
        index_activity(activity)
        announce(events.ActivityPublished(by=by.pk, activity=activity.pk, edition=edition.pk, purpose=purpose.value))
    return edition


def _issue(draft: Draft, by: Person) -> tuple[Edition, bool]:
    """The next edition of a draft, and whether it is new; the latest one when it says the same."""
    editions = Edition.objects.filter(activity=draft.activity_id, language=draft.language)
    latest = editions.order_by("-number").first()
    if latest and not changed_since_edition(draft, latest):
        return latest, False
    edition = Edition.objects.create(
        activity=draft.activity,
        language=draft.language,
        number=latest.number + 1 if latest else 1,
        title=draft.title,
        summary=draft.summary,
        minutes=draft.minutes,
        weeks=draft.weeks,
        blocks=draft.blocks,
        published_by=by,
    )
    note_edition(edition)
    return edition, True


def _follow(draft: Draft, source: Draft) -> None:
    """A translation comes out with the blocks of its source, whoever moved them last."""
    before = (draft.blocks, draft.minutes, draft.weeks)
    follow(draft, source)
    if (draft.blocks, draft.minutes, draft.weeks) != before:
        draft.version += 1
        draft.save()
        note_draft(draft)


def _sum_up(draft: Draft) -> None:
    """The longest way through the programme, as long as its activities are today."""
    _least, most = programme_minutes(draft)
    if draft.minutes != most:
        draft.minutes = most
        draft.save(update_fields=["minutes"])
