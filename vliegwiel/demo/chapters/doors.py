"""What is left to do today for whoever signs in: told by hand, up to where they take over.

Of every plan here the second question (day 14) stands ready now, whatever day of the week the demo is opened on.
"""

import datetime as dt
from functools import partial

from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice.enums import Commit, Said, Support
from vliegwiel.areas.practice.models import CheckIn, Plan

from ..journeys import Journeys
from ..story import Story


def write(story: Story) -> None:
    journeys = Journeys(story)
    _noor(story, journeys)
    _those_who_ask_for_support(story, journeys)
    _priya(story, journeys)
    story.at(story.moment(14, 11), partial(_mirjam, story, journeys))
    story.at(story.moment(78, 10), partial(_milou, story, journeys))
    story.at(story.moment(11, 15), partial(_rachid, story))


def _noor(story: Story, journeys: Journeys) -> None:
    """An employee: one plan that was applied, one whose second question is due, one activity half done, one open."""

    def she() -> Person:
        return story.who("noor")

    first = ("een klant zegt dat hij al eerder heeft gebeld", "vat ik eerst samen en vraag ik of dat klopt")
    second = ("iemand belt namens een familielid", "stel ik twee open controlevragen voordat ik iets noem")

    def applied() -> None:
        journeys.finish(she(), "eerst-samenvatten")
        plan = journeys.plan(she(), "eerst-samenvatten", "samenvatten", words=first, supporter=story.who("mirjam"))
        _answers_by_hand(story, journeys, plan)
        for day, said, note, seen in (
            (3, Said.TRIED, "Samengevat, maar te snel door met de oplossing.", "Begin met één gesprek per ochtend."),
            (
                14,
                Said.DID_IT,
                "Drie keer op één ochtend. De klant zei letterlijk: precies.",
                "Meegeluisterd, heel rustig.",
            ),
            (42, Said.DID_IT, "Gaat nu vanzelf, ook bij de chat.", "Ik hoor het elke dinsdag terug."),
            (84, Said.DID_IT, "Ik leg het nu aan Milou uit.", ""),
        ):
            _later(story, journeys, plan, day, said, note, seen)

    def due_now() -> None:
        journeys.finish(she(), "wie-spreek-ik")
        plan = journeys.plan(she(), "wie-spreek-ik", "wie", words=second, supporter=story.who("esther"))
        _answers_by_hand(story, journeys, plan)
        _later(
            story,
            journeys,
            plan,
            3,
            Said.DID_IT,
            "Een zoon die voor zijn moeder belde. Moeder zelf teruggebeld.",
            "Meegeluisterd. Vriendelijk en toch streng.",
        )

    def halfway() -> None:
        journeys.do(learning.enrol(story.shelf["feedback-vragen"], by=she()), she(), share=0.4)

    def asked_for_milou() -> None:
        reason = "Jij begeleidt Milou. Dit helpt om haar te zeggen wat je hoort, zonder dat ze schrikt."
        due = story.today + dt.timedelta(days=18)
        learning.assign(story.shelf["feedback-geven"], to=she(), by=story.who("mirjam"), reason=reason, due=due)

    story.at(story.moment(150, 10, 12), applied)
    story.at(story.moment(131, 10, 5), lambda: journeys.finish(she(), "datalek-melden"))
    story.at(story.moment(101, 15, 50), lambda: journeys.finish(she(), "terugbelafspraak"))
    story.at(story.moment(4, 16, 5), asked_for_milou)
    story.at(story.moment(19, 13, 35), due_now)
    story.at(story.moment(6, 14, 20), halfway)


def _those_who_ask_for_support(story: Story, journeys: Journeys) -> None:
    """Marloes works part-time and asked Noor beside her; Esther asked her manager. Both answered just now."""
    for key, beside, words, note in (
        (
            "marloes",
            "noor",
            ("mijn dienst om is en ik het antwoord nog niet heb", "bel ik toch en zeg ik wanneer ik weer bel"),
            "Voor het weekend nog twee mensen gebeld zonder antwoord. Ze bedankten me ervoor.",
        ),
        (
            "esther",
            "mirjam",
            ("ik na een coachgesprek iets moet uitzoeken", "noem ik dag en tijd en zet ik het meteen in de agenda"),
            "Bij drie van de vier gesprekken. Eén keer beloofde ik iets voor een ander.",
        ),
    ):
        story.at(story.moment(19, 15, 10), partial(_plan_for, story, journeys, key, beside, words, note))


