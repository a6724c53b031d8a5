"""What must be proven, by whom, and what proves it besides what was learned here."""

from .asking import Demand, Qualification, QualificationQuerySet, Requirement, RequirementQuerySet, Retirement, Way
from .proving import CertificateCheck, Exemption, ExemptionEnd, OutsideCertificate, OutsideCertificateQuerySet, Proof

__all__ = [
    "CertificateCheck",
    "Demand",
    "Exemption",
    "ExemptionEnd",
    "OutsideCertificate",
    "OutsideCertificateQuerySet",
    "Proof",
    "Qualification",
    "QualificationQuerySet",
    "Requirement",
    "RequirementQuerySet",
    "Retirement",
    "Way",
]
