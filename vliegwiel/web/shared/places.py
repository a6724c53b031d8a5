"""The doors and the places behind each: what the rail and the bottom bar show.

A place is shown once its page exists: `name` is the page's name behind its door ("today" for learn:today).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.permissions import may_answer, may_set_review_rules
from vliegwiel.areas.community.permissions import may_see_rituals as see_rituals
from vliegwiel.areas.community.permissions import may_tell_why
from vliegwiel.areas.insights.permissions import may_read_log, may_see_figures
from vliegwiel.areas.learning.permissions import may_close_weeks, may_keep_rules, may_make_room, may_see_facts
from vliegwiel.areas.live.permissions import may_see_planner
from vliegwiel.areas.messaging.permissions import may_keep_mail
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import (
    may_author,
    may_enter_office,
    may_keep_kiosks,
    may_see_people,
    may_set_brand,
)
from vliegwiel.areas.qualifications.permissions import may_see_counts as see_standing
from vliegwiel.areas.recognition.permissions import may_see_equity
from vliegwiel.areas.reports.permissions import may_see_counts as see_reports
from vliegwiel.areas.study.permissions import may_keep as keep_studies
from vliegwiel.areas.study.permissions import may_see_budgets as see_budgets
from vliegwiel.areas.welcome.permissions import may_see_funnel


@dataclass(frozen=True)
class Place:
    """`may` says who sees it; without, everybody who may pass the door. `also`: where else it counts as being here.

    `group` is the heading it stands under, where a door has many places; those without stand first.
    """

    word: Any
    icon: str
    name: str
    may: Callable[[Person], bool] | None = None
    also: tuple[str, ...] = ()
    group: Any = ""


@dataclass(frozen=True)
class Door:
    key: str
    word: Any
    icon: str
    may: Callable[[Person], bool]
    places: tuple[Place, ...]


def anybody(person: Person) -> bool:
    return True


def leads(person: Person) -> bool:
    return person.leads_someone


# Where one is among the goals.
OF_DIRECTION = (
    *("/office/goal/", "/office/behaviour/", "/office/theme", "/office/kpi", "/office/weak/", "/office/edge"),
    *("/office/readings/", "/office/driver/", "/office/fix/", "/office/keeping/"),
)

OF_PORTFOLIO = ("/office/well-liked/", "/office/rounds/")
DOORS = (
    Door(
        "learn",
        _("Leren"),
        "book-open",
        anybody,
        (
            Place(_("Vandaag"), "sun", "today", also=("/learn/everything/", "/learn/first-run/")),
            Place(
                _("Vinden"), "compass", "activities", also=("/learn/activity/", "/learn/given-back/", "/learn/session/")
            ),
            Place(
                _("Toepassen"),
                "footprints",
                "practice",
                also=(
                    *("/learn/check", "/learn/observe/", "/learn/list", "/learn/support/", "/learn/keeping/"),
                    *("/learn/recognition/", "/learn/circle", "/learn/meeting/", "/learn/leaders/"),
                    "/learn/buddies/",
                ),
            ),
            Place(
                _("Mijn pad"),
                "route",
                "my_path",
                also=(
                    *("/learn/records/", "/learn/certificates/", "/learn/sessions/", "/learn/present/"),
                    *("/learn/moments/", "/learn/suggestion", "/learn/look", "/learn/hours/", "/learn/retrieval/"),
                ),
            ),
            Place(_("Hulp vragen"), "life-buoy", "requests", also=("/learn/request/", "/learn/stud")),
        ),
    ),
    Door(
        "lead",
        _("Leiden"),
        "users",
        leads,
        (
            Place(_("Team"), "users", "team", also=("/lead/person/", "/lead/people/")),
            Place(_("Geven"), "hand-heart", "assign"),
            Place(_("Gegeven"), "list-checks", "given", also=("/lead/room/",)),
            Place(_("Verplicht"), "badge-check", "report"),
            Place(_("Aanvragen"), "inbox", "studies"),
            Place(_("Hulp vragen"), "life-buoy", "requests"),
            Place(_("Samen leren"), "handshake", "circles", also=("/lead/example/",)),
        ),
    ),
    Door(
        "studio",
        _("Maken"),
        "pencil",
        may_author,
        (
            Place(_("Mijn stukken"), "square-pen", "pieces", also=("/studio/activity/", "/studio/link/")),
            Place(_("Maak iets"), "plus", "idea"),
            Place(_("Mediatheek"), "images", "media"),
            Place(_("Bouwstenen"), "toy-brick", "shared_blocks", also=("/studio/shared/",)),
            Place(_("Sessies"), "calendar-clock", "sessions", also=("/studio/session/", "/studio/room")),
            Place(_("Binnenhalen"), "file-up", "imports"),
            Place(_("Intakes"), "clipboard-list", "intakes", also=("/studio/intake/",)),
            Place(_("Observatielijsten"), "clipboard-check", "checklists", also=("/studio/checklist/",)),
            Place(_("Zoekwoorden"), "search", "synonyms"),
            Place(_("Gezocht, niet gevonden"), "circle-help", "misses"),
        ),
    ),
    Door(
        "office",
        _("Sturen"),
        "gauge",
        may_enter_office,
        (
            Place(
                _("Cockpit"),
                "chart-column",
                "cockpit",
                may_see_figures,
                also=("/office/activity/", "/office/decisions/", "/office/method/"),
            ),
            Place(_("Vragen"), "life-buoy", "requests", may_answer, also=("/office/request/",)),
            Place(
                _("Mensen"),
                "users",
                "people",
                may_see_people,
                also=("/office/units/", "/office/roles/", "/office/imports/"),
            ),
            Place(_("Rode draad"), "git-branch", "thread", group=_("Richten")),
            Place(_("Doelen"), "target", "goals", also=OF_DIRECTION, group=_("Richten")),
            Place(_("Charter"), "scale", "charter", group=_("Richten")),
            Place(_("Jouw waarom"), "quote", "why", may_tell_why, group=_("Richten")),
            Place(_("Transfer"), "footprints", "transfer", may_see_figures, group=_("Meten")),
            Place(_("Portfolio"), "layers", "portfolio", may_see_figures, also=OF_PORTFOLIO, group=_("Meten")),
            Place(_("Eén pagina"), "file-text", "one_page", group=_("Meten")),
            Place(_("Begin"), "sprout", "first_runs", may_see_funnel, group=_("Meten")),
            Place(_("Gezien"), "eye", "seen", may_see_equity, group=_("Meten")),
            Place(_("Bewijs"), "badge-check", "qualifications", see_standing, group=_("Bewijzen")),
            Place(_("Overzichten"), "table", "reports", see_reports, group=_("Bewijzen")),
            Place(_("Aanvragen"), "inbox", "studies", keep_studies, group=_("Bewijzen")),
            Place(_("Vastleggen"), "clipboard-check", "facts", may_see_facts, group=_("Bewijzen")),
            Place(
                _("Leerregels"),
                "list-checks",
                "rules",
                may_keep_rules,
                also=("/office/rules/", "/office/giving/"),
                group=_("Beheren"),
            ),
            Place(_("Rituelen"), "handshake", "rituals", see_rituals, also=("/office/ritual/",), group=_("Beheren")),
            Place(_("Instemming"), "shield-check", "consents", also=("/office/conditions/",), group=_("Beheren")),
            Place(_("Ruimte"), "timer", "room", may_make_room, group=_("Beheren")),
            Place(_("Planbord"), "calendar", "planner", may_see_planner, group=_("Beheren")),
            Place(_("Gesloten weken"), "calendar-off", "closed_weeks", may_close_weeks, group=_("Beheren")),
            Place(_("Opleidingsbudget"), "layers", "budgets", see_budgets, group=_("Beheren")),
            Place(_("Logboek"), "history", "log", may_read_log, group=_("Beheren")),
            Place(_("Meekijken"), "eye", "second_pair", may_set_review_rules, group=_("Beheren")),
            Place(_("Kiosken"), "monitor", "kiosks", may_keep_kiosks, also=("/office/kiosk/",), group=_("Beheren")),
            Place(_("Mail"), "mail", "mail", may_keep_mail, group=_("Beheren")),
            Place(_("Gezondheid"), "gauge", "health", may_keep_mail, group=_("Beheren")),
            Place(_("Huisstijl"), "palette", "brand", may_set_brand, group=_("Beheren")),
        ),
    ),
)


def address(*name: str, args: Sequence[Any] = ()) -> str:
    """Where a page lives, or "" while there is none: address("learn", "today")."""
    return _address(":".join(name), tuple(args), settings.ROOT_URLCONF, get_script_prefix())


@lru_cache(maxsize=256)
def _address(name: str, args: tuple[Any, ...], _urls: str, _prefix: str) -> str:
    # Every page asks for the same twenty.
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
