import pytest

from vliegwiel.kit import markup


def test_names_come_without_their_namespace_and_old_alphabets_are_read():
    assert markup.parse(b'<a xmlns="urn:x"><b/></a>').find("b") is not None
    assert markup.parse('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'.encode("latin-1")).text == "é"
    assert markup.parse('<?xml version="1.0" encoding="UTF-8"?><a>é</a>'.encode("latin-1")).text == "é"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<a>", "regel 1"),
        (b"", "geen goede XML"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entiteiten"),
        (b"<a>" * 300 + b"</a>" * 300, "te diep"),
        (b'<?xml version="1.0" encoding="x-onzin"?><a/>', "geen goede XML"),
    ],
)
def test_what_is_broken_or_could_do_harm_is_refused_in_words(content, says):
    with pytest.raises(markup.Odd, match=says):
        markup.parse(content)
