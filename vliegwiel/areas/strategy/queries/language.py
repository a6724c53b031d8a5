"""The word lists the lint knows: verbs nobody can see, counts that are no result, and what to write instead.

The stop lists are those of the design's quality check LOS-B1, with the word forms people really type.
"""

import re
from typing import NamedTuple

# An adverb or "to" in front hides nothing: "goed begrijpen", "to fully understand".
_BEFORE_NL = r"^(?:(?:te|om|goed|beter|echt|volledig|meer|zelf)\s+)*"
_BEFORE_EN = r"^(?:(?:to|can|fully|really|better|truly)\s+)*"

VAGUE = {
    "nl": re.compile(
        _BEFORE_NL + r"(?:(?P<know>weet|weten|ken(?:t|nen)?)"
        r"|(?P<understand>begrijp(?:t|en)?|snap(?:t|pen)?)"
        r"|(?P<aware>(?:(?:is|zijn|ben|bent)\s+)?zich\s+(?:meer\s+)?bewust(?:\s+zijn)?"
        r"|(?:heeft|hebben|krijgt|krijgen)\s+(?:meer\s+|beter\s+)?inzicht|inzicht\s+(?:hebben|krijgen))"
        r"|(?P<open>(?:staat|staan)\s+(?:meer\s+)?open|openstaan|open\s+staan"
        r"|(?:heeft|hebben)\s+(?:meer\s+)?affiniteit|affiniteit\s+hebben))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        _BEFORE_EN + r"(?:(?P<know>know(?:s|ing)?|(?:is|are|be|being)\s+familiar|learn(?:s|ing)?\s+about)"
        r"|(?P<understand>understand(?:s|ing)?)"
        r"|(?P<aware>(?:is|are|be|being|become|becomes)\s+(?:more\s+)?aware)"
        r"|(?P<open>appreciat(?:es?|ing)))\b",
        re.IGNORECASE,
    ),
}

# A count of learning activity is activity, no result (LOS-K5).
ACTIVITY_COUNTS = {
    "nl": re.compile(
        r"\b(?:voltooiing(?:en|sgraad)?|voltooide\s+\w+"
        r"|(?:afgeronde|gevolgde|gegeven)\s+(?:\w+\s+){0,2}(?:training|cursus|module|workshop|opleiding|e-?learning|les)\w*"
        r"|(?:training|cursus|module|workshop|opleiding|e-?learning|lessen)\w*\s+(?:\w+\s+)?(?:afgerond|gevolgd|voltooid)"
        r"|afrondingen|afrondingspercentage|inschrijvingen|deelnemers?(?:aantal)?"
        r"|deelname(?!\s+aan)|deelname\s+aan\s+(?:\w+\s+){0,3}(?:training|cursus|module|workshop|opleiding|e-?learning|academie|leer)\w*"
        r"|(?:aanwezig\w*|opkomst)\s+(?:bij|in|op|van)\s+(?:\w+\s+){0,2}(?:training|cursus|workshop|opleiding|les)\w*"
        r"|(?:leer|training|opleiding|cursus|studie)s?-?uren|kijktijd|inlog(?:gen|s|momenten)"
        r"|(?:behaalde|uitgereikte)\s+certificaten|toetsscores?)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:completions?|completion\s+rates?|(?:completed|attended|finished)\s+(?:\w+\s+){0,2}(?:training|course|module|workshop|lesson)\w*"
        r"|(?:training|course|module|workshop|lesson)s?\s+(?:completed|attended|finished|taken)"
        r"|enrol(?:l?ments?)|participants?|participation(?!\s+in)"
        r"|participation\s+in\s+(?:\w+\s+){0,3}(?:training|course|module|workshop|academy|learning)\w*"
        r"|attendance\s+(?:at|of|in)\s+(?:\w+\s+){0,2}(?:training|course|workshop|lesson)\w*"
        r"|(?:learning|training|study)\s+hours|log-?ins|views|certificates\s+(?:earned|issued)|test\s+scores?)\b",
        re.IGNORECASE,
    ),
}


class Subject(NamedTuple):
    """A subject people write vague behaviours about, and behaviours one could really see."""

    words: re.Pattern[str]
    examples: dict[str, tuple[str, ...]]


SUBJECTS = (
    Subject(
        re.compile(r"veilig|risico|gevaar|incident|ongeval|safe|risk|hazard|danger|accident", re.IGNORECASE),
        {
            "nl": (
                "stopt het werk en meldt de onveilige situatie",
                "spreekt een collega aan die zijn bril niet draagt",
            ),
            "en": ("stops the work and reports the unsafe situation", "speaks up when a colleague wears no goggles"),
        },
    ),
    Subject(
        re.compile(r"klant|bezoeker|patiënt|cliënt|customer|client|visitor|patient", re.IGNORECASE),
        {
            "nl": ("vat samen wat de klant vraagt en vraagt of het klopt", "belt de klant dezelfde dag terug"),
            "en": ("repeats what the customer asks and checks it", "calls the customer back the same day"),
        },
    ),
    Subject(
        re.compile(r"feedback|samenwerk|gesprek|aanspreken|collega|teamwork|conversation|colleague", re.IGNORECASE),
        {
            "nl": ("zegt wat hij zag en vraagt hoe de ander het ziet", "vraagt na elke overdracht één tip"),
            "en": ("says what he saw and asks how the other sees it", "asks for one tip after every handover"),
        },
    ),
    Subject(
        re.compile(
            r"privacy|gegevens|data|avg\b|gdpr|phishing|wachtwoord|password|information security", re.IGNORECASE
        ),
        {
            "nl": ("deelt persoonsgegevens alleen via de beveiligde map", "meldt een verdachte mail met de meldknop"),
            "en": ("shares personal data only through the secure folder", "reports a suspicious mail with the button"),
        },
    ),
    Subject(
        re.compile(r"kwaliteit|fout|proces|procedure|quality|error|mistake|process", re.IGNORECASE),
        {
            "nl": ("loopt voor de start de vijf punten van de kaart na", "noteert elke afwijking in het logboek"),
            "en": ("goes through the five points on the card before starting", "writes every deviation in the log"),
        },
    ),
)

# When the subject is not recognised: what one could see of somebody who knows, understands, is aware or is open.
OTHERWISE: dict[str, dict[str, tuple[str, ...]]] = {
    "nl": {
        "know": ("zoekt het op en laat een collega zien waar het staat", "kiest zonder hulp de juiste werkwijze"),
        "understand": ("legt het in eigen woorden uit aan een nieuwe collega", "doet het voor en noemt waarom"),
        "aware": ("stopt even, noemt wat er mis kan gaan en kiest dan", "meldt het zodra het gebeurt"),
        "open": ("vraagt er elke week een collega om", "probeert het één keer en vertelt hoe het ging"),
    },
    "en": {
        "know": ("looks it up and shows a colleague where it is", "chooses the right way of working without help"),
        "understand": ("explains it to a new colleague in own words", "shows how it is done and says why"),
        "aware": ("pauses, names what could go wrong, then chooses", "reports it as soon as it happens"),
        "open": ("asks a colleague for it every week", "tries it once and tells how it went"),
    },
}
