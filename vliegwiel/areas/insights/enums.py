from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """The way from invited to applied. Each is a set of people within the one before it, or beside it."""

    INVITED = "invited", _("Uitgenodigd")
    STARTED = "started", _("Begonnen")
    COMPLETED = "completed", _("Afgerond")
    PLANNED = "planned", _("Plan gemaakt")
    TRIED = "tried", _("Geprobeerd")
    APPLIED = "applied", _("Toegepast, door een ander gezien")


class Came(models.TextChoices):
    """How far somebody came after she finished something: the figures of the transfer board. None is within another."""

    FINISHED = "finished", _("Afgerond")
    PLANNED = "planned", _("Plan gemaakt")
    TRIED = "tried", _("Geprobeerd")
    APPLIED = "applied", _("Toegepast, door een ander gezien")
    RIPE = "ripe", _("Lang genoeg geleden om te weten of het bleef")
    SUSTAINED = "sustained", _("Blijvend: minstens acht weken later weer gezien")


class Change(models.TextChoices):
    """What one could change when the figures of the board say so. Two sentences: what one sees, and what may help."""

    ASK_PLAN = (
        "ask_plan",
        _("Weinig mensen maken een plan. Vraag er aan het eind om, met een voorbeeld uit het gedrag."),
    )
    SHORTEN = (
        "shorten",
        _("Weinig mensen antwoorden na twee weken. Vraag één ding, en op een moment waarop het werk het toelaat."),
    )
    MAKE_CHANCES = (
        "make_chances",
        _("Velen kregen geen kans. Plan het leren dichter op het werk, of vraag leidinggevenden om kansen te maken."),
    )
    FIT = (
        "fit",
        _("Velen zeggen dat het niet past. Vraag voor wie het wél is, of maak het gedrag scherper."),
    )
    LET_SEE = (
        "let_see",
        _("Men zegt dat het lukt, en bijna niemand ziet het. Help mensen om er iemand bij te vragen."),
    )
    KEEP_UP = (
        "keep_up",
        _("Na acht weken zakt het weg. Laat het terugkomen: in een ophaaloefening, het teamoverleg of de borging."),
    )


class Verdict(models.TextChoices):
    KEEP = "keep", _("Houden")
    FIX = "fix", _("Verbeteren")
    STOP = "stop", _("Stoppen")
    MERGE = "merge", _("Samenvoegen")


class Hidden(models.TextChoices):
    """Which rule hides the numbers of a group."""

    SMALL = "small", _("Verborgen: de groep is te klein.")
    PROTECTS = "protects", _("Verborgen: anders is een kleine groep ernaast uit te rekenen.")
    WITHIN = "within", _("Verborgen: de afdeling erboven is verborgen.")
    EMPTY = "empty", _("Er is nog niemand uitgenodigd.")


class Check(models.TextChoices):
    """The design checks of an activity, D1 to D8 (learning.md 1.5)."""

    REAL_TASK = "D1", _("Men oefent de echte taak")
    DECISIONS = "D2", _("Men neemt echte beslissingen en hoort waarom iets klopt")
    RETRIEVAL = "D3", _("Men haalt het later uit het hoofd terug")
    PLAN = "D4", _("Men maakt een als-dan-plan")
    MANAGER = "D5", _("Er is contact met de leidinggevende, vooraf en achteraf")
    CHANCE = "D6", _("De kans om het toe te passen komt binnen veertien dagen")
    FOLLOW_UP = "D7", _("Na twee en na zes weken vragen we of het lukte")
    BEHAVIOUR = "D8", _("Het is vastgelegd hoe een ander ziet of het lukt")


class Result(models.TextChoices):
    """What a measurement of the effect found."""

    POSITIVE = "positive", _("Ja, het verschil is te zien")
    INCONCLUSIVE = "inconclusive", _("Niet te zeggen")
    NONE = "none", _("Nee, geen verschil gevonden")


class Tier(models.IntegerChoices):
    """What was measured, in own words, after the tiers of LTEM (Thalheimer, 2018)."""

    ATTENDED = 1, _("Of mensen er waren")
    DID = 2, _("Of mensen meededen en opletten")
    FOUND = 3, _("Wat mensen ervan vonden")
    KNOWS = 4, _("Wat mensen weten")
    DECIDES = 5, _("Of mensen in een nagebootste situatie goed kiezen")
    DOES = 6, _("Of mensen de taak kunnen, buiten het werk om")
    APPLIES = 7, _("Of mensen het op het werk doen")
    EFFECT = 8, _("Wat het op het werk oplevert, vergeleken met zonder")


