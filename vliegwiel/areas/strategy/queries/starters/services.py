"""For services: knowledge work, where the calendar is full and every course looks useful."""

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.words import Words

from ...enums import Check, Decider
from .shape import Starter, believes

SERVICES = Starter(
    key="services",
    name=_("Diensten en kantoor"),
    about=_("Voor gesprekken, dossiers en agenda’s, waar de tijd het eerste is dat opraakt."),
    why=Words(
        nl="Klanten kopen geen kennis van ons, ze kopen wat wij ermee doen: een gesprek dat klopt, een dossier dat af "
        "is, een antwoord op tijd. De academie is er om dat makkelijker te maken. Wat daar niet aan bijdraagt mag er "
        "zijn, maar heet dan geen opleiding."
    ),
    for_whom=Words(
        nl="Voor iedereen met een klant, ook als die klant een collega is. Voor wie begint, voor wie een nieuwe rol "
        "krijgt en voor wie al twintig jaar goed is en dat wil blijven. Wie parttime of op afstand werkt, kan alles "
        "zonder erbij te hoeven zijn."
    ),
    who_decides=Words(
        nl="De directie kiest ten hoogste drie doelen tegelijk. De manager van het doel beslist welk gedrag telt en "
        "bevestigt elk verband. De opleiders bewaken de principes; een uitzondering geeft de directie, omdat zij ook "
        "de uren geeft. Eigen groei kiest ieder zelf, binnen het afgesproken budget."
    ),
    decider=Decider.LEADER.value,
    principles=(
        believes(
            "gedrag",
            "We beloven gedrag, geen inzicht",
            "De samenvatting van elke activiteit zegt wat je hierna anders doet in je werk. Een collega moet het "
            "kunnen "
            "horen in een gesprek of zien in een dossier.",
            Check.BEHAVIOUR,
            must=True,
            strategic=True,
        ),
        believes(
            "oefenen",
            "Eerst proberen, dan pas meer lezen",
            "Ten minste veertig procent van de minuten is doen. Uitleg komt als je haar nodig hebt.",
            Check.PRACTICE_SHARE,
            strategic=True,
            percent=40,
        ),
        believes(
            "keuze",
            "Een vraag is een besluit",
            "Zoals aan de telefoon of in het overleg: iemand zegt iets, en jij moet nu wat. Weetvragen laten we weg.",
            Check.DECISION,
            strategic=True,
            options=3,
        ),
        believes(
            "uitleg",
            "Elk antwoord krijgt een gesprek terug",
            "We leggen uit waarom iets werkt, en waar het andere antwoord wél goed voor is.",
            Check.FEEDBACK,
            words=8,
        ),
        believes(
            "terug",
            "Een week later doen we het nog eens",
            "Wat je leert, halen we dagen later weer op, in je eigen agenda.",
            Check.RETRIEVAL,
            strategic=True,
            days=7,
        ),
        believes(
            "manager",
            "De manager vraagt wat je probeerde",
            "Elke opdracht noemt een moment met je leidinggevende: een kans kiezen, of samen terugkijken in het "
            "1-op-1.",
            Check.MANAGER,
            strategic=True,
            names="praktijkleider, partner",
        ),
        believes(
            "collega",
            "Je kiest één collega die meekijkt",
            "Steun van wie naast je werkt helpt minstens zo veel als steun van boven.",
            Check.PEER,
            strategic=True,
            names="buddy, vakgenoot",
        ),
        believes(
            "tijd",
            "Korter dan een koppig overleg",
            "Hoogstens twaalf minuten. Wie meer vraagt, neemt iets anders weg.",
            Check.LOAD,
            must=True,
            minutes=12,
        ),
        believes(
            "toegankelijk",
            "Leesbaar bij de eerste keer lezen",
            "Gewone woorden, korte zinnen, ondertitels en tekst bij beeld.",
            Check.ACCESSIBLE,
            must=True,
            sentence=18,
        ),
        believes(
            "taal",
            "Iedereen herkent zich in de voorbeelden",
            "Geen “mannen van de directie” en “meisjes van de balie”. We noemen functies, en wisselen namen af.",
            Check.LANGUAGE,
            must=True,
        ),
        believes(
            "actueel",
            "Wat niet meer klopt, gaat weg",
            "Elke activiteit heeft een datum waarop we haar nalopen of van de plank halen.",
            Check.ENDS,
            must=True,
            months=12,
        ),
        believes(
            "leuk",
            "Leuk mag, en heet dan leuk",
            "Een fijne middag samen is iets waard. We zetten haar op het budget voor elkaar leren kennen, niet op dat "
            "van leren.",
        ),
    ),
)
