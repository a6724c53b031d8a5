"""Beginning with what is there: a copy of an activity or programme, or one of the templates the product comes with."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Activity, AudienceGroup, Draft, Edition, Exam
from ..queries.templates import shipped_template
from .making import free_slug, make_activity, settle
from .uses import keep_uses, still_there
from .using import note_draft
from .writing import NOT_YOURS, add_block, save_draft

NOT_A_MAKER = gettext_lazy("Alleen auteurs en opleiders maken activiteiten.")


@transaction.atomic
def duplicate(activity: Activity, *, by: Person) -> Activity:
    """Begin another with the words of this one, in every language it has; whoever copies owns it. Every call makes one.

    What is being written is copied, or the newest edition where nothing is. Files are shared, not copied. Questions
    that count there count here, shared blocks stay shared blocks. What others agreed about the old one (behaviours it
    serves, exceptions, costs, when it is looked at again) does not go along. A copy of a template has its title, any
    other says that it is a copy.
    """
    require(permissions.may_make(by), NOT_A_MAKER)
    sources = _words_of(activity)
    titles = {language: _title(activity, source.title, language) for language, source in sources.items()}
    first = titles.get(by.language) or next(iter(titles.values()), activity.slug)
    made = Activity.objects.create(
        slug=free_slug(first),
        owner=by,
        shape=activity.shape,
        purpose=activity.purpose,
        legal_basis=activity.legal_basis,
        follow_up=activity.follow_up,
        skill=activity.skill,
        is_reference=activity.is_reference,
    )
    for language, source in sources.items():
        draft = Draft.objects.create(
            activity=made,
            language=language,
            title=titles[language],
            summary=source.summary,
            minutes=source.minutes,
            weeks=source.weeks,
            blocks=still_there(source.blocks),
        )
        note_draft(draft)
    if not sources:
        Draft.objects.create(activity=made, language=by.language, title=first)
    for exam in Exam.objects.filter(activity=activity):
        Exam.objects.create(activity=made, **exam.rules)
    keep_uses(made)
    for group in activity.audience.order_by("pk"):
        AudienceGroup.objects.create(activity=made, unit_id=group.unit_id, position_id=group.position_id)
    announce(events.ActivityCopied(by=by.pk, activity=made.pk, source=activity.pk))
    return made


@transaction.atomic
def set_template(activity: Activity, *, is_template: bool, by: Person) -> Activity:
    """Let others begin with a copy of it, or no more. Nothing else about it changes."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    if activity.is_template != is_template:
        activity.is_template = is_template
        activity.save(update_fields=["is_template"])
        announce(events.TemplateSet(by=by.pk, activity=activity.pk))
    return activity


@transaction.atomic
def begin_with_template(key: str, *, by: Person) -> Activity:
    """Begin with one of the templates the product comes with, in the maker's language. KeyError for an unknown one."""
    require(permissions.may_make(by), NOT_A_MAKER)
    template = shipped_template(key)
    activity = make_activity(str(template.title), by=by, shape=template.shape)
    draft = activity.drafts.get()
    for kind, data in template.blocks():
        add_block(draft, kind=kind, data=data, by=by)
    draft.refresh_from_db()
    save_draft(
        draft,
        title=draft.title,
        summary=str(template.summary),
        minutes=template.minutes,
        weeks=template.weeks,
        version=draft.version,
        by=by,
    )
    settle(activity, by=by, is_reference=template.is_reference)
    return activity


def _words_of(activity: Activity) -> dict[str, Draft | Edition]:
    """language -> what is written in it, the oldest language first."""
    found: dict[str, Draft | Edition] = {}
    for edition in activity.editions.order_by("language", "number"):
        found[edition.language] = edition
    for draft in activity.drafts.order_by("pk"):
        if draft.blocks or draft.title or draft.language not in found:
            found[draft.language] = draft
    return found


def _title(activity: Activity, title: str, language: str) -> str:
    if activity.is_template:
        return title
    with override(language):
        return _("Kopie van {title}").format(title=title or activity.slug)[:120]
