"""At most three things: one that is asked, one she set herself to, one she chose."""

import datetime as dt

from django.views.decorators.http import require_safe

from vliegwiel.areas.community import queries as community
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.practice import queries as practice
from vliegwiel.areas.welcome import queries as welcome
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared.beginning import first_steps
from vliegwiel.web.shared.runs import RUNS
from vliegwiel.web.shared.shell import around

from .timeline import timeline

FIRST_DAYS = dt.timedelta(days=14)


@require_safe
def today(request):
    person, organisation = request.user, around(request).organisation
    things = learning.today(person)
    asked = [row for row in (things.must, *things.waiting) if row]
    due = practice.due_now(person)
    moments, comes_back = timeline(person)
    comes_back = comes_back and not (things.must and due and things.own)  # at most three things
    own, standing = welcome.protected_and_standing(person)
    first_days = not moments or clock.today() - person.joined_on < FIRST_DAYS
    steps = first_steps(person)
    wanted = standing.wanted(RUNS)
    return page(
        request,
        "learn/today.html",
        {
            "things": things,
            "commitment": due,
            "comes_back": comes_back,
            "own_first": not (things.must or due),
            "comes_back_first": not (things.must or due or things.own),
            "waiting": len(things.waiting) + len(things.other),
            "week": learning.my_week(person, asked, organisation, own.placed),
            "protected": own,
            "moments": moments,
            "new_here": not moments,
            "why": organisation.why if first_days else "",
            "leader": community.why_to_meet(person) if around(request).why_waits else None,
            "steps": steps,
            # Where nothing lies yet it is the one thing to do; else it stands quietly below what she came for.
            "run_first": bool(wanted and not moments and not (things.must or due or things.own or comes_back or steps)),
            "wanted": wanted,
            "run": RUNS[wanted.persona] if wanted else None,
            "day": clock.today(),
        },
    )
