"""The design system's elements, as tags: their signature is their contract, a wrong attribute does not compile.

Blocks wrap content ({% card title="..." %}...{% endcard %}); the others stand alone ({% icon "lock" %}).
Every one of them is on show, in every state, at /office/elements/.
"""

from django import template

from vliegwiel.kit import remembering
from vliegwiel.kit.elements import figures, forms, icons, layout, people, press, wheel

register = template.Library()

BLOCKS = (
    press.button,
    press.link_button,
    press.menu,
    press.dialog,
    layout.page_head,
    layout.section,
    layout.card,
    layout.callout,
    layout.flash,
    layout.empty,
    layout.table,
    layout.facts,
    layout.fact,
    layout.tabs,
    layout.tab,
    layout.timeline,
    layout.moment,
    layout.quote,
    people.chip,
    figures.stat,
    forms.filter_bar,
)
SINGLES = (
    icons.icon,
    wheel.wheel,
    people.avatar,
    people.sees,
    figures.meter,
    figures.interval,
    figures.sparkline,
    layout.steps,
    layout.breadcrumb,
    layout.pagination,
    layout.skeleton,
    forms.field,
    forms.options,
    forms.form_errors,
    forms.search_field,
)
WITH_CONTEXT = (forms.scheme_switch,)
for block in BLOCKS:
    register.simple_block_tag(block)
for single in SINGLES:
    register.simple_tag(single)
for asking in WITH_CONTEXT:
    register.simple_tag(asking, takes_context=True)
register.tag("remember", remembering.remember)
