import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.qualifications import actions, jobs, queries
from vliegwiel.areas.qualifications.enums import Ground, State
from vliegwiel.areas.qualifications.models import Exemption, OutsideCertificate, Requirement
from vliegwiel.kit import clock
from vliegwiel.kit.notices import worded

from .conftest import PDF, TODAY

pytestmark = pytest.mark.django_db
WHY = "Ze heeft een geldig rijbewijs BE."


def stands(qualification, who, on=None):
    return queries.statuses(qualification, [who.pk], on).get(who.pk, queries.Status(State.NOT_YET))


@pytest.mark.parametrize("ground", [Ground.LAW, Ground.EU, Ground.CAO])
def test_what_the_law_asks_is_free_and_is_never_paid_back(lea, ground):
    with pytest.raises(ValidationError) as refused:
        actions.write_qualification(
            title="Heftruck",
            ground=ground,
            price=Decimal(250),
            repayment="Wie binnen een jaar vertrekt betaalt terug.",
            by=lea,
        )
    wrong = refused.value.message_dict
    assert set(wrong) == {"price", "repayment", "source"}
    assert "7:611a" in wrong["repayment"][0]
    assert "nietig" in wrong["repayment"][0]


def test_what_a_role_needs_asks_for_a_second_look_before_it_costs_money(lea):
    said = {"title": "VCA", "ground": Ground.ROLE, "price": Decimal(100), "by": lea}
    with pytest.raises(ValidationError, match="noodzakelijk"):
        actions.write_qualification(**said)
    made = actions.write_qualification(**said, review="Mr. De Vries keek mee: niet noodzakelijk voor dit werk.")
    assert made.price == 100
    assert actions.write_qualification(title="Fotografie", ground=Ground.OWN, price=Decimal(50), by=lea).price == 50


def test_what_is_in_force_does_not_change_and_what_is_to_come_does(bhv, lea):
    said = {"first": [bhv.first], "months": 24, "why": "De wet wordt ruimer.", "by": lea}
    with pytest.raises(ValidationError, match="verandert niet onder mensen"):
        actions.write_requirement(bhv, starts=TODAY, **said)
    coming = actions.write_requirement(bhv, starts=TODAY + dt.timedelta(days=40), **said)
    assert actions.write_requirement(bhv, starts=TODAY + dt.timedelta(days=60), **said).pk == coming.pk
    assert list(Requirement.objects.values_list("number", "months")) == [(1, 12), (2, 24)]


def test_refreshing_takes_turns_and_the_first_time_stays(bhv, ben, do):
    brand, evacuation = bhv.again
    do(bhv.first, ben, dt.date(2024, 10, 1))
    do(brand, ben, dt.date(2025, 10, 1))
    assert stands(bhv, ben, dt.date(2026, 9, 1)).state == State.AT_RISK
    with clock.at(dt.date(2026, 9, 1)):
        assert queries.mine(ben)[0].now.activity == evacuation.pk
        with pytest.raises(ValidationError):
            actions.begin(bhv, brand, by=ben)
        actions.begin(bhv, evacuation, by=ben)
    do(evacuation, ben, dt.date(2026, 9, 1))
    with clock.at(dt.date(2027, 8, 1)):
        assert queries.mine(ben)[0].now.activity == brand.pk
        actions.begin(bhv, brand, by=ben)
    do(brand, ben, dt.date(2027, 8, 1))
    assert Completion.objects.filter(activity=brand).values_list("round", flat=True).order_by("round")[1] == 2
    assert stands(bhv, ben, dt.date(2027, 9, 1)).until == dt.date(2028, 8, 1)


def test_who_moves_or_leaves_is_asked_by_where_she_is_that_day(company, bhv, ben, hugo):
    people.move(ben, unit=company.south, position="Medewerker", starts=TODAY, by=hugo)
    assert [row.name for row in queries.standing_of(bhv, TODAY)] == ["Mara de Wit"]
    assert ben.name in [row.name for row in queries.standing_of(bhv, TODAY - dt.timedelta(days=1))]


def test_an_exemption_holds_until_it_is_ended_and_that_it_held_stays_known(bhv, ben, hugo):
    row = actions.exempt(ben, qualification=bhv, by=hugo, why=WHY)
    assert actions.exempt(ben, qualification=bhv, by=hugo, why=WHY) == row
    assert stands(bhv, ben).state == State.EXEMPT
    with clock.at(TODAY + dt.timedelta(days=10)):
        actions.end_exemption(row, by=hugo, why="De regels zijn veranderd.")
    assert stands(bhv, ben, TODAY + dt.timedelta(days=10)).state == State.NOT_YET
    assert stands(bhv, ben, TODAY + dt.timedelta(days=9)).state == State.EXEMPT
    assert Message.objects.filter(person=ben, kind__startswith="qualifications.Exempt").count() == 2
    with pytest.raises(PermissionDenied):
        actions.exempt(hugo, qualification=bhv, by=hugo, why=WHY)
    assert Exemption.objects.count() == 1


