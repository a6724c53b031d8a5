"""How we know this: what each figure means, where it comes from and what it is for.

Tiers follow LTEM (Thalheimer, 2018): the higher, the closer to what happens at work.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..enums import Came, Stage


@dataclass(frozen=True, eq=False)  # one of each
class Definition:
    """What is counted, from which source, at which LTEM tier, and what it is for; in the reader's words."""

    what: Any
    source: Any
    tier: Any
    purpose: Any


_STEER = _("Om te zien waar de weg naar toepassen stokt. Nooit om iemand te beoordelen.")
_NO_TIER = _("Geen: dit zegt nog niets over leren.")

DEFINITIONS: dict[str, Definition] = {
    Stage.INVITED: Definition(
        _(
            "Mensen die de activiteit kregen en haar nog hebben, of er zelf aan begonnen. Wie twee activiteiten heeft, "
            "telt bij elke activiteit één keer. Wie hier niet meer werkt, telt niet mee."
        ),
        _("Toewijzingen en inschrijvingen, geteld in de afdeling van vandaag."),
        _NO_TIER,
        _STEER,
    ),
    Stage.STARTED: Definition(
        _("Mensen die ten minste één stap deden."),
        _("Gedane stappen in de activiteit."),
        _("LTEM 2, activiteit."),
        _STEER,
    ),
    Stage.COMPLETED: Definition(
        _("Mensen die de activiteit afrondden. Afronden is nog geen toepassen; daarom staat het er nooit alleen."),
        _("Afrondingen."),
        _("LTEM 2, activiteit."),
        _STEER,
    ),
    Stage.PLANNED: Definition(
        _("Mensen die een als-dan-plan maakten, ook als ze er later mee stopten."),
        _("Plannen; alleen dát er een plan is, niet wat erin staat."),
        _("Geen: een plan is een voornemen."),
        _STEER,
    ),
    Stage.TRIED: Definition(
        _("Mensen die bij een check-in zeiden dat ze het deden of probeerden."),
        _("Antwoorden op check-ins, door henzelf gegeven."),
        _("Op weg naar LTEM 7, toepassen: eigen opgave."),
        _STEER,
    ),
    Stage.APPLIED: Definition(
        _("Mensen van wie een ander zag dat ze het deden: bij een check-in, of zes weken later in een gedragscheck."),
        _("Check-ins met een bevestiging van de gekozen collega, en gedragschecks waarin ook een ander antwoordde."),
        _("LTEM 7, toepassen op het werk."),
        _STEER,
    ),
    Came.SUSTAINED: Definition(
        _("Mensen bij wie een ander het zag, en minstens 56 dagen later nog een keer."),
        _("Check-ins met een bevestiging en gedragschecks, van wie zo lang geleden afrondde dat die het kan zeggen."),
        _("LTEM 7, toepassen op het werk, en dat blijven doen."),
        _STEER,
    ),
    "answered": Definition(
        _("Mensen die op dat moment gevraagd werden hoe het ging, en antwoord gaven."),
        _("Check-ins."),
        _NO_TIER,
        _("Om te zien welke vraag op het goede moment komt."),
    ),
    "in_the_way": Definition(
        _("Mensen die dit ten minste één keer antwoordden, van allen die een antwoord gaven."),
        _("Antwoorden op check-ins, door henzelf gegeven."),
        _NO_TIER,
        _("Om te zien wat mensen tegenhoudt. Nooit om iemand te beoordelen."),
    ),
    "active": Definition(
        _(
            "Mensen die in de afgelopen 28 dagen bij een check-in zeiden dat ze iets deden of probeerden, van alle "
            "mensen die hier vandaag werken."
        ),
        _("Antwoorden op check-ins en het personeelsbestand van vandaag."),
        _("Op weg naar LTEM 7, toepassen: eigen opgave."),
        _("Om te zien of de academie leeft op het werk. Nooit om iemand te beoordelen."),
    ),
}
