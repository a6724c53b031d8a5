"""What the author's tools say in the browser, in the reader's language."""

from django.templatetags.static import static
from django.utils.translation import gettext as _

from vliegwiel.kit.elements.icons import SPRITE


def words() -> dict[str, str]:
    """The sentences of web/static/js/editor, by the names it uses."""
    return {
        "sprite": static(SPRITE),
        "saving": _("Bewaren…"),
        "signed_out": _("Nog niet bewaard: je sessie is verlopen. Wat je typte staat hier nog."),
        "sign_in": _("Log in in een nieuw tabblad en kom terug."),
        "failed": _("Nog niet bewaard: er ging iets mis bij ons. We proberen het zo opnieuw; laat dit tabblad open."),
        "refused": _("Niet bewaard: je mag dit niet meer veranderen. Kopieer je tekst en herlaad de pagina."),
        "too_large": _("Niet bewaard: dit is te groot om te versturen."),
        "offline": _("Nog niet bewaard: er is geen verbinding. We proberen het opnieuw; laat dit tabblad open."),
        "close": _("Sluiten"),
        "moved": _("Staat nu op plek {n} van {total}."),
        "not_moved": _("Verplaatsen is niet gelukt. Het blok staat weer waar het stond."),
        "choices": _("Soorten blok die passen: {n}"),
        "undone": _("Ongedaan gemaakt."),
        "redone": _("Opnieuw gedaan."),
        "not_undone": _("Dat kan niet meer: het blok is intussen ergens anders veranderd."),
        "pictures_left": _("Afbeeldingen die niet meekwamen: {n}. Sleep ze als bestand in een blok Afbeelding."),
        "found": _("{n} keer gevonden."),
        "found_at": _("{here} van {n}"),
        "found_none": _("Niet gevonden."),
        "toolbar": _("Opmaak van {name}"),
        "bold": _("Vet"),
        "italic": _("Schuin"),
        "heading": _("Kop"),
        "subheading": _("Tussenkop"),
        "bullets": _("Opsomming"),
        "numbers": _("Genummerde lijst"),
        "quote": _("Citaat"),
        "link": _("Link"),
        "address": _("Adres van de link; Enter bewaart, leeg haalt de link weg"),
    }