def bring(bhv, ben, **said):
    given = {"issuer": "Rode Kruis", "issued_on": dt.date(2026, 2, 1), "name": "../c.pdf", "content": PDF}
    return actions.bring_certificate(bhv, person=ben, by=ben, **{**given, **said})


def test_a_certificate_counts_once_somebody_looked(bhv, ben, mara, olu, lea):
    row = bring(bhv, ben, expires_on=dt.date(2027, 1, 31), asked=mara)
    assert bring(bhv, ben, asked=mara) == row
    assert row.proof.name == "c.pdf"
    assert stands(bhv, ben).state == State.NOT_YET
    for by in (ben, olu):
        with pytest.raises(PermissionDenied):
            actions.check_certificate(row, accepted=True, by=by)
    actions.check_certificate(row, accepted=True, by=mara)
    with pytest.raises(ValidationError, match="vond iets anders"):
        actions.check_certificate(row, accepted=False, by=lea, why="De naam is niet te lezen.")
    assert stands(bhv, ben).until == dt.date(2027, 1, 31)
    assert Message.objects.filter(person=ben, kind="qualifications.CertificateSeen").count() == 1


def test_a_refusal_says_why_and_goes_after_two_years(bhv, ben, lea):
    row = bring(bhv, ben)
    with pytest.raises(ValidationError):
        actions.check_certificate(row, accepted=False, by=lea)
    actions.check_certificate(row, accepted=False, by=lea, why="De naam is niet te lezen.")
    assert stands(bhv, ben).state == State.NOT_YET
    assert actions.forget_certificates() == 0
    with clock.at(TODAY + dt.timedelta(days=740)):
        jobs.forget_certificates.call()
    assert OutsideCertificate.objects.count() == 0


@pytest.mark.parametrize(
    "said",
    [
        {"content": b"MZ een programma"},
        {"issued_on": TODAY + dt.timedelta(days=1)},
        {"expires_on": dt.date(2026, 1, 1)},
        {"issuer": "  "},
    ],
)
def test_what_is_no_certificate_is_refused_in_words(bhv, ben, said):
    with pytest.raises(ValidationError):
        bring(bhv, ben, **said)


def test_whose_ends_soon_hears_so_once(bhv, ben, do):
    do(bhv.first, ben, dt.date(2025, 12, 20))
    jobs.tell_what_ends.call()
    jobs.tell_what_ends.call()
    assert Message.objects.filter(person=ben, kind="qualifications.EndsSoon").count() == 1
    with clock.at(dt.date(2026, 12, 25)):
        jobs.tell_what_ends.call()
    assert Message.objects.get(person=ben, kind="qualifications.Ended").facts["until"] == "2027-01-19"


def test_who_leads_them_hears_it_once_for_each_end_and_never_of_herself(bhv, ben, mara, do):
    for one in (ben, mara):
        do(bhv.first, one, dt.date(2025, 12, 20))
    jobs.tell_what_ends.call()
    jobs.tell_what_ends.call()
    told = Message.objects.get(kind="qualifications.TeamEndsSoon")
    assert (told.person, told.facts["n"]) == (mara, 1)
    assert "bij 1 van je mensen nog tot en met 20 december 2026" in worded(told.kind, told.facts).text
    with clock.at(dt.date(2026, 12, 25)):
        jobs.tell_what_ends.call()
    told = Message.objects.get(kind="qualifications.TeamEnded")
    assert (told.person, told.facts["n"]) == (mara, 1)
    assert "verliep op 20 december 2026 bij 1 van je mensen" in worded(told.kind, told.facts).text


def test_only_hr_and_the_lnd_lead_write(bhv, ben, mara, company):
    for by in (ben, mara):
        with pytest.raises(PermissionDenied):
            actions.demand(bhv, unit=company.south, by=by)
        with pytest.raises(PermissionDenied):
            actions.retire(bhv, by=by, why="Niet meer nodig hier.")


def test_what_is_asked_no_more_is_in_no_list_and_stays_proven(bhv, ben, lea, do):
    do(bhv.first, ben, dt.date(2026, 3, 1))
    actions.end_demand(bhv.demands.get(), by=lea)
    with clock.at(TODAY + dt.timedelta(days=1)):
        assert queries.standing_of(bhv) == []
        assert [one.asked_of_her for one in queries.mine(ben)] == [False]
    actions.retire(bhv, by=lea, why="De wet is ingetrokken.")
    assert queries.mine(ben) == []
    assert stands(bhv, ben).state == State.VALID
