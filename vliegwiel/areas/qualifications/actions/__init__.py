"""Writing what must be proven, and keeping what proves it. The only place that writes here."""

from .certifying import certify_completion, certify_qualification, give_page_back, take_page_away
from .proving import (
    bring_certificate,
    check_certificate,
    end_exemption,
    exempt,
    forget_certificates,
)
from .refreshing import begin
from .refreshing_by_rule import (
    ask_refreshers,
    begin_refreshing,
    foresee_refreshers,
    go_on_refreshing,
    settle_refreshers,
    stop_refreshers,
)
from .reminding import tell_what_ends
from .seeing import ask_to_look, sign_for, stop_asking, take_signature_back, tell_who_waits
from .signing import sign, write_document
from .starting import begin_with_samples, demand_of_positions, take_over_certificates, try_reminder
from .writing import LookAsked, PointsAsked, demand, end_demand, retire, write_qualification, write_requirement

__all__ = [
    "ask_refreshers",
    "begin_refreshing",
    "foresee_refreshers",
    "go_on_refreshing",
    "settle_refreshers",
    "stop_refreshers",
    "LookAsked",
    "PointsAsked",
    "sign",
    "ask_to_look",
    "sign_for",
    "stop_asking",
    "take_signature_back",
    "tell_who_waits",
    "write_document",
    "take_page_away",
    "give_page_back",
    "certify_qualification",
    "certify_completion",
    "begin",
    "begin_with_samples",
    "bring_certificate",
    "demand_of_positions",
    "take_over_certificates",
    "try_reminder",
    "check_certificate",
    "demand",
    "end_demand",
    "end_exemption",
    "exempt",
    "forget_certificates",
    "retire",
    "tell_what_ends",
    "write_qualification",
    "write_requirement",
]