class LineState(models.TextChoices):
    """How a line from goal to evidence stands, or a piece of it."""

    BROKEN = "broken", _("Gebroken")
    CONTESTED = "contested", _("Oneens")
    LAPSED = "lapsed", _("Verlopen")
    WHOLE = "whole", _("Heel")


class Gap(models.TextChoices):
    """Where a line ends too early, in one sentence."""

    NO_KPI = "no_kpi", _("Er is geen maat: niemand ziet of dit doel dichterbij komt.")
    NO_BEHAVIOUR = "no_behaviour", _("Er hoort geen gedrag bij: niemand weet wat er anders moet.")
    NO_ACTIVITY = "no_activity", _("Er is geen activiteit: niemand kan dit gedrag leren of oefenen.")
    NO_DRIVER = "no_driver", _("Niets houdt dit gedrag in leven: zonder borging zakt het weg.")
    DRAFT = "draft", _("Deze schakel is nog niet door twee mensen beoordeeld.")
    CONTESTED = "contested", _("De twee beoordelaars zijn het oneens: de lijn telt niet mee tot ze eruit zijn.")
    LAPSED = "lapsed", _("Het oordeel is verlopen: het telt een trede lager tot iemand opnieuw kijkt.")
    ABOVE = "above", _("Hoger in de lijn is een schakel niet afgesproken.")
    UNPUBLISHED = "unpublished", _("De activiteit staat nog niet op de plank.")
    NO_EVIDENCE = "no_evidence", _("Er is geen bewijs: niemand zag nog dat dit op het werk gebeurt.")
    TOO_FEW = "too_few", _("De groep is nog te klein om iets te laten zien.")

    @property
    def breaks(self) -> LineState:
        """What it makes of the line."""
        return {Gap.CONTESTED: LineState.CONTESTED, Gap.LAPSED: LineState.LAPSED}.get(self, LineState.BROKEN)

    @property
    def short(self) -> Any:
        """In a word or three, for on the map."""
        return SHORT[self]


SHORT = {
    Gap.NO_KPI: _("Geen maat"),
    Gap.NO_BEHAVIOUR: _("Geen gedrag"),
    Gap.NO_ACTIVITY: _("Geen activiteit"),
    Gap.NO_DRIVER: _("Geen borging"),
    Gap.DRAFT: _("Nog niet beoordeeld"),
    Gap.CONTESTED: _("Oneens"),
    Gap.LAPSED: _("Verlopen"),
    Gap.ABOVE: _("Lijn breekt hierboven"),
    Gap.UNPUBLISHED: _("Nog niet op de plank"),
    Gap.NO_EVIDENCE: _("Geen bewijs"),
    Gap.TOO_FEW: _("Te kleine groep"),
}


class Quadrant(models.TextChoices):
    """How much an activity is enjoyed beside what it contributes. For the L&D lead alone (see `may_see_quadrants`)."""

    ENGINE = "engine", _("Motor")
    CANDY = "candy", _("Snoep")
    HARD_WORK = "hard_work", _("Spinazie")
    REVIEW = "review", _("Herzien")
    MIDDLE = "middle", _("Ertussenin")


class CaseState(models.TextChoices):
    """Where the question what an activity contributes stands."""

    SUSPECTED = "suspected", _("Valt op")
    ASKED = "asked", _("Gevraagd aan de eigenaar")
    CONFIRMED = "confirmed", _("Bevestigd")
    REDESIGNED = "redesigned", _("Wordt herontworpen")
    LINKED = "linked", _("Kreeg een verband")
    RELABELLED = "relabelled", _("Heet nu waardering of teamdag")
    RETIRED = "retired", _("Gestopt")
    CLEARED = "cleared", _("Niet meer zo")


class Wish(models.TextChoices):
    """What the owner of an activity says is needed."""

    LINK = "link", _("Het helpt wel bij een doel: het verband is nog niet gelegd")
    REDESIGN = "redesign", _("Er mag oefenen op het werk bij, een plan en opvolging")
    RELABEL = "relabel", _("Het is waardering of een teamdag, en mag zo heten")
    STOP = "stop", _("We kunnen ermee stoppen")
    TALK = "talk", _("Ik wil er eerst over praten")


class Thread(models.TextChoices):
    """What the hours of an activity are for, as it stands today."""

    STRATEGIC = "strategic", _("Draagt bij aan een doel")
    LEGAL = "legal", _("Wettelijk verplicht")
    OWN_GROWTH = "own_growth", _("Eigen groei")
    UNLINKED = "unlinked", _("Zonder lijn naar een doel")
