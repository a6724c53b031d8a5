"""Is this a plan one can do? An if-then plan works when a moment calls up one deed that others could see.

Source of the rule: Gollwitzer & Sheeran (2006), "Implementation intentions and goal achievement: a meta-analysis of
effects and processes", Advances in Experimental Social Psychology 38, 69-119.
"""

import re

from django.utils.translation import gettext as _

from vliegwiel.areas.strategy.queries import vague

from ..enums import TEXT_LENGTH

# One's own mood only: "als een klant boos belt" is an event, "als ik boos ben" and "als wij moe zijn" are not.
MOOD = re.compile(
    r"\b(?:ik|wij|we)\b(?:\s+\w+){0,3}?\s+(?:voel(?:en)?|erger(?:en)?|scha(?:am|men)|gestrest|onzeker|boos|moe|bang"
    r"|gemotiveerd|zin|rustig|blij)\b"
    r"|\b(?:i|we) feel\b|\b(?:i'm|i am|we're|we are)(?:\s+\w+)?"
    r"\s+(?:stressed|insecure|angry|tired|afraid|motivated|calm|happy)\b",
    re.IGNORECASE,
)
# Somebody else does it: "mijn collega belt", "moet mijn leidinggevende". "Laat de klant uitpraten" is her own deed.
_OTHER = (
    r"(?:hij|zij|ze|jij|jullie|iedereen|men|het team"
    r"|(?:mijn|onze|de) (?:collega|leidinggevende|manager|baas|chef|directeur|afdeling|klant)(?:’?s|en)?)"
)
_MUST = (
    r"(?:moet|moeten|gaat|gaan|zal|zullen|mag|mogen|hoort|kan|doet|belt|vraagt|zegt|meldt|helpt|stuurt|zorgt|regelt)"
)
SOMEBODY_ELSE = re.compile(
    rf"^(?:{_OTHER}|{_MUST} {_OTHER})\b"
    r"|^(?:he|she|they|you|everyone|the team|(?:my|our|the) (?:colleague|manager|boss|department|customer)s?)\b",
    re.IGNORECASE,
)
LEAD_IN = {
    "situation": re.compile(r"^(als|wanneer|zodra|if|when)\b[\s,:]*", re.IGNORECASE),
    "action": re.compile(r"^(dan|then)\b[\s,:]*", re.IGNORECASE),
}
SUBJECT = re.compile(r"^(ik (ga|zal|wil)|ik|(wij|we) (gaan|zullen|willen)|wij|we|i will|i|we will)\b\s*", re.IGNORECASE)


def tidied(text: str, part: str) -> str:
    """The words without the "als" or "dan" the page already shows, without outer spaces and a closing full stop."""
    text = " ".join(text.split())
    return LEAD_IN[part].sub("", text).rstrip(" .")


def wording_problems(situation: str, action: str, language: str = "nl") -> dict[str, str]:
    """What to mend before this is a plan: field name -> sentence to the person. Empty when it is fine.

    `situation` and `action` are tidied texts. Both are needed, each of at most 140 characters; the situation is an
    event or a time, not a mood; the action starts with something others could see her do.
    """
    problems: dict[str, str] = {}
    if not situation:
        problems["situation"] = _("Vul in bij welk moment je het doet, bijvoorbeeld: een klant belt die al wacht.")
    elif len(situation) > TEXT_LENGTH:
        problems["situation"] = _("Dit is te lang. Houd het op één moment, in hooguit 140 tekens.")
    elif MOOD.search(situation):
        problems["situation"] = _("Een gevoel komt en gaat. Noem een moment dat je kunt zien aankomen of horen.")
    if not action:
        problems["action"] = _("Vul in wat je dan doet, bijvoorbeeld: ik vraag eerst wat er al geprobeerd is.")
    elif len(action) > TEXT_LENGTH:
        problems["action"] = _("Dit is te lang. Houd het op één ding dat je doet, in hooguit 140 tekens.")
    elif SOMEBODY_ELSE.search(action):
        problems["action"] = _(
            "Wat een ander doet heb je niet in de hand. Zeg wat jij doet, bijvoorbeeld: "
            "ik vraag mijn collega om mee te lezen."
        )
    elif suggestion := vague(SUBJECT.sub("", action), language):
        problems["action"] = _("Zo kan niemand zien dat je het doet. %(suggestion)s") % {"suggestion": suggestion}
    return problems
