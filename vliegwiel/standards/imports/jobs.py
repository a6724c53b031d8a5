"""Bringing in what takes longer than a page may."""

from vliegwiel.areas.catalogue.models import ContentImport
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.jobs import job

from . import bringing


@job(attempts=3, atomic=False)  # progress must be seen while it runs; again after a crash makes nothing twice
def bring_in(import_id: int, by_id: int) -> None:
    held = ContentImport.objects.filter(pk=import_id).first()
    if held and held.state == ContentImport.State.BRINGING:
        bringing.bring_in(held, by=Person.objects.get(pk=by_id))
