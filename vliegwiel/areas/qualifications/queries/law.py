"""What the ground of a qualification allows an employer, in words.

Source: art. 7:611a BW (since 1 August 2022): schooling that law, EU law or a cao obliges the employer to give is free
for the employee, counts as working time, and a clause on paying it back is void. HR 26 September 2025,
ECLI:NL:HR:2025:1386: what is necessary for the job falls under it too, which is why that is asked. Not legal advice.
"""

from decimal import Decimal

from django.utils.translation import gettext as _

from ..enums import Ground

LOCKED = (Ground.LAW, Ground.EU, Ground.CAO)


def is_locked(ground: str) -> bool:
    """Whether the price is zero and learning is working time, whatever anybody would rather."""
    return ground in LOCKED


def objections(ground: str, *, price: Decimal, repayment: str, source: str, review: str) -> dict[str, str]:
    """{field: why not}; empty when nothing stands in the way."""
    found: dict[str, str] = {}
    if price < 0:
        found["price"] = _("Een prijs is nul of meer.")
    if is_locked(ground):
        if price:
            found["price"] = _(
                "Dit mag de medewerker niets kosten: wet, EU-recht of cao verplicht de werkgever ertoe (art. 7:611a "
                "lid 2 BW)."
            )
        if repayment:
            found["repayment"] = _(
                "Een beding om terug te betalen is hier nietig (art. 7:611a lid 4 BW). Haal het weg; wat erover is "
                "afgesproken geldt niet."
            )
        if not source:
            found["source"] = _("Schrijf welke wet, welke regel of welk artikel dit vraagt.")
    elif ground == Ground.ROLE and (price or repayment) and len(review) < 20:
        found["review"] = _(
            "Is dit noodzakelijk voor het werk? Dan is het gratis en is terugbetalen nietig (art. 7:611a BW, ook "
            "zonder wet of cao: HR 26 september 2025). Laat iemand die het recht kent meekijken, en schrijf op wie "
            "dat was en waarom het niet zo is."
        )
    return found
