"""Rituals: how many groups hold which, those of the organisation itself, and whether leaders learn visibly."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue.queries import waiting_requests
from vliegwiel.areas.community import actions, permissions, queries
from vliegwiel.areas.community.models import Kit
from vliegwiel.areas.community.queries.counting import WEEKS
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

ROWS = 6
NOT_YOURS = gettext_lazy("Rituelen zijn van auteurs, opleiders en directie.")
NOT_A_WRITER = gettext_lazy("Rituelen schrijven auteurs en opleiders.")


@require_safe
def rituals(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_rituals(request.user), NOT_YOURS)
    counts = permissions.may_count_rituals(request.user)
    shown = {
        "held": queries.held_by(),
        "weeks": WEEKS,
        "counts": counts,
        "writes": permissions.may_write_kits(request.user),
        "layers": queries.layers() if permissions.may_count_leaders(request.user) else None,
    }
    return page(request, "office/rituals.html", shown)


def ritual_new(request: HttpRequest) -> HttpResponse:
    return _form(request, None)


def ritual(request: HttpRequest, key: str) -> HttpResponse:
    return _form(request, get_object_or_404(Kit.objects.all(), key=key))


@require_POST
def retirement(request: HttpRequest, key: str) -> HttpResponse:
    require(permissions.may_write_kits(request.user), NOT_A_WRITER)
    back = request.POST.get("back") == "yes"
    actions.retire_kit(get_object_or_404(Kit.objects.all(), key=key), by=request.user, after_all_not=back)
    messages.success(request, _("Groepen kunnen het weer kiezen.") if back else _("Groepen kiezen het niet meer."))
    return redirect("office:rituals")


def _form(request: HttpRequest, kit: Kit | None) -> HttpResponse:
    require(permissions.may_write_kits(request.user), NOT_A_WRITER)
    versions = queries.versions_of(kit) if kit else []
    wrong: dict[str, list[str]] = {}
    if request.method == "POST":
        typed = _typed(request)
        try:
            steps = [queries.step_of(row) for row in typed["steps"] if any(_words(row))]
            actions.write_kit(title=typed["title"], purpose=typed["purpose"], steps=steps, by=request.user, kit=kit)
        except ValidationError as refused:
            wrong = refused.message_dict
        else:
            messages.success(
                request, _("Bewaard. Groepen kunnen het kiezen; wat al gehouden is, blijft zoals het was.")
            )
            return redirect("office:rituals")
    elif versions:
        last = versions[0]
        typed = {"title": last.title, "purpose": last.purpose, "steps": last.steps}
    else:
        typed = {"title": {}, "purpose": {}, "steps": []}
    empty = {"minutes": "", "title": {}, "question": {}}
    rows = [*typed["steps"], *[empty] * max(0, ROWS - len(typed["steps"]))]
    shown = {
        "kit": kit,
        "versions": versions,
        "title": _both(typed["title"]),
        "purpose": _both(typed["purpose"]),
        "rows": [
            {"minutes": one["minutes"], "title": _both(one["title"]), "question": _both(one["question"])}
            for one in rows
        ],
        "wrong": [text for texts in wrong.values() for text in texts],
        "asked": [] if kit else list(waiting_requests()[:5]),
    }
    return page(request, "office/ritual.html", shown, status=422 if wrong else 200)


def _typed(request: HttpRequest) -> dict[str, Any]:
    def text(name: str) -> dict[str, str]:
        return {
            language: " ".join(request.POST.get(f"{name}_{language}", "").split())[:200] for language in ("nl", "en")
        }

    columns = [
        request.POST.getlist(name)[:20] for name in ("minutes", "title_of_nl", "title_of_en", "asks_nl", "asks_en")
    ]
    steps = [
        {
            "minutes": int(minutes) if minutes.isdecimal() and len(minutes) < 4 else 0,
            "title": {"nl": nl.strip()[:120], "en": en.strip()[:120]},
            "question": {"nl": asks_nl.strip()[:280], "en": asks_en.strip()[:280]},
        }
        for minutes, nl, en, asks_nl, asks_en in zip(*columns, strict=False)
    ]
    return {"title": text("title"), "purpose": text("purpose"), "steps": [row for row in steps if any(_words(row))]}


def _words(row: dict[str, Any]) -> list[str]:
    return [*row["title"].values(), *row["question"].values()]


def _both(words: dict[str, str]) -> dict[str, str]:
    return {language: words.get(language, "") for language in ("nl", "en")}
