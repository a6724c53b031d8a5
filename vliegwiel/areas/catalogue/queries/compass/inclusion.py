"""Words that leave somebody out, each with what to write instead and the reason in one sentence (see `sentences`).

Short on purpose: only words for which a plain alternative exists and the reason can be said to whoever wrote it. A
charter may allow a word its organisation cannot do without.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# reason: the forms of a word, and what to write instead.
_NL: dict[str, dict[str, str]] = {
    "gender": {
        "manuren|man-uren": "werkuren",
        "mankracht": "mensen",
        "bemannen|bemand|bemande|bemanning": "bezetten, bezetting",
        "onbemand|onbemande": "zonder mensen",
        "vakman|vakmannen|vaklui": "vakmensen",
        "zakenman|zakenmannen|zakenlui": "ondernemers",
        "voorman|voormannen": "ploegleider",
        "brandweerman|brandweermannen": "brandweermensen",
        "politieman|politiemannen": "agenten",
        "contactman|vertrouwensman": "contactpersoon, vertrouwenspersoon",
        "cameraman|cameramannen": "cameramensen",
        "dames en heren|heren en dames": "beste collega’s",
        "hij/zij|zij/hij|hij of zij|zij of hij|hem/haar|haar/hem|zijn/haar|haar/zijn|hem of haar|zijn of haar": (
            "die, of het meervoud: zij, hun"
        ),
        "de meisjes van|de meiden van|de dames van|de jongens van|de mannen van": "de collega’s van",
        "(?:vrouwelijke|mannelijke) (?:arts|verpleegkundige|directeur|monteur|collega|manager|operator|chauffeur)s?": (
            "de functie, zonder het geslacht"
        ),
        "zijn mannetje staan": "zich staande houden",
    },
    "person": {
        "gehandicapt|gehandicapte|gehandicapten": "iemand met een beperking",
        "invalide|invaliden|mindervalide|mindervaliden|minder valide": "iemand met een beperking",
        "rolstoelgebonden|aan een rolstoel gekluisterd|aan de rolstoel gekluisterd": "gebruikt een rolstoel",
        "lijdt aan|lijden aan|lijdend aan": "heeft, hebben",
        "demente|dementen|een dement": "iemand met dementie",
        "autist|autisten": "iemand met autisme",
        "doofstom|doofstomme|doofstommen": "doof",
        "alcoholist|alcoholisten|junk|junks|junkies": "iemand met een verslaving",
        "normale mensen|normale collega’s": "mensen zonder beperking",
    },
    "origin": {
        "allochtoon|allochtone|allochtonen": "de herkomst, alleen als die ertoe doet",
        "autochtoon|autochtone|autochtonen": "de herkomst, alleen als die ertoe doet",
        "zigeuner|zigeuners": "Roma en Sinti",
        "neger|negers": "een Zwarte persoon",
        "blank persoon|blanken|blanke mensen": "witte mensen",
        "zwartepieten|de zwarte piet|zwarte pieten": "de schuld doorschuiven",
        "indianenverhaal|indianenverhalen": "een sterk verhaal",
    },
    "age": {
        "bejaarde|bejaarden": "ouderen",
        "oudjes|ouwetjes": "ouderen",
        "oude garde": "ervaren collega’s",
        "jonge honden": "nieuwe collega’s",
        "digibeet|digibeten": "wie minder met computers werkt",
    },
    "education": {
        "laagopgeleid|laagopgeleide|laagopgeleiden|laag opgeleid|laag opgeleide|lager opgeleid|lager opgeleide": (
            "praktisch opgeleid"
        ),
        "hoogopgeleid|hoogopgeleide|hoogopgeleiden|hoog opgeleid|hoog opgeleide|hoger opgeleid|hoger opgeleide": (
            "theoretisch opgeleid"
        ),
        "ongeschoold|ongeschoolde|ongeschoolden": "zonder vakdiploma",
    },
    "image": {
        "blacklist|zwarte lijst|blacklisten": "blokkeerlijst",
        "whitelist|witte lijst|whitelisten": "toelatingslijst",
        "master-slave|master/slave|master en slave": "hoofd en volger",
    },
}
_EN: dict[str, dict[str, str]] = {
    "gender": {
        "manpower": "staff, people",
        "man-hours|man hours|manhours": "working hours",
        "manned": "staffed",
        "unmanned": "crewless",
        "mankind": "people, humanity",
        "chairman|chairmen": "chair",
        "foreman|foremen": "crew leader",
        "salesman|salesmen|saleswoman|saleswomen": "salesperson",
        "policeman|policemen": "police officer",
        "fireman|firemen": "firefighter",
        "workmanship": "craft",
        "middleman|middlemen": "go-between",
        "man up": "be brave",
        "you guys|guys": "everyone, all of you",
        "ladies and gentlemen": "everyone",
        "he/she|she/he|he or she|she or he|him/her|his/her|his or her|him or her|s/he": "they, their",
        "(?:the )?girls (?:at|in|from|on) [a-z]+": "the colleagues there",
        "(?:female|male) (?:doctor|nurse|director|engineer|colleague|manager|operator|driver)s?": (
            "the job, without the sex"
        ),
    },
    "person": {
        "handicapped|the handicapped": "disabled",
        "the disabled": "disabled people",
        "wheelchair-bound|wheelchair bound|confined to a wheelchair": "uses a wheelchair",
        "suffers from|suffer from|suffering from": "has, have",
        "alcoholic|alcoholics|junkie|junkies|drug addict|drug addicts": "someone with an addiction",
        "normal people": "people without a disability",
        "sanity check|sanity checks": "quick check",
        "tone-deaf|tone deaf": "insensitive",
    },
    "origin": {
        "third world": "the country itself, by name",
        "illegal aliens?|illegals": "undocumented people",
        "gypsy|gypsies": "Roma",
        "tribal knowledge": "unwritten knowledge",
        "pow-wow|powwow": "meeting",
        "native speakers?": "fluent speaker",
        "grandfathered|grandfather clause": "kept under the old rule",
    },
    "age": {
        "the elderly": "older people",
        "old-timers?": "experienced colleagues",
        "young blood": "new colleagues",
    },
    "education": {
        "low-skilled|unskilled|low skilled": "without a trade diploma",
        "uneducated": "without formal schooling",
    },
    "image": {
        "blacklist|blacklists|blacklisted|blacklisting": "blocklist",
        "whitelist|whitelists|whitelisted|whitelisting": "allowlist",
        "master/slave|master-slave": "primary and replica",
    },
}


@dataclass(frozen=True)
class Avoided:
    """A word as it stands there, what to write instead, and the reason (a key of the lists above)."""

    word: str
    instead: str
    reason: str


@dataclass(frozen=True)
class _List:
    pattern: re.Pattern[str]
    meaning: dict[str, tuple[str, str]]  # by the name of the group that matched: what to write instead, and the reason
    beginnings: tuple[str, ...]  # one of these stands in every text the pattern can match: looked for first, for speed


def _compiled(words: dict[str, dict[str, str]]) -> _List:
    """One pattern over the whole list, because it runs over every text on the shelf."""
    groups: list[str] = []
    meaning: dict[str, tuple[str, str]] = {}
    beginnings: set[str] = set()
    for reason, listed in words.items():
        for forms, instead in listed.items():
            name = f"w{len(groups)}"
            groups.append(f"(?P<{name}>{forms})")
            meaning[name] = (instead, reason)
            # "(?:the )?girls (?:at|in)" begins with either "the" or "girls": every word of it will do.
            plain = forms.split("|") if "(" not in forms else re.findall(r"[^\W\d_]{4,}", forms)
            beginnings.update(form.split("?")[0].rstrip("s").casefold() for form in plain)
    pattern = re.compile(rf"(?<![\w’-])(?:{'|'.join(groups)})(?![\w-])", re.IGNORECASE)
    return _List(pattern, meaning, tuple(sorted(beginnings)))


LISTS = {"nl": _compiled(_NL), "en": _compiled(_EN)}


def avoided(text: str, language: str) -> Iterator[Avoided]:
    """Every word of the list that stands in the text, in order."""
    known, text = LISTS[language], text.replace("'", "’")
    low = text.casefold()
    if not any(beginning in low for beginning in known.beginnings):
        return
    for found in known.pattern.finditer(text):
        instead, reason = known.meaning[found.lastgroup or ""]
        yield Avoided(found[0], instead, reason)
