"""Reports: what was counted on the first of each month, what HR keeps and lets come by, and a file that was made."""

import datetime as dt
from functools import partial

from vliegwiel.areas.qualifications.models import Qualification
from vliegwiel.areas.reports import actions
from vliegwiel.areas.reports.enums import Answer, Question, Rhythm, Scope
from vliegwiel.areas.reports.models import Export
from vliegwiel.areas.reports.queries import Ask

from ..story import Story


def write(story: Story) -> None:
    story.at(story.moment(36, 10, 20), partial(_keep, story))
    story.at(story.moment(3, 11), partial(_take_along, story))
    for month in range(2):
        first = (story.today.replace(day=1) - dt.timedelta(days=31 * month)).replace(day=1)
        days = (story.today - first).days - 3  # the machine was off for a long weekend
        if days > 0:
            story.at(story.moment(days, 7, 20), _first_of_the_month)


def _keep(story: Story) -> None:
    hanneke, femke = story.who("hanneke"), story.who("femke")
    first_aid = Qualification.objects.get(title__startswith="Bedrijfshulp")
    view = actions.save_view(
        None, by=hanneke, title="BHV: wie nog niet", ask=Ask(thing=f"q{first_aid.pk}", answer=Answer.NO), is_shared=True
    )
    actions.schedule(view, by=hanneke, rhythm=Rhythm.MONTH, on=1, to=[hanneke, femke, story.who("mirjam")])
    ask = Ask(question=Question.ENDS, window=180)
    actions.save_view(None, by=femke, title="Wat het komende halfjaar verloopt", ask=ask)
    mirjam, ends = story.who("mirjam"), Ask(question=Question.ENDS)
    hers = actions.save_view(None, by=mirjam, title="Wat in mijn team verloopt", ask=ends, scope=Scope.TEAM)
    actions.schedule(hers, by=mirjam, rhythm=Rhythm.WEEK, on=1, to=[mirjam])
    still = Ask(answer=Answer.NO)
    actions.save_view(None, by=mirjam, title="Wie nog iets te doen heeft", ask=still, scope=Scope.TEAM, is_shared=True)


def _take_along(story: Story) -> None:
    by = story.who("hanneke")
    export = actions.ask_export(Ask(), by=by, scope=Scope.NAMES, title="Alles wat verplicht is", format="csv")
    while actions.go_on(Export.objects.get(pk=export.pk)):
        pass


def _first_of_the_month() -> None:
    actions.count_month()
    actions.go_round()
