"""Beginning, doing step by step, and finishing."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.assessment import actions as assessment
from vliegwiel.areas.assessment.queries import Open, Outcome, question
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.catalogue.queries import edition_for, is_programme, programme_sections
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import Completion, Enrolment, FirstTries, Step

Raw = dict[str, Any]  # a block as it is stored
A_DAY = 86_400  # seconds
NOT_YOURS = gettext_lazy("Alleen wie hiermee bezig is kan er iets in doen.")
BY_COMING = gettext_lazy("Je hebt alles gehad. Afronden doe je door erbij te zijn: kies een sessie.")
BY_DOING = {  # seeing these is not doing them
    Kind.QUESTION: gettext_lazy("Geef eerst een antwoord. ‘Weet ik nog niet’ mag ook."),
    Kind.PACKAGE: gettext_lazy("Dit pakket is nog niet af. Ga erin verder, of sla het nu over."),
}


@transaction.atomic
def enrol(activity: Activity, *, by: Person, language: str = "") -> Enrolment:
    """Begin an activity, in the latest edition in `language` (else hers, else another). Twice is once, in every round.
    Steps of a programme whose activity she finished before are done, and so is the programme when they are all.

    What she began stays open to her when it is retired. Raises ValidationError for what was never published or was
    retired before she began.
    """
    require(permissions.may_enrol(by), _("Wie hier niet meer werkt kan niets nieuws beginnen."))
    number = queries.round_of(by, activity)
    if begun := Enrolment.objects.filter(person=by, activity=activity, round=number).first():
        return begun
    edition = edition_for(activity, by, language=language)
    if edition is None or not Activity.objects.published().filter(pk=activity.pk).exists():
        raise ValidationError(_("Deze activiteit staat niet meer op de plank. Kies iets anders."))
    enrolment, new = Enrolment.objects.get_or_create(
        person=by, activity=activity, round=number, defaults={"edition": edition, "place": _first(edition.blocks)}
    )
    if new:
        announce(events.Enrolled(by=by.pk, person=by.pk, enrolment=enrolment.pk, activity=activity.pk))
        _count_what_she_did(enrolment, by)
    return enrolment


@transaction.atomic
def move(enrolment: Enrolment, *, to: str, by: Person, second: int = 0) -> Enrolment:
    """Remember where she is, so that she resumes there. ValidationError for a block her edition does not have.

    second: how far in the video or the sound of that block; a day is the most that is kept.

    Nothing is announced: where somebody is reading is nobody's business.
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    find(enrolment, to)
    return arrive(enrolment, to, second=min(max(0, second), A_DAY))


@transaction.atomic
def answer(
    enrolment: Enrolment,
    block: str,
    *,
    chosen: Iterable[str],
    by: Person,
    sure: int | None = None,
    at: dt.datetime | None = None,
) -> Outcome:
    """Answer a question, in private, and hear at once why. An empty answer means "weet ik nog niet".

    chosen: a list of words, as `assessment.queries.checking` reads it. sure: 1..3, when the question asks it. at: when
    she gave it, when that was before it came here.

    Any answer does the step; trying again costs nothing. May finish the activity, as `finish_step` does. The first
    answer adds one to a count that holds nobody (`FirstTries`).
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    raw = find(enrolment, block)
    if raw["type"] != Kind.QUESTION:
        raise ValidationError(_("Dit is geen vraag."))
    if queries.counts(raw) and queries.exam_of(enrolment.activity_id):
        raise ValidationError(_("Deze vraag hoort bij de toets. Beantwoord hem daar."))
    asked = question(raw["data"])
    outcome = assessment.answer(
        queries.answer_key(enrolment, block), question=asked, chosen=chosen, sure=sure, by=by, at=at
    )
    arrive(enrolment, block)
    if not isinstance(asked, Open) and enrolment.round == 1 and not enrolment.steps.filter(block=block).exists():
        _count_first_try(enrolment.edition_id, block, right=outcome.correct)
    do(enrolment, [block], by)
    return outcome


@transaction.atomic
def finish_step(enrolment: Enrolment, block: str, *, by: Person) -> Completion | None:
    """She saw this block and what is shown with it, and goes on to the next screen. Twice is once.

    Gives the completion when everything is done now. ValidationError for a question without an answer, a package that
    is not done, and a block her edition does not have.
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    raw = find(enrolment, block)
    if is_programme(enrolment.edition.blocks):
        return _finish_in_programme(enrolment, block, by)
    if raw["type"] in BY_DOING and not enrolment.steps.filter(block=block).exists():
        raise ValidationError(BY_DOING[raw["type"]])
    screens = queries.screens(enrolment.edition.blocks)
    here = next(n for n, screen in enumerate(screens) if block in screen.blocks)
    arrive(enrolment, screens[min(here + 1, len(screens) - 1)].id)
    return do(enrolment, screens[here].blocks, by)


