"""The link in a mail that answers how it went: without signing in, for that one answer. A visit changes nothing, for
scanners of mail open every link; one tap notes it."""

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.catalogue.models import Retirement
from vliegwiel.areas.observation import queries as observation
from vliegwiel.areas.people.queries.speech import tongue
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import WENT, Commit, Often, Step
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.areas.practice.queries import Link, Standing
from vliegwiel.kit import clock
from vliegwiel.kit.page import page


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What will be noted, and one button that notes it. Used before, too late or gone: said in words."""
    if not ratelimit.consume(request, app="allauth.account", action="answer_link", limit_get=True):
        return _unseen(page(request, "shared/answer.html", {"busy": True}, status=429))
    link = queries.link_of(token)
    if link is None:
        return _unseen(page(request, "shared/answer.html", {"standing": Standing.GONE}, status=410))
    if request.method == "POST":
        standing, check_in = actions.answer_by_link(link)
    else:
        check_in = CheckIn.objects.select_related("plan__person").filter(pk=link.check_in).first()
        standing = queries.standing_of(link, check_in, clock.today())
    if check_in is None or standing == Standing.GONE:
        return _unseen(page(request, "shared/answer.html", {"standing": Standing.GONE}, status=410))
    with translation.override(tongue(check_in.plan.person.language)):
        shown = _shown(link, check_in, standing, noted=request.method == "POST")
        return _unseen(page(request, "shared/answer.html", shown))


def _shown(link: Link, check_in: CheckIn, standing: Standing, *, noted: bool) -> dict:
    """The title of the activity and the answers: nothing of the plan's own words, nor who stands beside her."""
    activity = check_in.plan.activity_id
    title = queries.titles([activity]).get(activity, "")
    step = check_in.step
    said = step.answer(check_in.said)
    often = standing == Standing.OPEN and noted and link.times is None and step == Step.PRACTICE and said in WENT
    return {
        "standing": standing,
        "noted": noted and standing == Standing.OPEN,
        "title": title,
        "question": step.question(str(title)),
        "choice": step.words(link.said) if link.times is None else str(Often(link.times).label),
        "times": link.times,
        "oftens": [
            (one.value, one.label, queries.link_token(link.check_in, str(one.value), link.until))
            for one in (Often if often else ())
        ],
        "said": step.words(check_in.said),
        "adjusts": said == Commit.ADJUST,
        "not_now": said == Commit.NOT_NOW,
        "due_on": check_in.due_on,
        "others": [
            (step.words(one), queries.link_token(link.check_in, one, link.until))
            for one in step.answers
            if one != link.said and link.times is None
        ],
        "brings": said in WENT and step == Step.IMPACT,
        "checks": step == Step.CHECK and bool(observation.asking(check_in.plan.person, activity)),
        "another": standing != Standing.STOPPED and queries.asked_with(check_in),
        "supporter": check_in.plan.supporter_id is not None and step != Step.COMMIT,
        "retired": Retirement.objects.filter(activity=activity).exists(),
        "pk": check_in.pk,
        "slug": check_in.plan.activity.slug,
    }


def _unseen(response: HttpResponse) -> HttpResponse:
    """Not in a search engine, and the link is not told to where she goes next. Within our own pages it is: with no
    referrer at all a browser says nothing of where its form came from either, and the form would be refused."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "same-origin"
    return response
