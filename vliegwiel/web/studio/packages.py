"""A lesson made elsewhere: which agreement it follows, and what is in it by that agreement."""

from django.core.files.uploadedfile import UploadedFile

from vliegwiel.areas.catalogue.enums import PackageKind
from vliegwiel.kit.archives import Unsafe, reopen
from vliegwiel.standards.h5p import intake as h5p
from vliegwiel.standards.scorm import intake as scorm


def bring_in(upload: UploadedFile) -> tuple[PackageKind, h5p.H5P | scorm.Manifest]:
    """What is in it. Refused says, in a sentence, why another file is not taken."""
    if _is_h5p(upload):
        return PackageKind.H5P, h5p.bring_in(upload)
    return PackageKind.SCORM, scorm.bring_in(upload)


def _is_h5p(upload: UploadedFile) -> bool:
    """By what is in it, else by what it is called."""
    try:
        names = reopen(upload).names
    except Unsafe:
        names = ()
    return h5p.ABOUT in names or (scorm.MANIFEST not in names and (upload.name or "").casefold().endswith(".h5p"))