@transaction.atomic
def complete(enrolment: Enrolment, *, by: Person) -> Completion:
    """Finish an activity of which every block is done. Finishing twice is finishing once.

    Raises ValidationError saying what is left; `queries.progress` says it block by block.
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    left = queries.progress(enrolment).left
    if left:
        raise ValidationError([entry.words for entry in left])
    completion = _complete(enrolment, by=by)
    if completion is None:
        raise ValidationError(BY_COMING)
    return completion


@transaction.atomic
def begin_again(enrolment: Enrolment, *, by: Person, language: str = "") -> Enrolment:
    """Go over to the newest edition in the language she reads it in, or in another. Steps of blocks that are word for
    word the same stay done, with her answers; in another language those of blocks that differ in nothing but words. An
    attempt at a test goes on in the edition it began in, and what was passed stays passed. A course package that was
    replaced begins anew.

    On the newest one already: nothing changes. A completion stays, of the edition it was earned in. The activity
    may be finished by going over, when all that was left is no longer in it.
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    newest = edition_for(enrolment.activity, by, language=language or enrolment.edition.language)
    if newest is None or newest.pk == enrolment.edition_id:
        return enrolment
    kept = queries.same_blocks(enrolment.edition, newest)
    answered = {block: queries.answer_key(enrolment, block) for block in kept}
    if is_programme(newest.blocks):  # a step that now holds another activity was done all the same
        kept = {raw["id"] for raw in newest.blocks}
    enrolment.steps.exclude(block__in=kept).delete()
    # What a package kept is for that package alone: another in its place begins anew, as she was told.
    renewed = queries.replaced_packages(enrolment.edition, newest)
    enrolment.package_runs.filter(block__in=renewed).delete()
    enrolment.package_ways.filter(block__in=renewed).delete()
    enrolment.edition = newest
    assessment.carry_answers({key: queries.answer_key(enrolment, block) for block, key in answered.items()}, by=by)
    if enrolment.place not in {raw["id"] for raw in newest.blocks}:
        enrolment.place = _first(newest.blocks)
    enrolment.seen_at = clock.now()
    enrolment.save(update_fields=["edition", "place", "seen_at"])
    announce(
        events.EditionChosen(
            by=by.pk, person=by.pk, enrolment=enrolment.pk, activity=enrolment.activity_id, edition=newest.pk
        )
    )
    _count_what_she_did(enrolment, by)
    if (asked := queries.asked_in(newest.blocks)) and queries.has_passed(enrolment):
        do(enrolment, asked, by)  # passed is passed, also when a question was worded anew
    if queries.progress(enrolment).finished:
        _complete(enrolment, by=by)
    return enrolment


def _first(blocks: list[Raw]) -> str:
    return blocks[0]["id"] if blocks else ""


def find(enrolment: Enrolment, block: str) -> Raw:
    """The block of the edition she began. ValidationError when it is not in there."""
    blocks: list[Raw] = enrolment.edition.blocks
    for raw in blocks:
        if raw["id"] == block:
            return raw
    raise ValidationError(_("Deze stap hoort niet bij de versie waaraan je begon."))


