import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.measures import academy_kpi
from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.models import Goal, Kpi, KpiReading, ReadingImport
from vliegwiel.kit import clock, tables
from vliegwiel.kit.models import Happening

TODAY = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
HEAD = "Maat;Datum;Waarde;Aantal;Eenheid"


@pytest.fixture(autouse=True)
def _day(time_machine):
    time_machine.move_to(TODAY, tick=False)


@pytest.fixture
def kpi(lea):
    return academy_kpi(lea, name={"nl": "Actief in toepassing", "en": "Actively applying"}, unit="%")


def receive(*lines, by, head=HEAD, **where):
    return actions.receive_readings("\n".join([head, *lines]).encode(), file_name="stand.csv", by=by, **where)


def tried(held, by):
    """(row, fate, what is said) of each row."""
    steps = queries.plan_of_readings(held, by=by).steps
    return [(step.wanted.n, step.fate.value, step.why) for step in steps]


def apply(held, by):
    return actions.apply_readings(held, seen=queries.plan_of_readings(held, by=by).digest, by=by)


def on_record(kpi):
    readings = KpiReading.objects.filter(kpi=kpi).order_by("on")
    return [(one.on.isoformat(), str(one.value), one.n, one.origin) for one in readings]


def test_a_file_is_tried_then_applied_and_twice_is_once(kpi, lea):
    actions.record_reading(kpi, by=lea, on=dt.date(2026, 9, 1), value=Decimal(6), n=100)
    actions.record_reading(kpi, by=lea, on=dt.date(2026, 10, 1), value=Decimal(7), n=100)
    rows = ["actief in tóepassing;1-9-2026;6,5;120;%", "Actively Applying;2026-10-01;7;100;procent"]
    held = receive(*rows, "Actief in toepassing;1 november 2026;80%;;", by=lea)
    assert tried(held, lea) == [(2, "change", ""), (3, "same", ""), (4, "new", "")]
    assert len(on_record(kpi)) == 2
    assert receive(*rows, "Actief in toepassing;1 november 2026;80%;;", by=lea) == held
    apply(held, lea)
    expected = [
        ("2026-09-01", "6.50", 120, "imported"),
        ("2026-10-01", "7.00", 100, "entered"),
        ("2026-11-01", "80.00", None, "imported"),
    ]
    assert on_record(kpi) == expected
    said = Happening.objects.count()
    actions.apply_readings(held, seen="whatever", by=lea)
    again = receive(*rows, "Actief in toepassing;1 november 2026;80%;;", by=lea)
    assert {fate for _n, fate, _why in tried(again, lea)} == {"same"}
    with pytest.raises(ValidationError, match="niets om te verwerken"):
        apply(again, lea)
    assert on_record(kpi) == expected
    assert Happening.objects.count() == said + 1  # the second file was received
    facts = Happening.objects.get(kind="strategy.ReadingsImported").facts
    assert (facts["file"], facts["recorded"], facts["changed"]) == ("stand.csv", 1, 1)


def test_every_row_that_cannot_be_says_why(kpi, lea, dana):
    goal = actions.write_goal(by=dana, owner=dana, statement="Van 12 naar 6")
    actions.write_kpi(goal, by=dana, name="Oud")
    Goal.objects.filter(pk=goal.pk).update(state=Goal.State.DROPPED)
    held = receive(
        "Klanttevredenheid;1-11-2026;7;;",
        "Actief in toepassing;;7;;",
        "Actief in toepassing;11-11-2026;7;;",
        "Actief in toepassing;1-2-2026;veel;;",
        "Actief in toepassing;2-2-2026;;;",
        "Actief in toepassing;3-2-2026;7;;uur",
        "Actief in toepassing;4-2-2026;7;;",
        "Actief in toepassing;4-2-2026;8;;",
        "Oud;1-11-2026;7;;",
        ";1-11-2026;7;;",
        "Actief in toepassing;5-2-2026;7;2,5;",
        "Actief in toepassing;31-2-2026;7;;",
        "Actief in toepassing;6-2-2026;99999999999;;",
        by=lea,
    )
    assert tried(held, lea) == [
        (2, "refused", "De maat “Klanttevredenheid” is hier niet bekend."),
        (3, "refused", "Er staat geen datum bij."),
        (4, "refused", "Deze dag moet nog komen. Noteer wat al gemeten is."),
        (5, "refused", "“veel” is geen getal."),
        (6, "refused", "Er staat geen waarde bij."),
        (7, "refused", "De eenheid “uur” is niet die van de maat: %."),
        (8, "refused", "Deze dag staat er twee keer, met iets anders: 7 (nummer 8) en 8 (nummer 9)."),
        (9, "refused", "Deze dag staat er twee keer, met iets anders: 8 (nummer 9) en 7 (nummer 8)."),
        (10, "refused", "Het doel van “Oud” is afgesloten. Open het eerst weer."),
        (11, "refused", "Er staat geen maat bij."),
        (12, "refused", "Het aantal gevallen is een geheel getal vanaf 1."),
        (13, "refused", "31-2-2026 is een dag die niet bestaat."),
        (14, "refused", "Dit getal is te groot om te bewaren."),
    ]
    with pytest.raises(ValidationError, match="niets om te verwerken"):
        apply(held, lea)


