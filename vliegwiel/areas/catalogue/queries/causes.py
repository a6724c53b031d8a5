"""The smallest thing that helps, given why people do not do it now.

Source: action mapping (Cathy Moore), as the design's intake has it. Environment strictly highest: change something at
work first, training optional. Knowledge highest and skill at most 1: a job aid before a course. Skill highest:
practice. Motivation highest: leaders first, and made together with the people, before content.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..enums import Barrier, Route

HANDY = 1  # with skill weighing at most this, a job aid is enough


@dataclass(frozen=True)
class Advice:
    """`routes`: what the rule says; more than one when it does not choose. `highest`: the barriers that weigh most."""

    routes: tuple[Route, ...]
    highest: tuple[Barrier, ...]

    @property
    def chooses(self) -> bool:
        """Whether the rule comes to one answer."""
        return len(self.routes) == 1

    @property
    def is_tied(self) -> bool:
        """Whether more than one barrier weighs most."""
        return len(self.highest) > 1


def smallest_fix(*, knowledge: int, skill: int, motivation: int, environment: int) -> Advice:
    """What helps, each barrier weighing 0 (not in the way) to 3 (fully in the way). ValueError outside that.

    The rule says nothing of knowledge 3 with skill 2 (a job aid is too little, skill is not highest): that is practice,
    with the information at hand. Nothing in the way is an answer too.
    """
    weights = {
        Barrier.KNOWLEDGE: knowledge,
        Barrier.SKILL: skill,
        Barrier.MOTIVATION: motivation,
        Barrier.ENVIRONMENT: environment,
    }
    if not set(weights.values()) <= {0, 1, 2, 3}:
        raise ValueError(f"a barrier weighs 0 to 3: {weights}")
    top = max(weights.values())
    if top == 0:
        return Advice((Route.NOTHING,), ())
    highest = tuple(barrier for barrier, weight in weights.items() if weight == top)
    if highest == (Barrier.ENVIRONMENT,):
        return Advice((Route.WORKPLACE,), highest)
    rules = (
        (Barrier.KNOWLEDGE in highest and skill <= HANDY, Route.JOB_AID),
        (Barrier.SKILL in highest, Route.PRACTICE),
        (Barrier.MOTIVATION in highest, Route.LEADER),
    )
    routes = tuple(route for holds, route in rules if holds)
    return Advice(routes or (Route.PRACTICE,), highest)


def explain(advice: Advice) -> list[str]:
    """The advice in whole sentences, ties told as ties."""
    if not advice.chooses:
        names = ", ".join(f"‘{barrier.label}’" for barrier in advice.highest)
        return [_("Deze wegen even zwaar: {names}. De regel kiest dan niet; kies jij.").format(names=names)]
    (route,) = advice.routes
    told = {
        Route.NOTHING: _("Er staat niets in de weg. Gebeurt het misschien al, of weten we nog niet waarom niet?"),
        Route.WORKPLACE: _(
            "Dat het werk het niet toelaat, weegt het zwaarst. Verander eerst iets op de werkplek; leren kan daarna."
        ),
        Route.JOB_AID: _(
            "Ze weten niet hoe, maar kunnen het bijna. Een hulpmiddel bij het werk gaat voor een training."
        ),
        Route.PRACTICE: _("Ze kunnen het nog niet. Oefenen met iets wat echt voorkomt helpt; uitleg alleen niet."),
        Route.LEADER: _(
            "Ze willen niet, of zien het nut niet. Eerst doet de leiding het voor en maken jullie het samen met de "
            "mensen; inhoud komt daarna."
        ),
    }[route]
    if route == Route.PRACTICE and Barrier.SKILL not in advice.highest:
        told = _(
            "Ze weten niet hoe en kunnen het ook nog niet goed. Een hulpmiddel is te weinig: laat ze oefenen, met de "
            "uitleg erbij."
        )
    if Barrier.ENVIRONMENT in advice.highest and advice.is_tied:
        return [told, _("Dat het werk het niet toelaat, weegt even zwaar. Los dat er meteen bij op.")]
    if advice.is_tied:
        names = ", ".join(f"‘{barrier.label}’" for barrier in advice.highest)
        return [told, _("Deze wegen even zwaar: {names}.").format(names=names)]
    return [told]
