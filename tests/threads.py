"""A whole thread for tests: theme, goal, KPI, behaviour, activity, and judges who agree."""

import datetime as dt
from types import SimpleNamespace

from tests.library import publish
from tests.pieces import a_behaviour, an_active_goal
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.strategy.models import DriverTurn, RequiredDriver, Side, StrategyLink, Theme
from vliegwiel.kit import clock

WHY = "Dat zagen we gebeuren bij de ploegen van Noord en Zuid, vorig jaar."


def a_thread(author, owner, *, slug="luisteren", theme=True, goal=None):
    """An activity by `author` for a behaviour and goal of `owner`, up to her theme; nobody judged anything."""
    above = Theme.objects.create(title="Veilig werk", owner=owner) if theme and goal is None else None
    goal = goal or an_active_goal(owner, theme=above)
    behaviour = a_behaviour(owner, goal=goal)
    activity = publish(author, slug)
    link = Link.objects.create(activity=activity, behaviour=behaviour, rationale="Omdat het helpt.", claimed_by=author)
    return SimpleNamespace(
        theme=goal.theme, goal=goal, kpi=goal.kpis.first(), behaviour=behaviour, activity=activity, link=link
    )


def said(ratings, side, by, strength=1.0, evidence=1, *, at=None, holds=365):
    """A rating, straight into the tables."""
    at = at or clock.now()
    return ratings.create(
        side=side,
        strength=strength,
        evidence=evidence,
        reason=WHY,
        by=by,
        at=at,
        review_by=at.date() + dt.timedelta(days=holds),
    )


def edges_of(thread):
    """The edges of a thread, top first: three above the behaviour (two without a theme), and its link."""
    ends = [{"kind": "kpi", "goal": thread.goal, "kpi": thread.kpi}]
    ends += [{"kind": "behaviour", "kpi": thread.kpi, "behaviour": thread.behaviour}]
    if thread.theme:
        ends.insert(0, {"kind": "goal", "theme": thread.theme, "goal": thread.goal})
    return [*(StrategyLink.objects.get_or_create(**one)[0] for one in ends), thread.link]


def agree(thread, educator, owner, strength=1.0, evidence=1, *, at=None):
    """Both judges say the same of every edge."""
    for link in edges_of(thread):
        said(link.ratings, Side.EDUCATION, educator, strength, evidence, at=at)
        said(link.ratings, Side.LINE, owner, strength, evidence, at=at)


def kept_alive(behaviour, owner, *, done=True):
    """Somebody looks at it every week, and last week did (or did not): then an effect may be expected (or not)."""
    driver = RequiredDriver.objects.create(behaviour=behaviour, owner=owner, kind="monitor", what="Kijkt mee.")
    said_so = DriverTurn.Said.DONE if done else ""
    DriverTurn.objects.create(driver=driver, due=clock.today() - dt.timedelta(days=7), said=said_so)
    return driver