def test_columns_nobody_can_guess_are_chosen_by_hand_and_known_the_next_time(kpi, lea):
    strange = ["Actief in toepassing;7,5;1-10-2026;x", "Actief in toepassing;8;1-11-2026;y"]
    held = receive(*strange, by=lea, head="Iets;Percentage;Wanneer;Kleur")
    assert held.mapping == {}
    with pytest.raises(ValidationError, match="niets om te verwerken"):
        apply(held, lea)
    for mapping, said in [
        ({"measure": "Iets", "value": "Percentage"}, "Kies nog een kolom voor: datum. In het bestand staan: Iets, Per"),
        ({"measure": "Iets", "on": "Wanneer", "value": "Wanneer"}, "Deze kolom is twee keer gekozen: Wanneer."),
    ]:
        with pytest.raises(ValidationError) as refused:
            actions.name_reading_columns(held, mapping=mapping, by=lea)
        assert refused.value.messages[0].startswith(said)
    mapping = {"measure": "Iets", "on": "Wanneer", "value": "Percentage"}
    apply(actions.name_reading_columns(held, mapping=mapping, by=lea), lea)
    assert [(on, value) for on, value, _n, _o in on_record(kpi)] == [("2026-10-01", "7.50"), ("2026-11-01", "8.00")]
    again = receive("Actief in toepassing;9,5;5-11-2026;z", by=lea, head="Iets;Percentage;Wanneer;Kleur")
    assert again.mapping == mapping
    with pytest.raises(ValidationError, match="al verwerkt"):
        actions.name_reading_columns(held, mapping=mapping, by=lea)


def test_the_owner_of_one_measure_records_for_that_one_alone(kpi, lea, mara, ben):
    Kpi.objects.filter(pk=kpi.pk).update(owner=mara)
    kpi.refresh_from_db()
    other = academy_kpi(lea, name="Klachten")
    held = receive("Klachten;1-11-2026;3;;", ";2-11-2026;8;;", by=mara, kpi=kpi)
    assert tried(held, mara) == [
        (2, "refused", "Deze regel gaat over “Klachten”, en dit bestand over “Actief in toepassing”."),
        (3, "new", ""),
    ]
    apply(held, mara)
    assert (len(on_record(kpi)), len(on_record(other))) == (1, 0)
    for person, where in [(mara, {}), (mara, {"kpi": other}), (ben, {"kpi": kpi})]:
        with pytest.raises(PermissionDenied):
            receive(";2-11-2026;8;;", by=person, **where)
    for verb in (apply, lambda held, by: actions.undo_readings(held, by=by)):
        with pytest.raises(PermissionDenied):
            verb(held, ben)
    assert list(ReadingImport.objects.visible_to(ben)) == []


def test_what_she_may_not_record_for_is_refused_row_by_row(dana, mara, ben, lea):
    goal = actions.write_goal(by=dana, owner=mara, statement="Van 12 naar 6")
    Goal.objects.filter(pk=goal.pk).update(state=Goal.State.ACTIVE)
    actions.write_kpi(goal, by=dana, name="Klachten")
    academy_kpi(lea, name="Verzuim")
    held = receive("Klachten;1-11-2026;3;;", "Verzuim;1-11-2026;3;;", by=mara, goal=Goal.objects.get(pk=goal.pk))
    assert tried(held, mara) == [
        (2, "new", ""),
        (3, "refused", "Voor “Verzuim” noteren de directie, de opleiders en de eigenaar."),
    ]


