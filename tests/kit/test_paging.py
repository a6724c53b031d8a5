"""One page of a long list."""

from vliegwiel.kit.paging import cut


def test_what_is_in_hand_is_cut_and_beyond_the_last_is_the_last():
    pages = [cut(list("abcde"), number, 2) for number in (0, 1, 2, 3, 9)]
    assert [(list(page), page.number, page.has_next()) for page in pages] == [
        (["a", "b"], 1, True),
        (["a", "b"], 1, True),
        (["c", "d"], 2, True),
        (["e"], 3, False),
        (["e"], 3, False),
    ]
    assert list(cut([], 3)) == []
