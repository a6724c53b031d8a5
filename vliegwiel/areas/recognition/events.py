"""What happened around being seen. For those two alone: no log that others read shows it."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class WhatWasSeenAsked(Event):
    question: int

    says = _("Aan wie het zag is gevraagd wat dat was.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class QuestionPassed(Event):
    question: int

    says = _("Je schrijft nu niet op wat je zag.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Recognised(Event):
    recognition: int

    says = _("Iemand schreef op wat die jou zag doen.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class RecognitionTakenBack(Event):
    says = _("Wat iemand over je schreef is teruggenomen.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PublicityChosen(Event):
    recognition: int

    says = _("Je koos wie mag lezen wat een ander van je zag.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class RecognitionErased(Event):
    recognition: int

    says = _("Je wiste wat een ander van je zag.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class SharingChosen(Event):
    shares: bool

    says = _("Je koos of je leidinggevende mag weten dat je iets toepaste.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class RecognitionsForgotten(Event):
    says = _("Wat meer dan twee jaar geleden gezien werd is opgeruimd.")
