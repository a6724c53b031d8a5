"""A second person looks before something is published."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Purpose, ReviewVerdict
from ..models import Draft, Review, ReviewRule
from ..queries import reviewers, seal
from .writing import HEAD, NOT_YOURS, Conflict, latest


@transaction.atomic
def ask_review(draft: Draft, *, of: Person, by: Person, question: str = "") -> Review:
    """Ask a colleague who makes activities to look. Asking the same one again changes nothing; asking another lets the
    first one go. ValidationError for oneself, and for who makes no activities here."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    if of.pk == by.pk:
        raise ValidationError(_("Een tweede paar ogen is van een ander. Kies een collega."))
    if not reviewers(draft.activity).filter(pk=of.pk).exists():
        raise ValidationError(
            _("{name} maakt hier geen activiteiten. Kies een auteur of opleider.").format(name=of.name)
        )
    going: Review | None = Review.objects.open().filter(activity=draft.activity_id, language=draft.language).first()
    if going and going.reviewer_id == of.pk:
        return going
    if going:
        _end(going, by)
    review = Review.objects.create(
        activity=draft.activity,
        language=draft.language,
        asked_by=by,
        reviewer=of,
        question=" ".join(question.split())[:400],
    )
    announce(events.ReviewAsked(by=by.pk, person=of.pk, activity=draft.activity_id, review=review.pk))
    return review


@transaction.atomic
def answer_review(review: Review, *, verdict: ReviewVerdict | str, seen: int, by: Person, note: str = "") -> Review:
    """Say what she thinks of the words she saw (`seen`: the version of the draft). Conflict when they changed since.

    Asking for changes needs a note (ValidationError). An answer given before, or a question taken back, stays so.
    """
    require(permissions.may_answer_review(by, review), _("Dit is aan een ander gevraagd."))
    review = Review.objects.select_for_update(of=("self",)).select_related("activity").get(pk=review.pk)
    if review.answered_at or review.ended_at:
        return review
    draft = latest(Draft.objects.get(activity=review.activity_id, language=review.language))
    if draft.version > seen:
        raise Conflict(draft, HEAD, None)
    verdict, note = ReviewVerdict(verdict), note.strip()[:2_000]
    if verdict == ReviewVerdict.CHANGES and not note:
        raise ValidationError(_("Zeg wat er anders moet. Met alleen ‘nog niet’ kan de ander niet verder."))
    review.verdict, review.note, review.seal, review.answered_at = verdict, note, seal(draft), clock.now()
    review.save()
    announce(
        events.ReviewAnswered(
            by=by.pk, person=review.asked_by_id, activity=review.activity_id, review=review.pk, verdict=verdict.value
        )
    )
    return review


@transaction.atomic
def end_review(review: Review, *, by: Person) -> None:
    """Take the question back; what was answered stays."""
    require(permissions.may_edit(by, review.activity), NOT_YOURS)
    _end(Review.objects.select_for_update(of=("self",)).get(pk=review.pk), by)


@transaction.atomic
def set_review_rules(purposes: Collection[Purpose | str], *, by: Person) -> set[str]:
    """Say for which purposes nobody publishes alone."""
    require(permissions.may_set_review_rules(by), _("Dit spreken de opleiders af."))
    wanted = {Purpose(purpose).value for purpose in purposes}
    there = set(ReviewRule.objects.values_list("purpose", flat=True))
    if wanted != there:
        ReviewRule.objects.exclude(purpose__in=wanted).delete()
        ReviewRule.objects.bulk_create([ReviewRule(purpose=purpose, by=by) for purpose in sorted(wanted - there)])
        announce(events.ReviewRulesSet(by=by.pk, purposes=", ".join(sorted(wanted))))
    return wanted


def _end(review: Review, by: Person) -> None:
    if review.answered_at is None and review.ended_at is None:
        review.ended_at = clock.now()
        review.save(update_fields=["ended_at"])
        announce(
            events.ReviewTakenBack(by=by.pk, person=review.reviewer_id, activity=review.activity_id, review=review.pk)
        )
