"""Lessons made elsewhere, into a block."""

import secrets
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Completes, PackageKind
from ..models import Draft, Package
from .reading import Refused
from .writing import NOT_YOURS, Conflict, change_block, find, latest


@transaction.atomic
def attach_package(
    draft: Draft,
    *,
    block: str,
    upload: "UploadedFile[bytes]",
    kind: PackageKind,
    title: str,
    read: Mapping[str, Any],
    version: int,
    by: Person,
    data: Mapping[str, Any] | None = None,
) -> Draft:
    """Keep a package whole and put it in a block, in the place of the one that was there.

    title, read: what its standard found in it ("items" at least; "talks": whether it says itself that it is done).
    data: what was typed in the same form; without it the block keeps what it has. Refused when it is too large;
    Conflict as in `change_block`; then nothing is kept.
    """
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    raw = find(draft, block)
    if raw is None:
        raise Conflict(draft, block, None)
    package = keep_package(upload, kind=kind, title=title, read=read, by=by)
    new = {**(raw["data"] if data is None else data), "package": package.key}
    new["title"] = new.get("title") or package.title
    if not read.get("talks", True) and new.get("completion", Completes.PACKAGE) == Completes.PACKAGE:
        new["completion"] = Completes.SEEN.value
    return change_block(draft, block=block, data=new, version=version, by=by)


@transaction.atomic
def keep_package(
    upload: "UploadedFile[bytes]", *, kind: PackageKind, title: str, read: Mapping[str, Any], by: Person
) -> Package:
    """Keep a package whole, with what its standard found in it. Refused when it is too large."""
    require(permissions.may_make(by), _("Alleen auteurs en opleiders bewaren lespakketten."))
    if (upload.size or 0) > settings.PACKAGE_BYTES:
        text = _("Dit pakket is groter dan {most} MB. Verklein de video’s erin of splits het.")
        raise Refused(text.format(most=settings.PACKAGE_BYTES // 1024 // 1024))
    key = secrets.token_urlsafe(18).replace("_", "a").replace("-", "b")
    name = " ".join(PurePath(upload.name or "").name.split())[:200] or "pakket.zip"
    title = " ".join(title.split())[:280]
    package = Package(
        key=key, name=name, kind=kind, title=title, size=upload.size or 0, read=dict(read), uploaded_by=by
    )
    upload.seek(0)
    package.file.save(f"{key}.zip", upload, save=False)
    package.save()
    announce(events.PackageBroughtIn(by=by.pk, package=package.pk))
    return package
