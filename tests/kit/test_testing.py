"""What tests are kept in: as a disk would."""

import pytest
from django.core.files.base import ContentFile

from vliegwiel.kit.testing import OwnPlaces


def test_two_who_read_a_file_each_have_a_place_in_it():
    storage = OwnPlaces()
    storage.save("een.txt", ContentFile(b"abcdef"))
    with storage.open("een.txt") as one, storage.open("een.txt") as other:
        assert (one.read(2), other.read(3), one.read(), other.read()) == (b"ab", b"abc", b"cdef", b"def")


def test_what_is_written_is_kept_and_what_is_not_there_is_said():
    storage = OwnPlaces()
    with storage.open("twee.txt", "wb") as file:
        file.write(b"erin")
    assert storage.open("twee.txt").read() == b"erin"
    with pytest.raises(FileNotFoundError):
        storage.open("drie.txt")
