"""What the pages of reports share: the question from an address, its rows as a table, and asking for a file."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.reports import actions, jobs, queries
from vliegwiel.areas.reports.enums import TEAM_COLUMNS, WINDOWS, Answer, Column, Question, Scope
from vliegwiel.areas.reports.queries import Ask
from vliegwiel.areas.reports.queries.rows import Key


def ask_in(given: QueryDict) -> Ask:
    """As it stands in an address."""
    return Ask.read(given.dict(), given.getlist("column"))


def query_of(ask: Ask, **more: Any) -> str:
    """As it stands behind the question mark."""
    return urlencode({**ask.address(), **{name: value for name, value in more.items() if value}}, doseq=True)


def address(name: str, ask: Ask, **more: Any) -> str:
    """A page with this question."""
    return f"{reverse(name)}?{query_of(ask, **more)}"


def after_in(request: HttpRequest) -> Key | None:
    """Behind whom the page begins. Her number stands in the address, not her name."""
    asked = request.GET.get("after", "")
    if not (asked.isdecimal() and len(asked) < 10):
        return None
    found = Person.objects.filter(pk=int(asked)).values_list("family_name", "given_name", "pk")
    return found.first()


def title_of(ask: Ask, titles: dict[str, str]) -> str:
    """What a report is called when nobody gave it a name."""
    if thing := titles.get(ask.thing):
        return _("{question}: {thing}").format(question=ask.question.label, thing=thing)
    return str(ask.question.label)


def shown(request: HttpRequest, ask: Ask, scope: str, titles: dict[str, str]) -> dict[str, Any]:
    """A page of rows, and all one can narrow it by."""
    walk, ask = queries.Walk(ask, by=request.user, scope=scope, titles=titles), ask.kept_for(scope)
    after = after_in(request)
    found = queries.page_of(walk, after)
    heads = queries.heads(walk.ask)
    return {
        "ask": walk.ask,
        "day": walk.day,
        "rows": [_table(row, walk.ask) for row in found.rows],
        "first_heads": queries.first_heads(walk.ask),
        "heads": heads[len(queries.first_heads(walk.ask)) :],
        "after": found.after[2] if found.after else 0,
        "looked": found.looked,
        "further": after is not None,
        "things": [("", _("alles wat verplicht is")), *titles.items()],
        "questions": [(one, one.label, query_of(_asking(ask, one))) for one in Question],
        "answers": [(one.value, one.label) for one in Answer],
        "windows": [(days, _("{n} dagen").format(n=days)) for days in WINDOWS],
        "columns": [
            (one.value, one.label, one in walk.ask.columns)
            for one in (Column if scope == Scope.NAMES else TEAM_COLUMNS)
        ],
        "query": query_of(ask),
        "title": title_of(walk.ask, titles),
    }


def ask_file(request: HttpRequest, scope: str) -> HttpResponse:
    """Have it made, and show how far it is."""
    ask = ask_in(QueryDict(request.POST.get("ask", "")))
    title = request.POST.get("title", "") or title_of(ask, {})
    try:
        export = actions.ask_export(
            ask, by=request.user, scope=scope, title=title, format=request.POST.get("format", "")
        )
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("learn:exports")
    jobs.make_export.enqueue(export.pk)
    return redirect("learn:export", export.pk)


def _asking(ask: Ask, question: Question) -> Ask:
    """The same of another question: the columns that are usual there."""
    return Ask.read({**ask.words(), "question": str(question), "columns": (), "answer": ""})


def _table(row: queries.Row, ask: Ask) -> tuple[queries.Row, list[tuple[str, Any, bool]]]:
    """Beside the row its further cells: (what it is called, what it says, whether that is a day)."""
    said = queries.cells(row, ask)[3:]
    return row, [
        (str(column.label), cell, column in queries.DATES) for column, cell in zip(ask.columns, said, strict=True)
    ]