def test_of_two_measures_with_one_name_the_one_where_it_was_handed_in(dana, lea):
    goals = [actions.write_goal(by=dana, owner=dana, statement=f"Van {n} naar 6") for n in (12, 13, 14)]
    for goal in goals[:2]:
        actions.write_kpi(goal, by=dana, name="Klachten")
    assert tried(receive("Klachten;1-11-2026;3;;", by=lea, goal=goals[1]), lea) == [(2, "new", "")]
    ((_n, fate, why),) = tried(receive("Klachten;1-11-2026;3;;", by=lea, goal=goals[2]), lea)
    assert (fate, why.startswith("Er zijn meer maten met deze naam.")) == ("refused", True)


def test_periods_without_a_reading_are_said_and_refuse_nothing(kpi, lea):
    actions.record_reading(kpi, by=lea, on=dt.date(2026, 3, 15), value=Decimal(6))
    days = ["1-1-2026", "1-2-2026", "1-4-2026", "1-9-2026", "1-11-2026"]
    held = receive(*[f"Actief in toepassing;{day};7;;" for day in days], by=lea)
    plan = queries.plan_of_readings(held, by=lea)
    assert plan.counts == {"new": 5, "change": 0, "refused": 0, "same": 0}
    assert plan.minds == [
        "“Actief in toepassing”: er is geen meting van mei 2026, juni 2026, juli 2026 en nog 2 perioden."
    ]
    for frequency, said in [
        ("quarter", []),
        ("week", ["“Actief in toepassing”: er is geen meting van week 2 van 2026, week 3 van 2026, week 4 van 2026"]),
        ("day", ["“Actief in toepassing”: er is geen meting van 2 januari 2026, 5 januari 2026, 6 januari 2026"]),
    ]:
        Kpi.objects.filter(pk=kpi.pk).update(frequency=frequency)
        minds = queries.plan_of_readings(held, by=lea).minds
        assert [mind.partition(" en nog")[0] for mind in minds] == said
    Kpi.objects.filter(pk=kpi.pk).update(frequency="quarter")
    gap = receive("Actief in toepassing;1-1-2025;7;;", "Actief in toepassing;1-9-2025;7;;", by=lea)
    assert queries.plan_of_readings(gap, by=lea).minds == [
        "“Actief in toepassing”: er is geen meting van kwartaal 2 van 2025."
    ]


def test_shares_where_percents_belong_are_asked_about(kpi, lea):
    content = tables.write_xlsx(
        ["KPI", "Date", "Value"], [["Actief in toepassing", dt.date(2026, 11, 1), 0.8]], sheet="x"
    )
    held = actions.receive_readings(content, file_name="a.xlsx", by=lea)
    assert queries.plan_of_readings(held, by=lea).minds == [
        "Alle waarden van “Actief in toepassing” liggen tussen 0 en 1. Bedoel je 80 in plaats van 0,8?"
    ]


def test_a_workbook_keeps_its_numbers_and_days(kpi, lea):
    rows = [["Actief in toepassing", dt.date(2026, 10, 1), 7.125], ["Actief in toepassing", dt.date(2026, 11, 1), 1234]]
    content = tables.write_xlsx(["Measure", "As of", "Score"], rows, sheet="x")
    apply(actions.receive_readings(content, file_name="a.xlsx", by=lea), lea)
    assert on_record(kpi) == [("2026-10-01", "7.13", None, "imported"), ("2026-11-01", "1234.00", None, "imported")]


def test_figures_and_days_are_read_as_the_whole_column_writes_them(kpi, lea):
    held = receive(
        "Actief in toepassing,10/13/2026,1.234,",
        "Actief in toepassing,11/01/2026,7.5,",
        by=lea,
        head="kpi,date,value,n",
    )
    apply(held, lea)
    assert [(on, value) for on, value, *_rest in on_record(kpi)] == [("2026-10-13", "1.23"), ("2026-11-01", "7.50")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Maat;Datum;Waarde\n", "Onder de koppen staat niets."),
        (b"", "Hier staat geen tabel in"),
    ],
)
def test_a_file_that_is_no_table_of_readings_is_refused_in_words(lea, content, words):
    with pytest.raises(ValidationError) as refused:
        actions.receive_readings(content, file_name="x.csv", by=lea)
    assert words in refused.value.messages[0]
    assert not ReadingImport.objects.exists()


def test_too_many_rows_are_refused(kpi, lea):
    with pytest.raises(ValidationError, match="kan niet in één keer"):
        receive(*["1-1-2026;7"] * 20_001, by=lea, kpi=kpi, head="datum;waarde")


