"""Writing what must be proven, and keeping what proves it. The only place that writes here."""

from .proving import (
    bring_certificate,
    check_certificate,
    end_exemption,
    exempt,
    forget_certificates,
)
from .refreshing import begin
from .reminding import tell_what_ends
from .writing import demand, end_demand, retire, write_qualification, write_requirement

__all__ = [
    "begin",
    "bring_certificate",
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
