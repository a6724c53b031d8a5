"""The sums of measuring behaviour, against the numbers of the design (T08 to T10) and what must always hold."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.areas.observation.enums import SUSTAINED_DAYS, WEIGHTS, Source
from vliegwiel.areas.observation.queries import agreement, applied, behaviour_score, headline, is_sustained
from vliegwiel.areas.observation.queries.reading import agree

SHARES = st.floats(0, 1)
SEEN = st.lists(st.tuples(st.sampled_from(list(Source)), SHARES), max_size=8)
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
TIMES = st.one_of(st.none(), st.integers(0, 5))
RATINGS = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 5), min_size=k, max_size=k), min_size=2, max_size=6)
)


def test_the_score_is_that_of_the_design():
    seen = [(Source.SELF, 0.8), (Source.MANAGER, 0.5), (Source.PEER, 0.6), (Source.PEER, 0.6), (Source.PEER, 0.6)]
    assert round(behaviour_score(seen), 4) == 0.6042
    assert behaviour_score([(Source.SELF, 0.9)]) == pytest.approx(0.9)
    assert behaviour_score([]) is None


def test_who_says_it_of_herself_counts_least():
    assert WEIGHTS == {"system": 1.0, "customer": 0.8, "peer": 0.7, "manager": 0.7, "self": 0.4}
    assert min(WEIGHTS, key=WEIGHTS.get) == Source.SELF


def test_what_she_says_alone_is_never_applied_and_something_to_show_is():
    assert not applied([(Source.SELF, 0.9)])
    assert applied([(Source.SELF, 0.9)], artefact=True)
    assert applied([(Source.SELF, 0.2), (Source.CUSTOMER, 1.0)])
    assert not applied([(Source.PEER, 0.4)], artefact=True)
    assert applied([(Source.PEER, 0.5)])
    assert not applied([], artefact=True)


@given(SEEN)
def test_a_score_lies_between_the_answers_it_is_made_of(seen):
    score = behaviour_score(seen)
    if seen:
        shares = [share for _source, share in seen]
        assert min(shares) - 1e-9 <= score <= max(shares) + 1e-9
        assert behaviour_score(seen[::-1]) == pytest.approx(score)
        if applied(seen):
            assert {source for source, _share in seen} != {Source.SELF}
    else:
        assert score is None


@given(SEEN, st.sampled_from(list(Source)))
def test_one_more_time_that_it_was_done_never_lowers_the_score(seen, source):
    before = behaviour_score(seen)
    if before is not None and any(one == source for one, _share in seen):
        raised = [(one, 1.0 if one == source else share) for one, share in seen]
        assert behaviour_score(raised) >= before - 1e-9


def test_sustained_takes_fifty_six_days():
    first = dt.date(2026, 4, 13)
    assert is_sustained(first, first + dt.timedelta(days=SUSTAINED_DAYS))
    assert not is_sustained(first, first + dt.timedelta(days=SUSTAINED_DAYS - 1))
    assert not is_sustained(None, first)
    assert not is_sustained(first, None)
    assert not is_sustained(first, first - dt.timedelta(days=100))  # a clock that was set back


@pytest.mark.parametrize(
    ("pre", "retro", "post", "change"),
    [
        (2, 1, 4, 2),  # both up: the smaller one
        (1, 3, 4, 1),
        (4, 5, 3, -1),  # both down: the smaller one in absolute value
        (3, 1, 2, None),  # down since the real measure, up in memory: no conclusion
        (1, 4, 3, None),
        (3, 3, 3, 0),
        (3, 1, 3, 0),  # no change contradicts nothing
        (None, 1, 4, None),  # a memory alone inflates
        (1, None, 4, None),
        (1, 1, None, None),
    ],
)
def test_the_headline_is_the_careful_change_or_none(pre, retro, post, change):
    assert headline(pre, retro, post).change == change


@given(TIMES, TIMES, TIMES)
def test_the_headline_never_says_more_than_either_way_of_measuring(pre, retro, post):
    told = headline(pre, retro, post)
    if None in (pre, retro, post):
        assert told.change is None
    else:
        assert (told.since_then, told.looking_back, told.shift) == (post - pre, post - retro, retro - pre)
        assert (told.change is None) == ((post - pre) * (post - retro) < 0)
        if told.change is not None:
            assert abs(told.change) == min(abs(post - pre), abs(post - retro))


def test_the_six_correlations_are_those_of_shrout_and_fleiss():
    found = agreement(SHROUT_FLEISS)
    told = [found.icc1, found.icc2, found.icc3, found.icc1k, found.icc2k, found.icc3k]
    assert [round(one, 3) for one in told] == [0.166, 0.290, 0.715, 0.443, 0.620, 0.909]


def test_agreement_cannot_be_worked_out_of_one_thing_one_rater_or_no_difference():
    assert agreement([]) is None
    assert agreement([[4, 2]]) is None
    assert agreement([[4], [2]]) is None
    assert agreement([[3, 3], [3, 3]]) is None
    with pytest.raises(ValueError, match="every rater"):
        agreement([[1, 2], [3]])


@given(RATINGS)
def test_agreement_asks_neither_who_rated_first_nor_what_was_rated_first(ratings):
    found = agreement(ratings)
    turned = agreement([row[::-1] for row in ratings[::-1]])
    if found is None:
        assert turned is None
    else:
        assert turned.icc2 == pytest.approx(found.icc2)
        assert found.icc2 <= 1 + 1e-9


@given(RATINGS)
def test_who_says_exactly_the_same_agrees_wholly(ratings):
    same = [[row[0]] * len(row) for row in ratings]
    found = agreement(same)
    if len({row[0] for row in ratings}) > 1:
        assert found.icc2 == pytest.approx(1)
    else:
        assert found is None


def test_one_behaviour_seen_once_by_two_says_nothing_about_how_they_agree():
    assert not agree({1: 4.0, 2: 4.0}, [{1: 4.0, 2: 4.0}])
    assert agree({1: 4.0, 2: 4.0}, [{1: 4.0, 2: 4.0}, {1: 1.0, 2: 1.0}])
    assert not agree({1: 4.0, 2: 1.0}, [{1: 4.0, 2: 1.0}, {1: 1.0, 2: 4.0}])
    assert not agree({1: 4.0}, [{1: 4.0}, {1: 1.0}])
    assert not agree({1: 4.0, 2: 4.0}, [{1: 4.0, 2: 4.0}, {1: 1.0}])  # of the other only one answered
