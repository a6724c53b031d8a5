"""Bronwaard, a water company that does not exist: about 240 people, their teams, hours, shifts and managers.

The dice are loaded: the same company comes out every time. Whoever has a part in the story is written out by hand.
"""

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .names import FAMILY, GIVEN

COMPANY = "Waterbedrijf Bronwaard"
DOMAIN = "bronwaard.example"
PASSWORD = "vliegwiel-demo"
DICE = "bronwaard"
WHY = (
    "Schoon water maken we met z’n allen, en elke dag een beetje beter. "
    "In de academie oefen je wat je morgen op je werk nodig hebt."
)


@dataclass(frozen=True)
class Team:
    code: str
    name: str
    under: str  # the code of the unit above
    size: int  # people besides who leads it
    titles: tuple[str, ...] = ()  # dealt in turn
    lead: str = ""  # the leader's job title; "" for a unit without people of its own
    pattern: str = ""  # "roster" for shifts
    mail: bool = True  # False: works on the road, without an e-mail address


@dataclass(frozen=True)
class Part:
    """One person of the company. `days` tells how long ago she came; `key` is her name in the story, if she has one."""

    number: str
    given_name: str
    name_prefix: str
    family_name: str
    team: str
    title: str
    hours: float = 36
    pattern: str = "12345"
    mail: bool = True
    language: str = "nl"
    days: int = 2000
    leads: bool = False
    key: str = ""

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_name, self.name_prefix, self.family_name) if part)

    @property
    def email(self) -> str | None:
        if not self.mail:
            return None
        plain = unicodedata.normalize("NFKD", f"{self.given_name}.{self.name_prefix}{self.family_name}")
        return f"{plain.encode('ascii', 'ignore').decode().replace(' ', '').lower()}@{DOMAIN}"


@dataclass(frozen=True)
class SignIn:
    role: str
    title: str  # what she is at work, for the page that speaks Dutch
    name: str
    email: str
    password: str


OPERATORS = ("Operator productie", "Senior operator", "Operator productie", "Monteur elektrotechniek")
CREW = ("Monteur distributie", "Monteur distributie", "Eerste monteur", "Leerling-monteur")
ADVISERS = ("Medewerker klantenservice", "Medewerker klantenservice", "Senior medewerker klantenservice")