def _plan_for(story: Story, journeys: Journeys, key: str, beside: str, words: tuple[str, str], note: str) -> None:
    person = story.who(key)
    for running in Plan.objects.active().filter(person=person):
        practice.stop_plan(running, by=person)
    journeys.finish(person, "terugbelafspraak")
    plan = journeys.plan(person, "terugbelafspraak", "terugbellen", words=words, supporter=story.who(beside))
    _answers_by_hand(story, journeys, plan)
    _later(
        story,
        journeys,
        plan,
        3,
        Said.TRIED,
        "Dag en tijd genoemd, naam vergeten.",
        "Schrijf ze alle drie op je kladblok.",
    )
    _later(story, journeys, plan, 14, Said.DID_IT, note, "")


def _priya(story: Story, journeys: Journeys) -> None:
    """She reads English, and so does what she is asked."""

    def learns() -> None:
        priya = story.who("priya")
        journeys.finish(priya, "datalek-melden")
        words = ("I notice an export in the wrong folder", "I press the Datalek button before I move it")
        beside = next(one for one in story.team("IT") if one.pk != priya.pk)
        plan = journeys.plan(priya, "datalek-melden", "en", words=words, supporter=beside)
        _answers_by_hand(story, journeys, plan)
        _later(story, journeys, plan, 3, Said.NO_CHANCE, "Nothing out of place so far.", "")

    story.at(story.moment(19, 11, 25), learns)


def _mirjam(story: Story, journeys: Journeys) -> None:
    """A manager who learns herself, from the question her own manager asks."""
    journeys.finish(story.who("mirjam"), "vraag-wat-iemand-probeerde")


def _milou(story: Story, journeys: Journeys) -> None:
    """New since a few weeks: asked for two things only."""
    milou, mirjam = story.who("milou"), story.who("mirjam")
    for slug, due, reason in (
        ("eerst-samenvatten", 48, "Welkom. Hier luisteren we elke dinsdag samen naar, dus dit eerst."),
        ("wie-spreek-ik", 40, "Daarna dit, voordat je zelf de lijn op gaat."),
    ):
        day = story.today - dt.timedelta(days=due)
        learning.assign(story.shelf[slug], to=milou, by=mirjam, reason=reason, due=day)
        journeys.later(milou, slug, voice="samenvatten" if slug == "eerst-samenvatten" else "wie", within=12)


def _rachid(story: Story) -> None:
    """He sits on the works council; at work he is an operator like any other."""
    rachid = story.who("rachid")
    due = story.today + dt.timedelta(days=12)
    reason = "De filterhal heeft nieuwe vluchtwegen. Kijk je mee of de oefening nog klopt?"
    learning.assign(story.shelf["niet-alleen-naar-binnen"], to=rachid, by=story.leader("PE"), reason=reason, due=due)


def _answers_by_hand(story: Story, journeys: Journeys, plan: Plan | None) -> None:
    """What comes of this plan is told here; the day after, it still stood."""
    if plan:
        story.by_hand.add(plan.pk)
        _later(story, journeys, plan, 1, Commit.STANDS, "", "")


def _later(
    story: Story, journeys: Journeys, plan: Plan | None, day: int, said: Said | Commit, note: str, reaction: str
) -> None:
    """On the day she is asked she answers; the one beside her reacts a few hours later, if there is anything to say."""
    if plan is None:
        return
    check_in = plan.check_ins.get(day=day)
    hour = min(story.some_time(check_in.due_on).hour, 14)
    when = story.some_time(check_in.due_on).replace(hour=hour)
    story.at(when, partial(journeys.say, check_in, said, plan.person, note=note))
    if reaction:
        story.at(when + dt.timedelta(hours=2), partial(_react, check_in, said, reaction))


def _react(check_in: CheckIn, said: Said, text: str) -> None:
    plan = Plan.objects.select_related("supporter").get(pk=check_in.plan_id)
    if plan.supporter and CheckIn.objects.get(pk=check_in.pk).said:
        kind = Support.CONFIRMED if said == Said.DID_IT else Support.HINT
        practice.support(CheckIn.objects.get(pk=check_in.pk), kind=kind, by=plan.supporter, text=text)
