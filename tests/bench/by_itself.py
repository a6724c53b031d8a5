"""What is worked out or asked for ten thousand people at once: a refresher by itself, and what a file does to rules.

Part of `at_work`, beside the raw SQL that does the least possible.
"""

from typing import Any

from tests.bench.at_work import WHY, least_of, say, seconds


def refreshers() -> None:
    """One qualification asked by itself of everybody at once, as a job does it; and the night after, which finds
    nothing."""
    from vliegwiel.areas.learning.models import Assignment, Need
    from vliegwiel.areas.people.models import Person
    from vliegwiel.areas.qualifications import actions
    from vliegwiel.areas.qualifications.enums import Ground
    from vliegwiel.areas.qualifications.models import Qualification

    boss = Person.objects.order_by("pk")[0]
    if not (made := Qualification.objects.filter(title="Alles loopt af").first()):
        old = Qualification.objects.order_by("pk")[0].requirements.get()
        ways = [way.activity for way in old.ways.order_by("pk") if way.phase == "again"]
        made = actions.write_qualification(title="Alles loopt af", ground=Ground.LAW, source="Arbowet", by=boss)
        said = {"starts": old.starts, "first": ways[:1], "again": ways, "months": 12, "risk_days": 730, "why": WHY}
        actions.write_requirement(made, by=boss, grace_days=60, **said)
        actions.demand(
            made, unit=Qualification.objects.order_by("pk")[0].demands.get().unit, starts=old.starts, by=boss
        )
    run = actions.ask_refreshers(made, counts={}, by=boss)

    def go_on() -> None:
        while actions.go_on_refreshing(run, seconds=60):
            pass

    taken, _none = seconds(go_on)
    given = Need.objects.filter(source=f"qualification-{made.pk}")
    rows = Assignment.objects.filter(pk__in=given.values("assignment"))
    least = least_write(rows)
    again, _runs = seconds(actions.begin_refreshing)
    say(
        f"a refresher asked by itself of {given.count():,} people: {taken:.0f} s, {taken / least:.0f} x one INSERT of "
        f"their assignments; the night after {again:.1f} s"
    )


def staff_file() -> None:
    """What a file that moves 300 people and renames nobody would do to a hundred rules, beside reading the matches."""
    from vliegwiel.areas.learning import actions
    from vliegwiel.areas.learning.models import RuleMatch
    from vliegwiel.areas.people import actions as people
    from vliegwiel.areas.people.models import Person, Placement, StaffImport, Unit

    boss = Person.objects.order_by("pk")[0]
    placed = (
        Placement.objects.on().select_related("employment__person", "unit", "position").order_by("employment__person")
    )
    other = Unit.objects.exclude(parent=None).order_by("-pk")[0]
    lines = ["Medewerkernummer;Roepnaam;Achternaam;Functie;Afdelingscode;Afdeling;Datum in dienst"]
    for n, row in enumerate(placed):
        one, unit = row.employment.person, other if n < 300 else row.unit
        day = f"{row.employment.starts:%d-%m-%Y}"
        lines.append(
            f"{one.number};{one.given_name};{one.family_name};{row.position.name};{unit.code};{unit.name};{day}"
        )
    content = "\r\n".join(lines).encode()
    held = people.receive_staff_file(content, file_name="staf.csv", by=boss)
    held = people.name_columns(held, mapping=held.mapping, by=boss)
    held = people.check_staff_file(held, by=boss)
    if held.state != StaffImport.State.CHECKED:
        say(f"a staff file of {len(lines) - 1:,} people was not checked: {held.problem}")
        return
    taken, told = seconds(lambda: actions.work_out(actions.foresee_staff_file(held, by=boss)))
    least = least_of(RuleMatch.objects.open().values_list("rule", "person"))
    moved = sum(one["gains"] + one["loses"] for one in told.sums)
    say(
        f"what a staff file of {len(lines) - 1:,} people does to {len(told.sums)} rules ({moved:,} gains and losses): "
        f"{taken:.1f} s, {taken / least:.0f} x reading the matches once"
    )


def least_write(rows: Any) -> float:
    """The least that could be done: these rows written once, in raw SQL, into a table without any index."""
    from django.db import connection

    sql, params = rows.values_list("person", "activity", "given_by", "reason", "due").query.sql_with_params()

    def write() -> None:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS bench_least")
            cursor.execute(f"CREATE TABLE bench_least AS {sql}", params)
            cursor.execute("DROP TABLE bench_least")

    return min(seconds(write)[0] for _ in range(3))
