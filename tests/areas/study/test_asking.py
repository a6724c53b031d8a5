import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.areas.study import actions, jobs, queries
from vliegwiel.areas.study.enums import Funding, State, Step
from vliegwiel.areas.study.models import Approval, StudyRequest
from vliegwiel.kit import clock

from .conftest import LATER, PDF, TODAY

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def open_of(request):
    return Approval.objects.get(request=request, verdict="")


def told(person):
    return set(Message.objects.filter(person=person).values_list("kind", flat=True))


def test_half_a_draft_is_kept_and_only_hers(ben, mara, hugo):
    draft = actions.write_request(by=ben, title="  Beter   overdragen ")
    assert (draft.title, draft.state) == ("Beter overdragen", State.DRAFT)
    assert [StudyRequest.objects.visible_to(who).count() for who in (ben, mara, hugo)] == [1, 0, 0]
    with pytest.raises(ValidationError) as refused:
        actions.send(draft, by=ben)
    assert set(refused.value.message_dict) == {"provider", "amount", "starts", "why"}
    with pytest.raises(PermissionDenied):
        actions.send(draft, by=mara)


def test_a_request_goes_to_who_leads_her_with_a_promised_day(ask, ben, mara, olu):
    request = ask(ben)
    waits = open_of(request)
    assert (waits.step, waits.asked, waits.due) == (Step.MANAGER, mara, dt.date(2026, 11, 27))
    assert queries.turns([request])[request.pk] == queries.Turn(mara.name, False, waits.due, "decide")
    assert told(mara) == {"study.DecisionWaits"}
    assert actions.send(request, by=ben).approvals.count() == 1
    assert [StudyRequest.objects.visible_to(who).count() for who in (mara, olu)] == [1, 0]
    with pytest.raises(ValidationError, match="al ingestuurd"):
        actions.write_request(request, by=ben, title="Iets anders")


def test_a_yes_with_money_is_enough_below_the_price_of_the_terms(ask, money, yes, ben, mara):
    budget = money(500)
    request = ask(ben)
    yes(request, mara)
    request.refresh_from_db()
    assert request.state == State.APPROVED
    assert queries.balances([budget.pk])[budget.pk] == queries.Balance(Decimal(500), Decimal(300), Decimal())
    assert told(ben) == {"study.SaidYes"}


def test_above_the_price_or_without_money_who_keeps_the_budget_decides_too(ask, money, yes, ben, mara, hugo):
    dear, unpaid = ask(ben, amount=Decimal(1000)), ask(ben, title="Zonder budget")
    for request, also in ((dear, "price"), (unpaid, "room")):
        yes(request, mara)
        assert (open_of(request).asked, open_of(request).also) == (hugo, also)
    with pytest.raises(ValidationError, match="geen budget"):
        yes(unpaid, hugo)
    with pytest.raises(ValidationError, match="paar woorden waarom"):
        yes(unpaid, hugo, funding=Funding.NONE)
    yes(unpaid, hugo, funding=Funding.NONE, why="Betaald uit de innovatiepot.")
    money(1200)
    yes(dear, hugo)
    assert set(StudyRequest.objects.values_list("state", flat=True)) == {State.APPROVED}
    assert told(ben) == {"study.GoesOn", "study.SaidYes", "study.SignWaits"} - {"study.SignWaits"}


def test_nothing_is_decided_twice_nor_by_who_asks(ask, money, yes, ben, mara, hugo, olu):
    money(500)
    request = ask(ben)
    waits = open_of(request)
    for who in (ben, olu, hugo):
        with pytest.raises(PermissionDenied):
            actions.decide(waits, yes=True, by=who)
    actions.decide(waits, yes=True, by=mara)
    assert actions.decide(waits, yes=True, by=mara).pk == waits.pk
    with pytest.raises(ValidationError, match="besliste hier al over: Ja"):
        actions.decide(waits, yes=False, by=mara, why="Toch maar niet, te druk.")
    assert request.entries.count() == 1


def test_a_no_has_a_reason_and_is_asked_again_as_a_copy(ask, ben, mara):
    request = ask(ben)
    with pytest.raises(ValidationError, match="paar woorden waarom"):
        actions.decide(open_of(request), yes=False, by=mara, why="nee")
    actions.decide(open_of(request), yes=False, by=mara, why="Dit kan intern ook, bij Olu.")
    assert told(ben) == {"study.SaidNo"}
    again = actions.copy(request, by=ben)
    assert (again.state, again.title, again.starts, again.again_of) == (State.DRAFT, request.title, None, request)
    assert actions.copy(request, by=ben).pk == again.pk


