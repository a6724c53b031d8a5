import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.qualifications import actions
from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.areas.qualifications.models import DocumentVersion, Signature

from .conftest import PDF, TODAY

pytestmark = pytest.mark.django_db


def test_a_document_never_changes_and_is_signed_as_it_was_read(lea, ben, mara):
    rules = actions.write_qualification(title="Huisregels", ground=Ground.OWN, by=lea)
    said = {"starts": TODAY, "text": "Draag een helm.", "why": "De eerste versie.", "by": lea}
    with pytest.raises(PermissionDenied):
        actions.write_document(rules, **{**said, "by": mara})
    with pytest.raises(ValidationError) as refused:
        actions.write_document(rules, **{**said, "text": "", "content": b"MZ", "why": "nee"})
    assert set(refused.value.message_dict) == {"file", "why"}
    first = actions.write_document(rules, **said)
    assert actions.write_document(rules, **said) == first
    with pytest.raises(ValidationError, match="verandert niet onder mensen"):
        actions.write_document(rules, **{**said, "text": "Draag een bril."})
    later = TODAY + dt.timedelta(days=3)
    with pytest.raises(ValidationError, match="woord voor woord"):
        actions.write_document(rules, **{**said, "starts": later})
    second = actions.write_document(rules, **{**said, "starts": later, "content": PDF, "name": "regels.pdf"})
    assert list(DocumentVersion.objects.values_list("number", "text")) == [(1, said["text"]), (2, said["text"])]
    with pytest.raises(ValidationError, match="niet de versie die je las"):
        actions.sign(second, digest=first.digest, by=ben)
    signed = actions.sign(first, digest=first.digest, by=ben)
    assert actions.sign(first, digest=first.digest, by=ben) == signed
    assert Signature.objects.get().digest == first.digest != second.digest
