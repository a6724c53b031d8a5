"""The micro-trainings for who leads people, from the box onto the shelf."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Organisation, Person
from vliegwiel.areas.people.permissions import may_run_academy
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events
from ..models import Activity, Draft, MicroTraining
from ..queries.micro import MICRO, MINUTES, Micro
from .making import make_activity, settle, translate_draft
from .publishing import Incomplete, publish
from .writing import add_block, change_block, save_draft

REVIEWED_AFTER = dt.timedelta(days=365)
"""When she is asked to look at them again, as of everything on the shelf."""


@transaction.atomic
def lay_ready(*, by: Person) -> list[MicroTraining]:
    """Make the eight micro-trainings into activities of hers, Dutch and English, and publish them; gives those made.

    Twice is once: what was made before stays as it is, also when it was changed or taken off the shelf since. What the
    charter, or the rule of a second reader, keeps off the shelf stays a draft with everything in it.
    """
    require(may_run_academy(by), _("Opleiders zetten de microtrainingen klaar."))
    list(Organisation.objects.select_for_update())  # two tabs at once make eight, not sixteen
    there = set(MicroTraining.objects.values_list("key", flat=True))
    made = []
    for place, dutch in enumerate(MICRO["nl"]):
        if dutch.key not in there:
            activity = _make(dutch, by)
            made.append(MicroTraining.objects.create(key=dutch.key, place=place, activity=activity, by=by))
    if made:
        announce(events.MicroTrainingsLaidReady(by=by.pk, n=len(made)))
    return made


def _make(dutch: Micro, by: Person) -> Activity:
    activity = make_activity(dutch.title, by=by, language="nl")
    draft = activity.drafts.get()
    for kind, data in dutch.blocks():
        add_block(draft, kind=kind, data=data, by=by)
    _head(activity.drafts.get(), dutch, by)
    settle(activity, by=by, follow_up=False, review_by=clock.today() + REVIEWED_AFTER)
    english = next(one for one in MICRO["en"] if one.key == dutch.key)
    draft = translate_draft(activity, language="en", by=by)
    for block, (_kind, data) in zip(list(draft.blocks), english.blocks(), strict=True):
        draft = change_block(draft, block=block["id"], data=data, version=draft.version, by=by)
    _head(draft, english, by)
    for language in MICRO:
        try:
            with transaction.atomic():
                publish(activity, language=language, by=by)
        except Incomplete:
            break  # what is missing stands on its workbench, as with every draft
    return activity


def _head(draft: Draft, words: Micro, by: Person) -> None:
    save_draft(draft, title=words.title, summary=words.summary, minutes=MINUTES, version=draft.version, by=by)