def test_a_question_back_stops_the_clock_until_she_answers(ask, money, yes, ben, mara):
    money(500)
    request = ask(ben)
    asked = actions.ask_back(open_of(request), text="Kan dit ook in het voorjaar?", by=mara)
    assert actions.ask_back(open_of(request), text="Kan dit ook in het voorjaar?", by=mara).pk == asked.pk
    assert queries.turns([request])[request.pk].what == "answer"
    with pytest.raises(ValidationError, match="vraag open"):
        yes(request, mara)
    with clock.at(TODAY + 14 * DAY):
        jobs.look_after_requests.call()
        assert open_of(request).asked == mara
        actions.answer(asked, text="Dan is het vol.", by=ben)
        assert open_of(request).due == dt.date(2026, 12, 11)
        with pytest.raises(ValidationError, match="al antwoord"):
            actions.answer(asked, text="Iets anders.", by=ben)
    assert "study.Answered" in told(mara)
    yes(request, mara)


def test_who_is_late_left_or_is_stood_in_for_gives_it_on_and_everybody_hears(
    ask, yes, hire, company, ben, mara, olu, dana, hugo
):
    people.set_manager(mara, to=dana, starts=dt.date(2021, 1, 1), by=hugo)
    late, acting = ask(ben), ask(ben, title="Congres")
    with clock.at(dt.date(2026, 11, 26)):
        jobs.look_after_requests.call()
        assert told(mara) == {"study.DecisionWaits", "study.DecisionReminder"}
    with clock.at(dt.date(2026, 12, 2)):
        jobs.look_after_requests.call()
        jobs.look_after_requests.call()
        assert open_of(late).asked == dana
        assert actions.look_after(open_of(late)) is None
        assert late.approvals.get().handovers.count() == 1
        assert "study.GoesOn" in told(ben) and "study.TakenOver" in told(mara)
        people.leave(mara, last_day=dt.date(2026, 12, 1), by=hugo)
        new = ask(ben, title="Na haar vertrek")
        assert open_of(new).asked == dana
    people.appoint_acting(dana, stand_in=olu, starts=dt.date(2026, 12, 3), ends=dt.date(2026, 12, 20), by=hugo)
    with clock.at(dt.date(2026, 12, 3)):
        jobs.look_after_requests.call()
        assert {open_of(one).asked for one in (late, acting, new)} == {olu}
        assert [one.kind for one in queries.progress(late).story if one.kind == "handed"] == ["handed", "handed"]


def test_law_is_free_is_no_personal_budget_and_names_its_source(ask, ben):
    with pytest.raises(ValidationError) as refused:
        ask(ben, ground=Ground.LAW, own_share=Decimal(50), funding=Funding.PERSON)
    wrong = refused.value.message_dict
    assert set(wrong) == {"own_share", "source", "funding"}
    assert "7:611a" in wrong["own_share"][0]
    ask(ben, ground=Ground.CAO, source="Cao artikel 9", title="VCA")


def test_vat_is_counted_in_whole_cents_and_nought_is_a_price(ask, ben, mara, yes):
    request = ask(ben, amount=Decimal("99.95"), with_vat=False, vat=Decimal(21), sent=False)
    assert (request.gross, request.net) == (Decimal("120.94"), Decimal("99.95"))
    free = ask(ben, amount=Decimal(0))
    yes(free, mara)
    free.refresh_from_db()
    assert (free.state, free.entries.count()) == (State.APPROVED, 0)


def test_the_offer_comes_along_and_withdrawing_frees_what_was_reserved(ask, money, yes, ben, mara):
    budget = money(500)
    request = ask(ben, sent=False)
    offer = actions.attach(request, name="C:\\map\\offerte.pdf", content=PDF, by=ben)
    assert (offer.name, actions.attach(request, name="x.pdf", content=PDF, by=ben).pk) == ("offerte.pdf", offer.pk)
    with pytest.raises(ValidationError):
        actions.attach(request, name="a.exe", content=b"MZ", by=ben)
    actions.send(request, by=ben)
    with pytest.raises(ValidationError, match="blijft erbij"):
        actions.remove_offer(offer, by=ben)
    yes(request, mara)
    actions.withdraw(request, by=ben)
    actions.withdraw(request, by=ben)
    assert queries.balances([budget.pk])[budget.pk].free == 500
    with clock.at(LATER), pytest.raises(ValidationError, match="begon al"):
        ask(ben, starts=TODAY)


def test_who_asked_it_and_left_waits_for_nobody(ask, money, yes, ben, mara, hugo):
    budget = money(500)
    waits, approved = ask(ben), ask(ben, title="Congres")
    yes(approved, mara)
    people.leave(ben, last_day=TODAY, by=hugo)
    with clock.at(TODAY + DAY):
        with pytest.raises(ValidationError, match="werkt hier niet meer"):
            yes(waits, mara)
        jobs.look_after_requests.call()
        jobs.look_after_requests.call()
    waits.refresh_from_db()
    assert (waits.state, waits.approvals.get().verdict) == (State.CANCELLED, "gone")
    assert "study.NotHappening" in told(mara) and "study.SheLeft" in told(hugo)
    assert queries.balances([budget.pk])[budget.pk].reserved == 300
