"""The icons in use. The sprite is made of exactly these, so a name outside the list is an error."""

from django.utils.safestring import SafeString

from .draw import draw_once, one_of

SPRITE = "built/icons.svg"

NAMES = """
    archive arrow-down arrow-left arrow-right arrow-up arrow-up-right award badge-check bell bell-off bold
    book-open bookmark briefcase building-2 calendar calendar-check calendar-clock calendar-off captions
    chart-column chart-line check chevron-down chevron-left chevron-right chevron-up circle circle-alert
    circle-check circle-dot circle-help circle-x clipboard-check clipboard-list clock cloud-off code columns-3
    compass copy corner-down-right download ellipsis external-link eye eye-off file-text file-up filter flag
    flame footprints gauge git-branch globe graduation-cap grip-vertical hand-heart handshake heading-2
    heading-3 heart history house image images inbox info italic key-round keyboard languages layers layout-grid
    leaf library life-buoy lightbulb link list list-checks list-ordered loader-circle lock log-in log-out mail
    map message-circle message-square monitor moon mountain network notebook-pen octagon-pause palette paperclip
    pause pen-line pencil play plus printer quote redo-2 refresh-cw repeat rotate-ccw route save scale search
    send settings share-2 shield shield-check sliders-horizontal smartphone sparkles split sprout square-pen
    sticky-note sun sun-moon table target thumbs-up timer toy-brick trash-2 trending-up triangle-alert trophy
    undo-2 unlink upload user user-check user-plus users video volume-2 wifi-off x zap
"""
ICONS = frozenset(NAMES.split())


def icon(name: str, *, label: str = "", size: str = "m") -> SafeString:
    """A picture beside a word; give `label` only when it stands alone. Sizes: s 16, m 20, l 24 px."""
    size = one_of("size", size, ("s", "m", "l"))
    return draw_once("icon", name=one_of("icon", name, ICONS), label=str(label), size=size, sprite=SPRITE)