def arrive(enrolment: Enrolment, block: str, *, second: int = 0) -> Enrolment:
    """She is here now; what she resumes at."""
    enrolment.place, enrolment.second, enrolment.seen_at = block, second, clock.now()
    enrolment.save(update_fields=["place", "second", "seen_at"])
    return enrolment


def do(enrolment: Enrolment, blocks: Collection[str], by: Person) -> Completion | None:
    """Blocks done; and the activity with them, in the same transaction, when they were the last."""
    for block in blocks:
        _step, new = Step.objects.get_or_create(enrolment=enrolment, block=block)
        if new:
            announce(
                events.StepDone(
                    by=by.pk, person=by.pk, enrolment=enrolment.pk, activity=enrolment.activity_id, block=block
                )
            )
    return None if queries.progress(enrolment).left else _complete(enrolment, by=by)


def _finish_in_programme(enrolment: Enrolment, block: str, by: Person) -> Completion | None:
    """Only practice at work is done by saying so, once it is open; an activity by finishing it."""
    row = queries.programme(by, enrolment.activity, enrolment.edition, enrolment).row(block)
    if row is None or row.part.kind != Kind.PRACTICE:
        raise ValidationError(_("Deze stap is klaar als je de activiteit afrondt. Dat gaat vanzelf."))
    if row.closed:
        raise ValidationError(_("Deze stap is nog niet open. {why}.").format(why=row.closed))
    arrive(enrolment, block)
    return do(enrolment, [block], by)


def _count_what_she_did(enrolment: Enrolment, by: Person) -> None:
    """Steps of a programme of which she finished an activity, whenever that was; when she does it again only since.
    Nothing for what is no programme."""
    steps = [step for section in programme_sections(enrolment.edition.blocks) for step in section.steps]
    held = {one for step in steps for one in step.activities}
    if not held:
        return
    hers = Completion.objects.standing().filter(person=by, activity__in=held)
    if enrolment.round > 1:
        hers = hers.filter(at__gte=queries.counts_from(enrolment))
    finished = set(hers.values_list("activity", flat=True))
    if blocks := [step.id for step in steps if finished.intersection(step.activities)]:
        do(enrolment, blocks, by)


def _count_first_try(edition: int, block: str, *, right: bool) -> None:
    """One more; and when a handful waits, what others may see follows, all of it at once."""
    row, _new = FirstTries.objects.get_or_create(edition_id=edition, block=block)
    mine = FirstTries.objects.filter(pk=row.pk)
    mine.update(answered=F("answered") + 1, right=F("right") + int(right))
    mine.filter(answered__gte=F("shown") + settings.SMALLEST_GROUP).update(shown=F("answered"), shown_right=F("right"))


def _complete(enrolment: Enrolment, *, by: Person) -> Completion | None:
    """None for what one finishes by being there: whoever keeps the list says so (`attending.attended`)."""
    said = Completion.objects.filter(person=by, activity=enrolment.activity_id, round=enrolment.round)
    if standing := said.standing().order_by("pk").first():
        return standing
    if queries.by_coming(enrolment.activity_id):
        return None
    completion, new = Completion.objects.get_or_create(
        person=by,
        activity_id=enrolment.activity_id,
        round=enrolment.round,
        version=said.count() + 1,
        defaults={"edition_id": enrolment.edition_id},
    )
    if new:
        announce(
            events.Completed(
                by=by.pk,
                person=by.pk,
                completion=completion.pk,
                activity=enrolment.activity_id,
                edition=enrolment.edition_id,
            )
        )
        count_in_programmes(by, enrolment.activity_id, completion.at)
    return completion


def count_in_programmes(person: Person, activity: int, at: dt.datetime) -> None:
    """The steps it does in the programmes she is at; in one she does again only when she did it since."""
    for programme, blocks in queries.programmes_with(person, activity):
        if programme.round == 1 or at >= queries.counts_from(programme):
            do(programme, blocks, person)
