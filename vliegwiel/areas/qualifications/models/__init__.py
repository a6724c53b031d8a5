"""What must be proven, by whom, and what proves it besides what was learned here."""

from .asking import Demand, Qualification, QualificationQuerySet, Requirement, RequirementQuerySet, Retirement, Way
from .certifying import Certificate, CertificateQuerySet, PageTaken
from .proving import CertificateCheck, Exemption, ExemptionEnd, OutsideCertificate, OutsideCertificateQuerySet, Proof
from .refreshing import RefreshRule, RefreshRun, RefreshRunQuerySet
from .seeing import Examiner, Sighting, SightingAsk, SightingAskQuerySet, SightingEnd, SightingQuerySet
from .signing import DocumentVersion, Signature

__all__ = [
    "RefreshRule",
    "RefreshRun",
    "RefreshRunQuerySet",
    "Certificate",
    "CertificateCheck",
    "CertificateQuerySet",
    "Demand",
    "DocumentVersion",
    "Examiner",
    "Exemption",
    "ExemptionEnd",
    "OutsideCertificate",
    "OutsideCertificateQuerySet",
    "PageTaken",
    "Proof",
    "Qualification",
    "QualificationQuerySet",
    "Requirement",
    "RequirementQuerySet",
    "Retirement",
    "Sighting",
    "SightingAsk",
    "SightingAskQuerySet",
    "SightingEnd",
    "SightingQuerySet",
    "Signature",
    "Way",
]