TEAMS = (
    Team("BRW", COMPANY, "", 0),
    Team("DIR", "Directie en staf", "BRW", 2, ("Bestuurssecretaris", "Directieassistent"), "Directeur-bestuurder"),
    Team(
        "VM", "Veiligheid en milieu", "BRW", 5, ("Adviseur veiligheid", "Milieukundige"), "Hoofd veiligheid en milieu"
    ),
    Team("SW", "Sector Water", "BRW", 0, (), "Manager Water"),
    Team("PH", "Productie De Hoge Berk", "SW", 11, OPERATORS, "Teamleider productie"),
    Team("PE", "Productie Elzenwaard", "SW", 10, OPERATORS, "Teamleider productie"),
    Team("RA", "Regiekamer ploeg A", "SW", 8, ("Procesoperator", "Senior procesoperator"), "Ploegleider", "roster"),
    Team("RB", "Regiekamer ploeg B", "SW", 8, ("Procesoperator", "Senior procesoperator"), "Ploegleider", "roster"),
    Team("LA", "Laboratorium", "SW", 9, ("Analist", "Microbioloog", "Analist", "Monsternemer"), "Hoofd laboratorium"),
    Team("PT", "Procestechnologie", "SW", 6, ("Procestechnoloog", "Data-analist water"), "Teamleider technologie"),
    Team("SI", "Sector Infra", "BRW", 0, (), "Manager Infra"),
    Team("DN", "Distributie Noord", "SI", 12, CREW, "Teamleider distributie", mail=False),
    Team("DZ", "Distributie Zuid", "SI", 12, CREW, "Teamleider distributie", mail=False),
    Team("OH", "Onderhoud", "SI", 13, ("Monteur onderhoud", "Storingsmonteur"), "Teamleider onderhoud", mail=False),
    Team("AP", "Aanleg en projecten", "SI", 10, ("Uitvoerder", "Projectleider", "Toezichthouder"), "Teamleider aanleg"),
    Team("WV", "Werkvoorbereiding", "SI", 8, ("Werkvoorbereider", "Planner", "Tekenaar"), "Teamleider voorbereiding"),
    Team("AM", "Assetmanagement", "SI", 6, ("Assetmanager", "Hydroloog"), "Hoofd assetmanagement"),
    Team("SK", "Sector Klant", "BRW", 2, ("Adviseur klantbeleid", "Planner klantcontact"), "Manager Klant"),
    Team("KS", "Klantenservice", "SK", 14, ADVISERS, "Teamleider klantenservice"),
    Team("FA", "Facturatie", "SK", 11, ("Medewerker facturatie", "Medewerker incasso"), "Teamleider facturatie"),
    Team("MA", "Meters en aansluitingen", "SK", 9, ("Medewerker aansluitingen", "Planner meters"), "Teamleider meters"),
    Team("SB", "Bedrijfsvoering", "BRW", 0, (), "Manager Bedrijfsvoering"),
    Team("IT", "IT", "SB", 11, ("Systeembeheerder", "Ontwikkelaar", "Functioneel beheerder"), "Hoofd IT"),
    Team("HR", "Personeel en organisatie", "SB", 7, ("HR-adviseur", "Salarisadministrateur"), "Hoofd HR"),
    Team("AC", "Academie", "SB", 5, ("Opleidingskundige", "Coördinator opleidingen"), "Hoofd academie"),
    Team("FI", "Financiën", "SB", 8, ("Financieel administrateur", "Controller"), "Hoofd financiën"),
    Team("IN", "Inkoop en magazijn", "SB", 8, ("Inkoper", "Magazijnmedewerker"), "Hoofd inkoop"),
    Team("JP", "Juridisch en privacy", "SB", 5, ("Jurist", "Privacyadviseur"), "Hoofd juridische zaken"),
    Team("FC", "Facilitair", "SB", 6, ("Medewerker receptie", "Medewerker gebouwen"), "Hoofd facilitair"),
    Team("CO", "Communicatie", "SB", 5, ("Communicatieadviseur", "Redacteur"), "Hoofd communicatie"),
)
TEAM = {team.code: team for team in TEAMS}


def _part(key: str, name: str, team: str, title: str = "", **more: Any) -> Part:
    given, *prefix, family = name.split("|")
    lead = title == ""
    place = TEAM[team]
    fields: dict[str, Any] = {"pattern": place.pattern or "12345", "mail": place.mail or lead, "leads": lead, **more}
    return Part("", given, " ".join(prefix), family, team, title or place.lead, key=key, **fields)


