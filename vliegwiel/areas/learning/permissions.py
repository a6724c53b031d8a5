"""Who may ask something of whom, and who may learn."""

from collections.abc import Collection

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.catalogue.permissions import may_edit
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, Unit

from .models import Assignment, Completion, Enrolment, Extension, RoomQuestion, RuleMatch, SpotQuestion


def may_assign(by: Person, activity: Activity, people: Collection[Person]) -> bool:
    """Whoever leads all of them today; the L&D lead what the law requires. Nobody to herself: that is enrolling."""
    if any(person.pk == by.pk for person in people):
        return False
    if activity.purpose == Purpose.LEGAL and by.holds(Role.LND_LEAD):
        return True
    asked = {person.pk for person in people}
    return Person.objects.led_by(by).filter(pk__in=asked).count() == len(asked)


def may_withdraw(by: Person, assignment: Assignment) -> bool:
    """Who gave it, and whoever could give it today."""
    return assignment.given_by_id == by.pk or may_assign(by, assignment.activity, [assignment.person])


def may_enrol(by: Person) -> bool:
    """Everybody who works here."""
    return by.is_active


def may_learn(by: Person, enrolment: Enrolment) -> bool:
    """Only the learner herself, while she works here."""
    return enrolment.person_id == by.pk and by.is_active


def may_begin_round(by: Person, activity: Activity, person: Person) -> bool:
    """Herself, while she works here; of others whoever could ask it of them, HR and the L&D lead."""
    if by.pk == person.pk:
        return by.is_active
    return by.holds(Role.HR, Role.LND_LEAD) or may_assign(by, activity, [person])


def may_keep_facts(by: Person, person: Person) -> bool:
    """HR and the L&D lead record and correct what others did; what they did themselves a colleague records."""
    return by.pk != person.pk and may_see_facts(by)


def may_see_facts(by: Person) -> bool:
    """HR and the L&D lead, as proof of what is required; everybody her own."""
    return by.holds(Role.HR, Role.LND_LEAD)


def may_react(by: Person, completion: Completion) -> bool:
    """Only who finished it, while she works here."""
    return completion.person_id == by.pk and by.is_active


def may_look_into_runs(by: Person) -> bool:
    """An administrator, to find a fault."""
    return by.holds(Role.ADMINISTRATOR)


def may_give_extra_time(by: Person) -> bool:
    """HR and the L&D lead. They agree on a number; nobody asks for a reason."""
    return by.holds(Role.HR, Role.LND_LEAD)


def may_answer_spot(by: Person, question: SpotQuestion) -> bool:
    """Whoever may edit the activity: its owner of today, and the L&D lead. Nobody answers her own."""
    return question.person_id != by.pk and may_edit(by, question.activity)


def may_withdraw_spot(by: Person, question: SpotQuestion) -> bool:
    """Who asked, also after it was answered."""
    return question.person_id == by.pk


def may_keep_rules(by: Person) -> bool:
    """HR and the L&D lead write rules, switch them on and off, and give to whole groups."""
    return by.holds(Role.HR, Role.LND_LEAD)


def may_answer_extension(by: Person, extension: Extension) -> bool:
    """Who gave it, who keeps a rule that gave it, and HR and the L&D lead. Nobody answers her own."""
    assignment = extension.assignment
    if assignment.person_id == by.pk:
        return False
    if assignment.given_by_id == by.pk or may_keep_rules(by):
        return True
    keeps: bool = RuleMatch.objects.open().filter(assignment=assignment, rule__keeper=by).exists()
    return keeps


def may_speak_for_herself(by: Person, assignment: Assignment) -> bool:
    """Whose it is, while she works here: she asks for a later date, and declines what is optional."""
    return assignment.person_id == by.pk and by.is_active


def may_make_room(by: Person) -> bool:
    """HR and the L&D lead agree on learning time, and choose what goes when it is far too full."""
    return by.holds(Role.HR, Role.LND_LEAD)


def may_answer_room(by: Person, question: RoomQuestion) -> bool:
    """HR and the L&D lead, but nobody approves of her own; what must be done also who gave it."""
    if question.by_id == by.pk:
        return question.kind == RoomQuestion.Kind.MANDATED and by.is_active
    return may_make_room(by)


def may_say_how_it_finishes(by: Person, activity: Activity) -> bool:
    """Whoever may edit it."""
    return may_edit(by, activity)


def may_close_weeks(by: Person) -> bool:
    """HR and the L&D lead, for everybody and for any unit."""
    return by.holds(Role.HR, Role.LND_LEAD)


def may_approve_in_closed_weeks(by: Person) -> bool:
    """HR, the L&D lead and a director: somebody with a name says that the law cannot wait."""
    return by.is_active and by.holds(Role.HR, Role.LND_LEAD, Role.LEADER)


def may_give_time(by: Person, unit: Unit) -> bool:
    """Whoever leads everybody of the unit and below it, herself aside, and somebody at least."""
    if not by.is_active:
        return False
    there = Person.objects.in_unit(unit).exclude(pk=by.pk)
    led = Person.objects.led_by(by).values("pk")
    return there.filter(pk__in=led).exists() and not there.exclude(pk__in=led).exists()


def may_foresee(by: Person) -> bool:
    """HR, who keeps people and rules both, sees what a staff file would do to rules."""
    return by.holds(Role.HR)