def test_when_something_changed_since_she_looked_nothing_is_done(kpi, lea):
    held = receive("Actief in toepassing;1-11-2026;7;;", "Actief in toepassing;2-11-2026;7;;", by=lea)
    seen = queries.plan_of_readings(held, by=lea).digest
    actions.record_reading(kpi, by=lea, on=dt.date(2026, 11, 1), value=Decimal(5))
    with pytest.raises(ValidationError, match="Sinds je keek is er iets veranderd"):
        actions.apply_readings(held, seen=seen, by=lea)
    assert on_record(kpi) == [("2026-11-01", "5.00", None, "entered")]


def test_a_file_is_taken_back_while_nothing_changed_since(kpi, lea):
    actions.record_reading(kpi, by=lea, on=dt.date(2026, 9, 1), value=Decimal(6), n=100)
    before = list(KpiReading.objects.values())
    held = apply(receive("Actief in toepassing;1-9-2026;7;;", "Actief in toepassing;1-10-2026;8;;", by=lea), lea)
    actions.undo_readings(held, by=lea)
    actions.undo_readings(held, by=lea)
    assert list(KpiReading.objects.values()) == before
    assert Happening.objects.filter(kind="strategy.ReadingImportUndone").count() == 1
    held.refresh_from_db()
    assert (held.undone_at, held.undone_by) == (clock.now(), lea)


def test_taking_back_is_refused_when_somebody_changed_one_since(kpi, lea):
    held = apply(receive("Actief in toepassing;1-9-2026;7;;", "Actief in toepassing;1-10-2026;8;;", by=lea), lea)
    actions.record_reading(kpi, by=lea, on=dt.date(2026, 10, 1), value=Decimal(9))
    with pytest.raises(ValidationError, match="is dit veranderd: Actief in toepassing 2026-10-01"):
        actions.undo_readings(held, by=lea)
    assert len(on_record(kpi)) == 2
    actions.remove_reading(kpi, by=lea, on=dt.date(2026, 10, 1))
    with pytest.raises(ValidationError, match="Er is niets teruggenomen"):
        actions.undo_readings(held, by=lea)


def test_a_row_says_all_that_cannot_be_read_and_keeps_the_rest(kpi, lea):
    held = receive("Actief in toepassing;31-2-2026;veel;12;", "Actief in toepassing;1-2-2026;veel;12;", by=lea)
    first, second = queries.plan_of_readings(held, by=lea).steps
    assert first.why == "31-2-2026 is een dag die niet bestaat. “veel” is geen getal."
    assert (second.wanted.on, second.wanted.value, second.wanted.cases) == (dt.date(2026, 2, 1), None, 12)


def test_what_nobody_applied_goes_after_ninety_days(kpi, lea, time_machine):
    applied = apply(receive("Actief in toepassing;1-10-2026;7;;", by=lea), lea)
    receive("Actief in toepassing;2-10-2026;7;;", by=lea)
    time_machine.move_to(TODAY + dt.timedelta(days=89), tick=False)
    assert actions.forget_untried_readings() == 0
    time_machine.move_to(TODAY + dt.timedelta(days=91), tick=False)
    assert actions.forget_untried_readings() == 1
    assert list(ReadingImport.objects.all()) == [applied]


def test_five_thousand_rows_cost_no_more_questions_than_five(kpi, lea):
    def asked(n, year):
        first = dt.date(year, 1, 1)
        held = receive(
            *[f"{first + dt.timedelta(days=i):%d-%m-%Y};{i},5" for i in range(n)], by=lea, kpi=kpi, head="datum;waarde"
        )
        with CaptureQueriesContext(connection) as trying:
            plan = queries.plan_of_readings(held, by=lea)
        with CaptureQueriesContext(connection) as doing:
            actions.apply_readings(held, seen=plan.digest, by=lea)
        return len(trying), len(doing)

    few, many = asked(5, 1990), asked(5_000, 2000)
    assert few[0] == many[0] == 2
    assert many[1] <= few[1] + 30  # 5,000 rows are written in ten batches or a few more
    assert KpiReading.objects.filter(kpi=kpi).count() == 5_005


def test_text_that_looks_like_a_formula_stays_text(kpi, lea):
    held = receive('=HYPERLINK("http://x");1-11-2026;7;;', "Actief in toepassing;1-11-2026;=1+1;;", by=lea)
    assert [why for _n, _fate, why in tried(held, lea)] == [
        'De maat “=HYPERLINK("http://x")” is hier niet bekend.',
        "“=1+1” is geen getal.",
    ]
