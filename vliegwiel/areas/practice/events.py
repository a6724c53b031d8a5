"""What happened around plans. Most are for the person alone: no log that others read shows them."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class PlanMade(Event):
    plan: int
    supporter: int | None = None

    says = _("Je maakte een plan.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PlanChanged(Event):
    plan: int

    says = _("Je paste je plan aan.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PlanStopped(Event):
    plan: int

    says = _("Je stopte met een plan.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PlanParked(Event):
    plan: int

    says = _("Je legde een plan even stil.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PlanTakenUp(Event):
    plan: int

    says = _("Je nam een plan weer op.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class GoingOnAsked(Event):
    """Three messages in a row got no answer: asked once whether to go on."""

    plans: list[int]

    says = _("We vroegen of je met een plan verder wilt.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PlanWiped(Event):
    plan: int

    says = _("Je wiste de tekst van een plan.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class SupporterChosen(Event):
    plan: int
    supporter: int | None

    says = _("Je koos wie je steunt.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class SupportDeclined(Event):
    plan: int

    says = _("Je gevraagde steun kan nu niet.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class SupporterLeft(Event):
    plan: int
    supporter: int

    says = _("Wie je steunde werkt hier niet meer.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class SupporterMoved(Event):
    """Works elsewhere by now, and does not lead her."""

    plan: int
    supporter: int

    says = _("Wie je steunde werkt nu ergens anders.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class GroupPlanProposed(Event):
    """by: None for a trainer from outside."""

    group_plan: int

    says = _("Je stelde een plan voor aan een groep.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class GroupPlanWithdrawn(Event):
    group_plan: int

    says = _("Je trok een voorstel aan een groep in.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class GroupPlanTold(Event):
    """She hears that she may join."""

    group_plan: int

    says = _("Je kreeg bericht van een groepsplan.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class GroupPlanJoined(Event):
    group_plan: int
    plan: int

    says = _("Je doet mee aan een groepsplan.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class GroupPlanPassed(Event):
    group_plan: int

    says = _("Je liet een groepsplan voorbijgaan.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class GroupPlanLeft(Event):
    group_plan: int

    says = _("Je haalde je naam bij een groepsplan weg.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class GroupPlansCounted(Event):
    says = _("Van groepsplannen is geteld wat de groep mag weten.")


@dataclass(frozen=True, kw_only=True)
class GroupPlansForgotten(Event):
    says = _("Voorstellen aan groepen van een jaar geleden zijn opgeruimd.")


@dataclass(frozen=True, kw_only=True)
class IntentionKept(Event):
    activity: int

    says = _("Je schreef op wat je anders wilt doen.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class TwoMinutesAsked(Event):
    intention: int
    other: int

    says = _("Je vroeg iemand om twee minuten, over wat je gaat leren.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PlansOffered(Event):
    """She finished something and made no plan: two that are ready lie there, once."""

    offer: int

    says = _("We legden twee plannen voor je klaar.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class FollowUpScheduled(Event):
    plan: int

    says = _("De check-ins van een plan zijn ingepland.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class FollowUpPaused(Event):
    until: str  # ISO date

    says = _("Je pauzeerde je check-ins.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class CheckInsTold(Event):
    """A message went out that check-ins stand ready: one message, however many check-ins."""

    check_ins: list[int]

    says = _("Je kreeg bericht dat een check-in klaarstaat.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class CheckInAnswered(Event):
    check_in: int

    says = _("Je beantwoordde een check-in.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ObstacleNamed(Event):
    check_in: int

    says = _("Je zei wat er in de weg zat.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class HowOftenSaid(Event):
    check_in: int

    says = _("Je zei hoe vaak iets lukte.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class HowOftenForgotten(Event):
    says = _("Hoe vaak iets lukte is na een jaar opgeruimd.")


@dataclass(frozen=True, kw_only=True)
class PracticeForgotten(Event):
    says = _("Plannen en wat daarbij hoort zijn na hun bewaartermijn opgeruimd.")


@dataclass(frozen=True, kw_only=True)
class WhatItBroughtSaid(Event):
    check_in: int

    says = _("Je schreef op wat een plan opleverde.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Supported(Event):
    check_in: int
    kind_of_support: str

    says = _("Je kreeg een reactie op je check-in.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ChanceAsked(Event):
    """She asked a manager, by her own choice, for a chance to apply what she learned."""

    plan: int
    manager: int

    says = _("Je vroeg om een kans om het te doen.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ChancePassedOn(Event):
    """Who she asked for a chance no longer leads her: who does now has the question."""

    plan: int
    manager: int

    says = _("Je vraag om een kans ging mee naar wie je nu leidt.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class BuddyChosen(Event):
    """Whom she wants beside her; None: nobody any more."""

    buddy: int | None

    says = _("Je koos wie je steunt.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class FocusChosen(Event):
    behaviour: int

    says = _("{by} koos waar het team nu op let")


@dataclass(frozen=True, kw_only=True)
class FocusEnded(Event):
    says = _("{by} vraagt het team nu nergens in het bijzonder op te letten")


@dataclass(frozen=True, kw_only=True)
class TalkBooked(Event):
    talk: int

    says = _("Je leidinggevende plande een gesprekje met je.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class TalkCalledOff(Event):
    talk: int

    says = _("Een gesprekje met je leidinggevende is afgezegd.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class TalksForgotten(Event):
    says = _("Gesprekjes van lang geleden zijn opgeruimd.")


@dataclass(frozen=True, kw_only=True)
class MomentMarked(Event):
    moment: int
    what: str

    says = _("Een leidinggevende nam een moment voor je.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class MomentUndone(Event):
    what: str

    says = _("Een leidinggevende nam een vinkje terug.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class OpportunityMissed(Event):
    """Twice no chance to do what an activity teaches. About the work, so it carries no person at all."""

    activity: int
    behaviour: int | None = None

    says = _("Iemand had twee keer geen kans om iets toe te passen.")


@dataclass(frozen=True, kw_only=True)
class WeekBegun(Event):
    """The first morning of a manager's week: what there is to do for his people is told, if anything."""

    week: str  # ISO date of its Monday

    says = _("Je week met je team begon.")
    private: ClassVar[bool] = True
