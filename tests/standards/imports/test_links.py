import pytest

from tests.standards.imports.small import read, told
from vliegwiel.standards.imports.brought import Unreadable


def test_a_list_of_links_becomes_one_activity():
    found = read(
        "titel;adres\nBrandweer;https://brandweer.example\nhttps://los.example/pad?x=1\nzonder\n", "lees dit.csv"
    )
    (piece,) = found["pieces"]
    assert (piece["title"], piece["blocks"][0]["data"]["html"]) == (
        "lees dit",
        '<ul><li><a href="https://brandweer.example">Brandweer</a></li>'
        '<li><a href="https://los.example/pad?x=1">https://los.example/pad?x=1</a></li></ul>',
    )
    assert [what for what, _why in told(found, "left")] == ["zonder"]


def test_a_pdf_says_what_to_do():
    with pytest.raises(Unreadable, match="PDF"):
        read(b"%PDF-1.7\n\x00\x01", "boek.pdf")
