import re
from collections import Counter

from vliegwiel.demo import cast


def test_about_240_people_who_are_nobody_twice():
    people = cast.everybody()
    assert 230 <= len(people) <= 250
    assert len({part.name for part in people}) == len({part.number for part in people}) == len(people)


def test_no_mail_leaves_for_a_real_domain():
    addresses = [part.email for part in cast.everybody() if part.email]
    assert [address for address in addresses if not re.fullmatch(r"[a-z.\-]+@bronwaard\.example", address)] == []
    assert len(set(addresses)) == len(addresses)


def test_teams_have_five_to_fourteen_people_and_one_leader():
    leaders = Counter(part.team for part in cast.everybody() if part.leads)
    sizes = Counter(part.team for part in cast.everybody() if not part.leads)
    assert {team.code for team in cast.TEAMS if team.lead} == set(leaders)
    assert set(leaders.values()) == {1}
    below = Counter(team.under for team in cast.TEAMS)
    reports = {code: sizes[code] + (below[code] if code != "DIR" else below["BRW"]) for code in leaders}
    assert {code: n for code, n in reports.items() if not 5 <= n <= 14} == {}


def test_shifts_part_time_the_road_and_english_are_there():
    people = cast.everybody()
    assert sum(part.pattern == "roster" for part in people) >= 16
    assert sum(part.hours < 36 and part.pattern != "roster" for part in people) >= 40
    assert sum(part.email is None for part in people) >= 25
    assert sum(part.language == "en" for part in people) >= 5


def test_one_sign_in_per_role_each_with_an_address():
    roles = [sign_in.role for sign_in in cast.sign_ins()]
    assert set(roles) >= {
        "employee",
        "manager",
        "author",
        "L&D lead",
        "HR",
        "director",
        "administrator",
        "works council",
    }
    assert all(sign_in.email and sign_in.password == cast.PASSWORD for sign_in in cast.sign_ins())


def test_the_company_is_the_same_every_time():
    first = cast.everybody()
    cast.everybody.cache_clear()
    assert cast.everybody() == first
