"""Who looks at a draft before it is published, and whether what she approved is still what stands there."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, RoleGrant

from ..enums import Purpose, ReviewVerdict
from ..models import Activity, Draft, PlannedPublication, Remark, Review, ReviewRule
from .compass import Mend
from .marks import bare
from .weighing import Missing
from .wording import fingerprint


@dataclass(frozen=True)
class Reviewing:
    """`open`: who is asked and did not answer yet. `last`: the latest answer. `holds`: it approves these very words.
    `gone`: who is asked does not work here any more, or makes no activities now."""

    open: Review | None
    last: Review | None
    holds: bool
    gone: bool


def seal(draft: Draft) -> str:
    """By this the words of a draft are known again: the same as long as nothing in it changes. The minutes of a
    programme are those of its activities, and not hers who wrote it."""
    minutes = 0 if draft.activity.is_programme else draft.minutes
    return fingerprint([draft.title, draft.summary, minutes, draft.weeks, bare(draft.blocks)])


def reviewing(draft: Draft) -> Reviewing:
    """Where the looking of a second person stands. One query, one more while somebody is asked."""
    reviews = list(
        Review.objects.filter(activity=draft.activity_id, language=draft.language, ended_at=None)
        .select_related("reviewer", "asked_by")
        .order_by("-asked_at", "-pk")[:10]
    )
    asked = next((one for one in reviews if one.answered_at is None), None)
    answered = [one for one in reviews if one.answered_at is not None]
    last = max(answered, key=lambda one: (one.answered_at, one.pk), default=None)
    return Reviewing(
        open=asked,
        last=last,
        holds=last is not None and last.verdict == ReviewVerdict.APPROVED and last.seal == seal(draft),
        gone=asked is not None and not reviewers(draft.activity).filter(pk=asked.reviewer_id).exists(),
    )


@dataclass(frozen=True)
class Agreed:
    """What was agreed about publishing a draft. `needed`: for which purposes a second person looks; `judged`: one
    did; `holds`: she approved these very words. The plan is the latest one: `planned_at`, by whom, for what; `refused`:
    why it did not go through, in sentences. Cancelled and carried out plans are none. `waiting`: how many
    open remarks stand beside it."""

    needed: frozenset[str]
    judged: bool
    holds: bool
    planned_at: dt.datetime | None = None
    planner: int | None = None
    planned_for: Purpose = Purpose.OWN_GROWTH
    refused: tuple[str, ...] = ()
    waiting: int = 0

    @property
    def planned_by(self) -> str:
        """The name of who planned it, asked only where it is shown; "" when no plan waits."""
        return Person.objects.get(pk=self.planner).name if self.planner else ""


def with_agreed(drafts: QuerySet[Draft]) -> QuerySet[Any]:
    """Drafts of which `agreed` knows the answer without asking."""
    ours: dict[str, Any] = {"activity": OuterRef("activity"), "language": OuterRef("language")}
    answered = Review.objects.filter(**ours, ended_at=None).exclude(answered_at=None).order_by("-answered_at", "-pk")
    plans = PlannedPublication.objects.filter(**ours).order_by("-planned_at", "-pk")
    said = Remark.objects.open().filter(draft=OuterRef("pk")).order_by().values("draft").annotate(n=Count("pk"))
    needs = {f"needs_{purpose}": Exists(ReviewRule.objects.filter(purpose=purpose)) for purpose in Purpose.values}
    rows: QuerySet[Any] = drafts.annotate(
        judged_verdict=Subquery(answered.values("verdict")[:1]),
        judged_seal=Subquery(answered.values("seal")[:1]),
        plan_at=Subquery(plans.values("at")[:1]),
        plan_by=Subquery(plans.values("by")[:1]),
        plan_purpose=Subquery(plans.values("purpose")[:1]),
        plan_outcome=Subquery(plans.values("outcome")[:1]),
        plan_why=Subquery(plans.values("why")[:1]),
        remarks_waiting=Subquery(said.values("n")[:1]),
        **needs,
    )
    return rows


def agreed(draft: Draft) -> Agreed:
    """What was agreed about publishing this draft. One query, none when the draft came `with_agreed`."""
    known = vars(draft)
    if "judged_seal" not in known:
        known = vars(with_agreed(Draft.objects.filter(pk=draft.pk)).get())
    waits = known["plan_at"] is not None and known["plan_outcome"] == ""
    refused = known["plan_outcome"] == PlannedPublication.Outcome.REFUSED
    return Agreed(
        needed=frozenset(purpose for purpose in Purpose.values if known[f"needs_{purpose}"]),
        judged=known["judged_seal"] is not None,
        holds=known["judged_verdict"] == ReviewVerdict.APPROVED and known["judged_seal"] == seal(draft),
        planned_at=known["plan_at"] if waits or refused else None,
        planner=known["plan_by"] if waits else None,
        planned_for=Purpose(known["plan_purpose"] or Purpose.OWN_GROWTH),
        refused=tuple(known["plan_why"] or ()) if refused else (),
        waiting=known["remarks_waiting"] or 0,
    )


def second_pair(draft: Draft, purpose: Purpose | str) -> list[Missing]:
    """What the organisation asks of who publishes for this purpose: a second person who approved these very words."""
    how = agreed(draft)
    if purpose not in how.needed or how.holds:
        return []
    if how.judged:
        text = _("Wie meekeek, zag andere woorden of vroeg nog iets aan te passen. Vraag iemand om opnieuw te kijken.")
    else:
        text = _("Laat een collega meekijken: die keurt dit goed voor het op de plank komt.")
    return [Missing("review", text, Mend.REVIEW)]


def review_rules() -> set[str]:
    """For which purposes nobody publishes alone."""
    return set(ReviewRule.objects.values_list("purpose", flat=True))


def reviewers(activity: Activity) -> QuerySet[Person]:
    """Who may look: everybody who works here and makes activities, by name."""
    makers = RoleGrant.objects.on().filter(role__in=(Role.AUTHOR, Role.LND_LEAD)).values("person")
    found: QuerySet[Person] = Person.objects.here().filter(pk__in=makers).by_name()
    return found


def reviews_waiting_for(person: Person) -> QuerySet[Review]:
    """What she was asked to look at and did not answer, the oldest first; `title`: what the draft is called."""
    waiting: QuerySet[Review] = Review.objects.open().filter(reviewer=person, activity__retirement=None)
    drafts = Draft.objects.filter(activity=OuterRef("activity"), language=OuterRef("language"))
    waiting = waiting.annotate(title=Subquery(drafts.values("title")[:1]))
    return waiting.select_related("activity", "asked_by").order_by("asked_at", "pk")
