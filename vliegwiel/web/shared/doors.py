"""Who may pass which door. The first word of an address is its door; pages ask further questions themselves."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from .places import DOORS
from .shell import around

# Pages behind a door that others may enter too, because the page itself asks who may see it: the owner of a behaviour
# confirms a link in the studio without being an author, and of a goal or theme judges its edges; everybody may read the
# goals of the organisation, and a goal's owner in the line keeps it without holding a role.
OPEN_PAGES: frozenset[str] = frozenset(
    {"studio:confirmation", "studio:needs"}
    # Who was asked by name to read a draft along: the page itself asks.
    | {"studio:remarks", "studio:remarks_state", "studio:remark", "studio:remark_answers", "studio:remark_settlement"}
    | {"studio:remark_reopening", "studio:remark_removal", "studio:remark_restoration"}
    | {"office:goals", "office:goal", "office:goal_text", "office:goal_check", "office:goal_activation"}
    | {"office:goal_closing", "office:goal_reopening", "office:goal_disposal", "office:goal_owner"}
    | {"office:goal_reading", "office:reading_removal", "office:behaviour_new", "office:behaviour_check"}
    | {"office:edges", "office:edge", "office:thread"}
    | {"office:theme", "office:theme_ending", "office:kpi", "office:kpi_new", "office:kpi_reading", "office:kpis"}
    | {"office:kpi_reading_removal", "office:kpi_disposal", "office:kpi_agreement", "office:weak"}
    | {"office:kpi_reading_files", "office:goal_reading_files", "office:kpi_sample", "office:academy_reading_files"}
    | {"office:reading_import", "office:reading_application", "office:reading_withdrawal"}
    | {"office:kpi_reading_tokens", "office:reading_token_end"}
    | {"office:behaviour", "office:behaviour_retirement", "office:behaviour_restoration"}
    | {
        "office:behaviour_keeping",
        "office:driver_new",
        "office:driver",
        "office:driver_stop",
        "office:driver_resumption",
    }
    | {"office:fix_new", "office:fix"}
    # An address somebody was sent: it leads on to what she may see herself.
    | {"office:report", "office:report_view"}
)


def keep_the_doors(get_response):
    """Refuse, in words, whoever may not pass the door. Signing in is asked before this."""
    keepers = {door.key: door.may for door in DOORS}

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, view, args, kwargs) -> None:
        door = request.path_info.strip("/").partition("/")[0]
        may = keepers.get(door)
        if may is None or not request.user.is_authenticated or request.resolver_match.view_name in OPEN_PAGES:
            return
        if door == "lead":
            around(request).organisation  # noqa: B018 -- the page needs it anyway, and it answers leads_someone too
        if not may(request.user):
            raise PermissionDenied(_("Deze deur is voor anderen. Wat je zoekt staat misschien bij Leren."))

    middleware.process_view = process_view
    return middleware
