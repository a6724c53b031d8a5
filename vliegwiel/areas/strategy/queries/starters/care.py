"""For care: what is learned must be felt at the bedside, in shifts that have no hour to spare."""

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.words import Words

from ...enums import Check
from .shape import Starter, believes

CARE = Starter(
    key="care",
    name=_("Zorg en welzijn"),
    about=_("Voor ploegen die dag en nacht draaien, met mensen die op je rekenen."),
    why=Words(
        nl="Wie bij ons zorg krijgt, moet merken dat wij leren. Niet aan een certificaat op de gang, maar aan hoe wij "
        "overdragen, luisteren en samen beslissen. De academie is er om dat te oefenen: dicht bij het bed, met vragen "
        "uit onze eigen diensten, en zo dat niemand een fout hoeft te verbergen."
    ),
    for_whom=Words(
        nl="Voor iedereen die hier werkt: verzorgenden en verpleegkundigen, behandelaren, gastvrouwen, vrijwilligers "
        "met een vaste taak en wie op kantoor de zorg mogelijk maakt. Ook voor wie ’s nachts werkt, weinig uren heeft "
        "of Nederlands nog leert. Wie inleent, leert mee."
    ),
    who_decides=Words(
        nl="De raad van bestuur kiest waar het heen moet. De teamleider is eigenaar van het gedrag in de eigen "
        "ploeg en zegt of een activiteit daarbij past. De opleiders bewaken deze principes en geven een uitzondering "
        "als dat nodig is, met een reden en een einddatum. De cliëntenraad en de ondernemingsraad lezen elk jaar mee."
    ),
    principles=(
        believes(
            "gedrag",
            "We leren om morgen iets anders te doen",
            "Elke activiteit zegt in één zin wat een collega daarna bij een cliënt ziet of hoort. “Weten” en “zich "
            "bewust zijn” zijn geen doel: daar merkt niemand iets van.",
            Check.BEHAVIOUR,
            must=True,
            strategic=True,
        ),
        believes(
            "oefenen",
            "Handen leren door te doen",
            "Ten minste de helft van de tijd oefen je: een keuze, een gesprek, een handeling. Lezen en kijken zijn de "
            "aanloop, niet de sprong.",
            Check.PRACTICE_SHARE,
            strategic=True,
            percent=50,
        ),
        believes(
            "casus",
            "De casus komt uit onze eigen dienst",
            "Wie kiest, kiest zoals op de afdeling: te weinig tijd, een familielid erbij, meer dan één antwoord dat "
            "redelijk klinkt. Cliënten zijn er nooit in te herkennen.",
            Check.DECISION,
            strategic=True,
            options=3,
        ),
        believes(
            "uitleg",
            "Een fout antwoord is het begin van de uitleg",
            "Bij elk antwoord staat waarom het klopt of wat er dan gebeurt. Nooit alleen goed of fout.",
            Check.FEEDBACK,
            must=True,
            words=6,
        ),
        believes(
            "terug",
            "Wat je leert, komt een paar diensten later terug",
            "Drie dagen of langer na afloop vragen we wat je ervan meenam. Wat niet terugkomt, zakt weg.",
            Check.RETRIEVAL,
            strategic=True,
            days=3,
        ),
        believes(
            "teamleider",
            "De teamleider weet ervan en maakt een kans",
            "Ergens in de opdracht vertel je je teamleider wat je gaat proberen, of vraag je om de dienst waarin het "
            "kan.",
            Check.MANAGER,
            strategic=True,
            names="afdelingshoofd, zorgmanager, eerstverantwoordelijke",
        ),
        believes(
            "maatje",
            "Je leert met wie er naast je staat",
            "Bij elke oefening hoort een collega: meekijken, voordoen, samen terugkijken bij de overdracht.",
            Check.PEER,
            strategic=True,
            names="werkbegeleider, dienstmaatje",
        ),
        believes(
            "tijd",
            "Het past tussen twee bellen",
            "Een activiteit duurt hoogstens tien minuten. Meer nodig? Knip het op, en regel de uren in het rooster.",
            Check.LOAD,
            must=True,
            minutes=10,
        ),
        believes(
            "toegankelijk",
            "Iedereen kan het volgen",
            "Korte zinnen, ondertitels, tekst bij beeld. Wie slecht ziet, slecht hoort of Nederlands leert, hoort "
            "erbij.",
            Check.ACCESSIBLE,
            must=True,
            sentence=16,
        ),
        believes(
            "taal",
            "We schrijven zoals we over mensen denken",
            "Iemand heeft dementie, en is geen demente. Wij noemen de mens eerst, en schrijven voor alle collega’s.",
            Check.LANGUAGE,
        ),
        believes(
            "actueel",
            "Een oud protocol is een risico",
            "Alles wat we leren wordt elk jaar nagelopen. Staat er geen datum, dan staat het niet op de plank.",
            Check.ENDS,
            must=True,
            months=12,
        ),
        believes(
            "veilig",
            "Wat je bij het leren zegt, telt niet bij je beoordeling",
            "Antwoorden, pogingen en notities zijn van jou. Niemand maakt er een oordeel over een mens van.",
        ),
    ),
)