# Whoever has a part in the story. Without a title of her own she leads the team.
PARTS = (
    _part("aleida", "Aleida|Wiersma", "DIR", days=2900),
    _part("gerben", "Gerben|Kuiper", "VM", days=4100),
    _part("marit", "Marit|Postma", "SW", days=3300),
    _part("sjoerd", "Sjoerd|Haverkamp", "PH", days=6200),
    _part("rachid", "Rachid|Benali", "PE", "Senior operator", days=5400),
    _part("astrid", "Astrid|van|Rijn", "RA", days=3900),
    _part("kofi", "Kofi|Asante", "RA", "Procesoperator", days=900),
    _part("henkjan", "Henk-Jan|Oosterveld", "SI", days=7700),
    _part("wouter", "Wouter|Dijkema", "DN", days=4600),
    _part("samira", "Samira|Tahiri", "DN", "Eerste monteur", days=2100),
    _part("fatima", "Fatima|Bouzidi", "DZ", days=3100),
    _part("tom", "Tom|Schippers", "DZ", "Monteur distributie", days=1900),
    _part("ruud", "Ruud|Pannekoek", "OH", days=8800),
    _part("anouk", "Anouk|Terlouw", "OH", "Storingsmonteur", mail=True, days=2600),
    _part("saskia", "Saskia|Verbruggen", "SK", days=2400),
    _part("mirjam", "Mirjam|Kuipers", "KS", days=3500),
    _part("noor", "Noor|Willemsen", "KS", "Medewerker klantenservice", days=1100),
    _part("marloes", "Marloes|van|Ommen", "KS", "Medewerker klantenservice", hours=20, pattern="134", days=2700),
    _part("lisanne", "Lisanne|Hoek", "KS", "Medewerker klantenservice", days=700),
    _part("milou", "Milou|Brandsma", "KS", "Medewerker klantenservice", days=82),
    _part("esther", "Esther|Blom", "KS", "Kwaliteitscoach klantcontact", hours=32, pattern="1245", days=4300),
    _part("peter", "Peter|van der|Velde", "FA", days=5100),
    _part("joris", "Joris|van|Beek", "SB", days=2000),
    _part("bram", "Bram|de|Wilde", "IT", "Applicatiebeheerder", days=2300),
    _part("priya", "Priya|Raghavan", "IT", "Data engineer", language="en", days=420),
    _part("hanneke", "Hanneke|Sloot", "HR", days=3000),
    _part("femke", "Femke|Brouwer", "AC", days=1500),
    _part("ilse", "Ilse|van|Dongen", "AC", "Opleidingskundige", hours=32, pattern="1234", days=1700),
    _part("naomi", "Naomi|Adjei", "JP", days=2200),
    _part("joost", "Joost|Wagemans", "FC", "Medewerker gebouwen", days=3800),
)
ENGLISH_READERS = {"PT": 2, "IT": 2, "LA": 1}
PART_TIME = ((24, "124"), (32, "1235"), (28, "2345"), (20, "135"), (32, "1245"), (16, "45"))
SIGN_INS = (
    ("employee", "noor"),
    ("manager", "mirjam"),
    ("author", "ilse"),
    ("L&D lead", "femke"),
    ("HR", "hanneke"),
    ("director", "aleida"),
    ("administrator", "bram"),
    ("works council", "rachid"),
    ("employee, in English", "priya"),
)


@cache
def everybody() -> tuple[Part, ...]:
    """The whole company, leaders before those they lead. Always the same."""
    return tuple(replace(part, number=str(4100 + 7 * place)) for place, part in enumerate(_fill(random.Random(DICE))))


def _fill(dice: random.Random) -> Iterator[Part]:
    strangers = _strangers(dice, {part.name for part in PARTS})
    for team in TEAMS:
        written = [part for part in PARTS if part.team == team.code]
        if team.lead and not any(part.leads for part in written):
            given, prefix, family = next(strangers)
            yield Part("", given, prefix, family, team.code, team.lead, days=dice.randint(900, 7000), leads=True)
        yield from sorted(written, key=lambda part: not part.leads)
        english = ENGLISH_READERS.get(team.code, 0)
        for place in range(team.size - sum(not part.leads for part in written)):
            given, prefix, family = next(strangers)
            hours, pattern = _hours(team, dice)
            yield Part(
                "",
                given,
                prefix,
                family,
                team.code,
                team.titles[place % len(team.titles)],
                hours=hours,
                pattern=pattern,
                mail=team.mail or dice.random() < 0.15,
                language="en" if place < english else "nl",
                days=dice.randint(240, 9000),
            )


def _hours(team: Team, dice: random.Random) -> tuple[float, str]:
    if team.pattern:
        return 34.0, team.pattern
    if dice.random() < (0.12 if not team.mail else 0.38):
        return dice.choice(PART_TIME)
    return dice.choice(((36.0, "12345"), (36.0, "12345"), (40.0, "12345"), (36.0, "1234")))


def _strangers(dice: random.Random, taken: set[str]) -> Iterator[tuple[str, str, str]]:
    """Given name, prefix and family name; no family name more than twice, no full name twice."""
    given, family = list(GIVEN), [*FAMILY, *FAMILY]
    dice.shuffle(given)
    dice.shuffle(family)
    while True:
        *prefix, last = family.pop().split("|")
        first = given.pop() if given else dice.choice(GIVEN)
        name = " ".join((first, *prefix, last))
        if name not in taken:
            taken.add(name)
            yield first, " ".join(prefix), last


def part(key: str) -> Part:
    return next(one for one in everybody() if one.key == key)


def sign_ins() -> tuple[SignIn, ...]:
    """Who can sign in to the demo, one per role and one who reads English."""
    return tuple(
        SignIn(role=role, title=part(key).title, name=part(key).name, email=part(key).email or "", password=PASSWORD)
        for role, key in SIGN_INS
    )
