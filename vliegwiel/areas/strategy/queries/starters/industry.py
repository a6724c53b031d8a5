"""For industry: learning at the machine, where a mistake costs more than time."""

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.words import Words

from ...enums import Check
from .shape import Starter, believes

INDUSTRY = Starter(
    key="industry",
    name=_("Industrie en techniek"),
    about=_("Voor werk met machines, ploegen en regels die er niet voor niets zijn."),
    why=Words(
        nl="Wij maken dingen die het moeten doen, en iedereen gaat heel naar huis. Dat lukt alleen als wat we weten "
        "ook op de vloer gebeurt, op dinsdagochtend, als het druk is. De academie is er om het moment te oefenen "
        "waarop het erop aankomt: stoppen, vragen, melden, goed doorgeven."
    ),
    for_whom=Words(
        nl="Voor operators, monteurs, voorlieden en wie het werk voorbereidt. Voor de nachtploeg net zo goed als voor "
        "de dag. Voor inleners vanaf hun eerste uur. En voor leidinggevenden, want zij maken de kans om te oefenen."
    ),
    who_decides=Words(
        nl="De directie kiest de doelen en is aanspreekbaar op de maat. De productieleider of het hoofd techniek is "
        "eigenaar van het gedrag en bevestigt of een activiteit erbij past. De opleiders bewaken de principes en geven "
        "uitzonderingen, met reden en einddatum. Wat wettelijk moet, staat vast: daar gaat niemand onderuit."
    ),
    principles=(
        believes(
            "gedrag",
            "Een ander moet het kunnen zien",
            "Elke activiteit noemt wat iemand aan de machine of in het overleg anders doet. Kan een voorman het "
            "maandag "
            "niet zien of horen, dan is het nog geen doel.",
            Check.BEHAVIOUR,
            must=True,
            strategic=True,
        ),
        believes(
            "oefenen",
            "Meer doen dan lezen",
            "Veertig procent van de tijd of meer is doen: kiezen, proberen, terugkijken.",
            Check.PRACTICE_SHARE,
            must=True,
            strategic=True,
            percent=40,
        ),
        believes(
            "keuze",
            "We oefenen de keuze onder druk",
            "De vraag is nooit “wat is de regel”, maar “de klant wacht, de meter wijkt af, wat doe je”. Met antwoorden "
            "die allemaal ergens goed voor zijn.",
            Check.DECISION,
            strategic=True,
            options=3,
        ),
        believes(
            "uitleg",
            "We zeggen erbij wat er dan gebeurt",
            "Bij elk antwoord staat het gevolg: voor de mens, de machine of het product.",
            Check.FEEDBACK,
            must=True,
            words=6,
        ),
        believes(
            "terug",
            "Na drie dagen vragen we het weer",
            "En na twee en zes weken ook. Een toets aan het eind van de les zegt alleen wat iemand vijf minuten "
            "onthield.",
            Check.RETRIEVAL,
            strategic=True,
            days=3,
        ),
        believes(
            "voorman",
            "De leidinggevende maakt de kans",
            "In de opdracht staat wanneer je voorman of ploegleider erbij komt: vooraf, om te kiezen waar; of "
            "achteraf, om "
            "te horen hoe het ging.",
            Check.MANAGER,
            strategic=True,
            names="voorman, voorvrouw, ploegbaas, uitvoerder, chef",
        ),
        believes(
            "ploeg",
            "De ploeg leert, niet alleen de man of vrouw",
            "Bij elke oefening hoort een collega die meekijkt, tegenspreekt of het overneemt.",
            Check.PEER,
            strategic=True,
            names="ploegmaat, duo",
        ),
        believes(
            "tijd",
            "Vijftien minuten is genoeg voor één ding",
            "Wat langer duurt, knippen we op. Wat aan de machine kan, doen we niet in een lokaal.",
            Check.LOAD,
            must=True,
            minutes=15,
        ),
        believes(
            "toegankelijk",
            "Te volgen met handschoenen uit en een telefoon in de hand",
            "Korte zinnen, ondertitels omdat het in de hal lawaai is, en tekst bij elke tekening.",
            Check.ACCESSIBLE,
            must=True,
            sentence=18,
        ),
        believes(
            "taal",
            "Vakmanschap heeft geen geslacht",
            "We noemen mensen bij hun werk en laten niemand weg uit de zin.",
            Check.LANGUAGE,
        ),
        believes(
            "actueel",
            "Verandert de machine, dan verandert de les",
            "Elke activiteit heeft een datum waarop de eigenaar haar naloopt, binnen anderhalf jaar.",
            Check.ENDS,
            must=True,
            months=18,
        ),
        believes(
            "stoppen",
            "Wie stopt en meldt, heeft gelijk tot het tegendeel blijkt",
            "Dat geldt aan de lijn, en ook in de academie: wie zegt dat een les niet klopt, krijgt binnen een week "
            "antwoord.",
        ),
    ),
)
