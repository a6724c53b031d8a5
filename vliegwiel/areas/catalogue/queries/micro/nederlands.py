"""The eight in Dutch."""

from .shape import Choice, Micro

NEDERLANDS = (
    Micro(
        key="ask",
        title="Vraag in plaats van controleren",
        summary="Voor wie een team leidt: één vraag waarop je hoort wat iemand echt probeerde.",
        case=(
            "Sanne volgde twee weken geleden een training over lastige gesprekken. Je komt haar tegen bij de koffie. "
            "Je wilt weten of het iets heeft opgeleverd.",
            "Vraag je ‘Heb je het al toegepast?’, dan zegt ze waarschijnlijk ja. Dat antwoord kost niets en je weet "
            "nog niets.",
        ),
        prompt="Wat zeg je tegen Sanne?",
        choices=(
            Choice(
                "‘En, pas je het al toe?’",
                "Dit is een ja-of-neevraag. Sanne zegt ja om ervan af te zijn, en jij hoort niet wat er gebeurde.",
            ),
            Choice(
                "‘Wat heb je geprobeerd, en wat zat in de weg?’",
                "Proberen mag mislukken. Met het tweede deel hoor je wat jij kunt weghalen.",
                right=True,
            ),
            Choice(
                "‘Ik zag dat je de training af hebt. Mooi!’",
                "Vriendelijk, maar afmaken is niet het doel. Het gesprek is klaar voor het begint.",
            ),
        ),
        moment="In je eerstvolgende gesprek met iemand die net iets leerde.",
        say="Zeg: ‘Wat heb je geprobeerd, en wat zat in de weg?’ Wees daarna vijf tellen stil.",
        bring_back="Wat zat er in de weg?",
    ),
    Micro(
        key="chance",
        title="Geef een kans binnen twee weken",
        summary="Voor wie een team leidt: zonder kans op het werk verdwijnt wat iemand leerde.",
        case=(
            "Yusuf leerde hoe je een overleg leidt. In jullie team leid jij alle overleggen. Hij vroeg er niet om, en "
            "jij dacht er niet aan.",
            "Na een paar weken zonder oefenen zakt het weg. Niet omdat hij niet wil, maar omdat er geen moment was.",
        ),
        prompt="Wat doe je?",
        choices=(
            Choice(
                "Wachten tot Yusuf er zelf om vraagt.",
                "Sommige mensen vragen nooit. Wie het rooster maakt, maakt de kansen: dat ben jij.",
            ),
            Choice(
                "Hem volgende maand een groot overleg laten leiden.",
                "Goed bedoeld, maar te laat en te groot voor een eerste keer.",
            ),
            Choice(
                "Donderdag tien minuten van het teamoverleg aan hem geven.",
                "Klein, snel en op een vaste dag. Zo kan het lukken, en zo niet, dan is er weinig gebeurd.",
                right=True,
            ),
        ),
        moment="Kijk vandaag in je agenda van de komende twee weken.",
        say="Zeg: ‘Donderdag is er een moment waarop je dit kunt doen. Wil je dat?’",
        bring_back="Welke kans gaf je, en wanneer?",
    ),
    Micro(
        key="notice",
        title="Zie het en zeg het",
        summary="Voor wie een team leidt: zo waardeer je iemand zonder dat het een aai over de bol wordt.",
        case=(
            "Marit had een boze klant aan de lijn. Ze vatte eerst samen wat hij zei, en pas toen stelde ze iets voor. "
            "De klant werd rustig.",
            "Je loopt langs en hoort het. Over vijf minuten zit je in je volgende afspraak.",
        ),
        prompt="Wat zeg je?",
        choices=(
            Choice(
                "‘Top gedaan, Marit!’",
                "Aardig, maar ze weet niet wat er top was. Morgen kan ze het niet nog eens doen.",
            ),
            Choice(
                "‘Je vatte eerst samen. Daarna werd hij rustig.’",
                "Je noemt wat je zag en wat het deed. Zo weet ze wat ze kan herhalen.",
                right=True,
            ),
            Choice(
                "‘Zo moet iedereen het doen.’",
                "Nu gaat het over de anderen. En van ‘moet’ krijgt niemand er meer zin in.",
            ),
        ),
        moment="De eerste keer deze week dat je iemand iets ziet doen wat die leerde.",
        say="Zeg: ‘Ik zag dat je … Dat hielp, want …’ Binnen een dag, en onder vier ogen.",
        bring_back="Wat zag je, en wat zei je?",
    ),
    Micro(
        key="mistakes",
        title="Praat over fouten zonder schuld",
        summary="Voor wie een team leidt: hoe je van een fout leert zonder een schuldige te zoeken.",
        case=(
            "Een monteur sloot een leiding verkeerd aan. Niemand raakte gewond, maar het kostte een halve dag. "
            "Het team zit aan tafel en kijkt naar jou.",
            "De eerste zin die jij zegt, bepaalt of de volgende fout ook op tafel komt.",
        ),
        prompt="Waarmee begin je?",
        choices=(
            Choice(
                "‘Wie heeft dit gedaan?’",
                "Je krijgt een naam, en daarna stilte. De volgende fout hoor je niet meer.",
            ),
            Choice(
                "‘Kan gebeuren, volgende keer beter.’",
                "Mild, maar niemand leert ervan. Volgende week gebeurt hetzelfde.",
            ),
            Choice(
                "‘Wat was de bedoeling, wat gebeurde er, en waardoor?’",
                "Drie vragen over het werk en niet over de mens. Zo vind je wat er anders kan.",
                right=True,
            ),
        ),
        moment="De eerstvolgende keer dat er iets anders liep dan bedoeld.",
        say="Zeg: ‘Wat was de bedoeling, wat gebeurde er, en waardoor?’ Vertel daarna zelf als eerste wat jij miste.",
        bring_back="Wat gaan jullie anders doen?",
    ),
    Micro(
        key="show",
        title="Laat zien dat jij ook leert",
        summary="Voor wie een team leidt: wie zelf leert waar anderen bij zijn, maakt leren gewoon.",
        case=(
            "Je vraagt je team om elke maand iets nieuws te proberen. Zelf leer je ook, maar dat ziet niemand: je "
            "leest thuis, en wat misgaat houd je voor je.",
            "In het werkoverleg vraagt iemand of jij eigenlijk ook zoiets doet.",
        ),
        prompt="Wat zeg je?",
        choices=(
            Choice(
                "‘Ik oefen met eerst vragen stellen. Gisteren vergat ik het, vanmiddag probeer ik het weer.’",
                "Eén ding, wat misging en wanneer je het weer probeert. Nu mag het bij de anderen ook misgaan.",
                right=True,
            ),
            Choice(
                "‘Natuurlijk, ik leer elke dag.’",
                "Klinkt goed, maar er staat niets in. Niemand kan er iets mee.",
            ),
            Choice(
                "‘Ik heb die training jaren geleden al gedaan.’",
                "Nu is leren iets voor wie het nog niet kan. Wie vraagt er dan nog iets?",
            ),
        ),
        moment="Aan het begin van je eerstvolgende overleg.",
        say="Zeg: ‘Ik oefen nu met … Dit ging mis: … Deze week probeer ik …’",
        bring_back="Wat zeiden de anderen?",
    ),
    Micro(
        key="less",
        title="Minder is meer: haal iets weg",
        summary="Voor wie een team leidt: ruimte om te leren ontstaat door iets te schrappen.",
        case=(
            "Je team kreeg dit kwartaal vier trainingen, een nieuw systeem en een enquête. Iedereen zegt ja, en bijna "
            "niemand rondt iets af.",
            "Er ligt weer een verzoek: een korte cursus, ‘maar een uurtje’.",
        ),
        prompt="Wat doe je?",
        choices=(
            Choice(
                "De cursus erbij geven, het is maar een uur.",
                "Elk uur is maar een uur. Samen is het een week die niemand heeft.",
            ),
            Choice(
                "Eerst samen kiezen wat eraf gaat, en dan pas iets nieuws geven.",
                "Nu is er echt ruimte, en je team ziet dat jij kiest.",
                right=True,
            ),
            Choice(
                "Zeggen dat iedereen zelf maar moet kiezen.",
                "Dat klinkt vrij, maar wie durft iets te laten liggen wat jij gaf?",
            ),
        ),
        moment="In je eerstvolgende teamoverleg, met de lijst van wat er gevraagd is.",
        say="Zeg: ‘Wat halen we eraf, zodat dit ene wel lukt?’",
        bring_back="Wat ging eraf?",
    ),
    Micro(
        key="if-then",
        title="Help met een als-danplan",
        summary="Voor wie een team leidt: van ‘ik ga erop letten’ naar een moment en een daad.",
        case=(
            "Na de training zegt Piet: ‘Ik ga beter luisteren.’ Je gelooft hem. Maar wanneer, bij wie, en "
            "hoe zie je het?",
            "Een plan met een moment en één daad wordt veel vaker gedaan dan een goed voornemen.",
        ),
        prompt="Wat vraag je aan Piet?",
        choices=(
            Choice(
                "‘Mooi. Zullen we over een maand kijken of het lukt?’",
                "Over een maand weet niemand meer wat beter luisteren was.",
            ),
            Choice(
                "‘Schrijf je voornemen op en mail het me.’",
                "Nu wordt het een opdracht van jou. En een voornemen op papier is nog geen moment.",
            ),
            Choice(
                "‘Als wat gebeurt, wat doe je dan als eerste?’",
                "Een moment dat hij herkent, en een daad die een ander kan zien. Zo denkt hij eraan op tijd.",
                right=True,
            ),
        ),
        moment="De eerstvolgende keer dat iemand zegt: ‘ik ga erop letten’.",
        say="Zeg: ‘Als wat gebeurt, wat doe je dan als eerste?’ Laat diegene het plan zelf houden.",
        bring_back="Welk moment koos diegene?",
    ),
    Micro(
        key="no-chasing",
        title="Lees cijfers zonder te jagen",
        summary="Voor wie een team leidt: wat je doet met een groepscijfer dat tegenvalt.",
        case=(
            "Je ziet dat in je team weinig wordt toegepast. Er staan geen namen bij, en dat hoort zo: het is een "
            "cijfer over het werk, niet over mensen.",
            "Je hebt zo teamoverleg. Je wilt er iets mee.",
        ),
        prompt="Hoe begin je?",
        choices=(
            Choice(
                "‘Er wordt hier weinig toegepast. Wie van jullie doet niets?’",
                "Nu jaag je op een naam. Volgende keer vult iedereen het gunstige antwoord in.",
            ),
            Choice(
                "‘Dit cijfer zegt dat kansen ontbreken. Waar zie jij ze wel, en wat houdt ze tegen?’",
                "Je leest het als een vraag over het werk. Wat ze noemen, kun jij veranderen.",
                right=True,
            ),
            Choice(
                "Niets zeggen en volgende maand weer kijken.",
                "Een cijfer waar niets mee gebeurt, leert mensen dat invullen geen zin heeft.",
            ),
        ),
        moment="De eerstvolgende keer dat je een cijfer over je team ziet.",
        say="Zeg: ‘Dit gaat over ons werk en niet over wie. Wat houdt het tegen?’",
        bring_back="Welke ene hindernis haal jij weg?",
    ),
)
