"""What holds a page together: heads, sections, cards, callouts, tables, lists of facts, tabs, steps."""

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.safestring import SafeString

from .draw import draw, one_of, trimmed

TONES = ("", "accent", "growth", "info", "caution")


def page_head(
    content: str, *, title: str, lead: str = "", kicker: str = "", back: str = "", back_label: str = ""
) -> SafeString:
    """The title, one line saying what the page is for, and inside the tag its actions (one primary at most)."""
    return draw(
        "page_head",
        actions=trimmed(content),
        title=title,
        lead=lead,
        kicker=kicker,
        back=back,
        back_label=back_label,
    )


def section(content: str, *, title: str, lead: str = "", id: str = "", level: int = 2) -> SafeString:
    """A heading and what belongs to it: type and space, no box."""
    return draw("section", content=content, title=title, lead=lead, id=id, level=level)


def card(content: str, *, title: str = "", href: str = "", tone: str = "", level: int = 3, id: str = "") -> SafeString:
    """Something one can open (`href`), or one thing that must stand apart."""
    return draw("card", content=content, title=title, href=href, tone=one_of("tone", tone, TONES), level=level, id=id)


def callout(content: str, *, tone: str = "info", title: str = "") -> SafeString:
    """A remark beside the text. Tones: info, good, caution."""
    icon = {"info": "info", "good": "circle-check", "caution": "triangle-alert"}
    return draw("callout", content=content, tone=one_of("tone", tone, icon), icon=icon[tone], title=title)


def flash(content: str, *, tone: str = "info", undo: str = "", csrf_token: str = "") -> SafeString:
    """What just happened, said once. `undo` is the address that takes it back. Tones: Django's message levels."""
    icon = {"debug": "info", "info": "info", "success": "circle-check", "warning": "triangle-alert"}
    icon["error"] = icon["warning"]
    one_of("tone", tone, icon)
    return draw("flash", content=content, tone=tone, icon=icon[tone], undo=undo, csrf_token=csrf_token)


def empty(content: str, *, title: str, text: str = "", example: str = "", icon: str = "") -> SafeString:
    """Nothing here yet: one sentence, one example, and inside the tag one button."""
    return draw("empty", action=trimmed(content), title=title, text=text, example=example, icon=icon)


def table(
    content: str, *, caption: str, show_caption: bool = False, dense: bool = False, stacks: bool = False
) -> SafeString:
    """Wraps thead and tbody. Give figures class="figure"; the caption is read aloud, and shown when asked.

    `stacks`: on a phone every row stands as a small list instead of scrolling sideways; each td names its column in
    data-label.
    """
    return draw("table", content=content, caption=caption, show_caption=show_caption, dense=dense, stacks=stacks)


def facts(content: str) -> SafeString:
    """A definition list of `fact`s."""
    return draw("facts", content=content)


def fact(content: str, name: str) -> SafeString:
    """One name and what is known."""
    return draw("fact", content=trimmed(content), name=name)


def tabs(content: str, *, label: str, within: bool = False) -> SafeString:
    """Links between faces of one thing; holds `tab`s. `within`: of what lies under the tab that is open, below it."""
    return draw("tabs", content=content, label=label, within=within)


def tab(content: str, *, href: str, active: bool = False, count: int | None = None) -> SafeString:
    return draw("tab", content=trimmed(content), href=href, active=active, count=count)


def steps(names: Sequence[str], *, current: int, label: str = "", open: Collection[int] = ()) -> SafeString:
    """Where one is in a short row of steps; the first is 1, one past the last means all done.

    `open`: steps one came past while something on them is still to do.
    """
    shown = [
        {"name": name, "state": "current" if n == current else "done" if n < current and n not in open else "ahead"}
        for n, name in enumerate(names, 1)
    ]
    return draw("steps", steps=shown, current=min(current, len(names)), label=label)


def timeline(content: str, *, label: str = "") -> SafeString:
    """What happened, latest first; holds `moment`s."""
    return draw("timeline", content=content, label=label)


def moment(content: str, *, when: str, icon: str = "", tone: str = "") -> SafeString:
    return draw("moment", content=content, when=when, icon=icon, tone=one_of("tone", tone, TONES))


def breadcrumb(trail: Sequence[tuple[str, str]]) -> SafeString:
    """The way back up: [(word, address), ...]."""
    return draw("breadcrumb", trail=trail)


def pagination(page: Any, *, query: str = "", param: str = "page") -> SafeString:
    """Earlier and later, for a Django Page. `query` keeps the filters: "unit=3&q=ben"."""
    return draw("pagination", page=page, query=f"{query.strip('&?')}&" if query else "", param=param)


def quote(content: str, *, by: str = "", when: str = "") -> SafeString:
    """Somebody's own words."""
    return draw("quote", content=content, by=by, when=when)


def skeleton(*, lines: int = 3) -> SafeString:
    """Keeps the place of text that is on its way."""
    return draw("skeleton", lines=range(lines))
