"""Learning one's way into customer service: a programme of what was on the shelf, with a day along and things to try at
work. Esther makes it, Milou does all of it, and somebody who came back is halfway."""

import datetime as dt
from functools import partial
from typing import Any

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import Kind, Shape
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.people.models import Person

from ..journeys import Journeys
from ..story import Story

REVIEWED = dt.timedelta(days=275)
DAY_ALONG, PROGRAMME = "meeloopdag-bij-de-monteurs", "inwerken-bij-klantenservice"
ALONG = (
    "<p>Je rijdt een ochtend mee met een monteur van Distributie Noord. Elke dinsdag en donderdag, van 7.30 tot 12.00 "
    "uur. Verzamelen in de werkplaats in Elzenwaard; veiligheidsschoenen liggen klaar.</p>"
    "<p>Spreek je dag af met de planner, toestel 2214. Neem één vraag mee die klanten jou steeds stellen.</p>"
)
LISTEN = {
    "situation": "Je luistert mee met een gesprek van een collega.",
    "task": "Zeg na afloop in één zin wat de klant wilde, en vraag je collega of dat klopt.",
    "bring_back": "Eén gesprek waarin je zin niet klopte, en waarom.",
}
ALONE = {
    "situation": "Je eerste dag alleen aan de lijn.",
    "task": "Vraag een collega om bij drie gesprekken op één ding te letten, en kies zelf waarop.",
    "bring_back": "Wat je collega zag dat jij niet zag.",
}


def write(story: Story) -> None:
    journeys = Journeys(story)
    story.at(story.moment(90, 10), partial(_make_the_day, story))
    story.at(story.moment(88, 14), partial(_make, story))
    story.at(story.moment(64, 11), partial(_offer_a_choice, story))
    story.at(story.moment(78, 10, 30), partial(_milou_begins, story))
    for days, slug in ((77, "alarm-en-ontruiming"), (70, DAY_ALONG), (63, "terugbelafspraak"), (56, "feedback-geven")):
        story.at(story.moment(days, 15), partial(_does, story, journeys, slug))
    story.at(story.moment(75, 9, 30), partial(_does, story, journeys, "eerst-samenvatten"))
    story.at(story.moment(66, 9, 30), partial(_does, story, journeys, "wie-spreek-ik"))
    for days, task in ((71, LISTEN), (49, ALONE)):
        story.at(story.moment(days, 16, 30), partial(_tried, story, task))
    story.at(story.moment(49, 16, 40), partial(_plans, story, journeys))
    story.at(story.moment(11, 9, 15), partial(_comes_back, story, journeys))


def _make_the_day(story: Story) -> None:
    by = story.who("esther")
    activity = actions.make_activity("Meeloopdag bij de monteurs", by=by, language="nl", shape=Shape.SESSION)
    _add(activity, Kind.TEXT, {"html": ALONG}, by)
    task = {
        "situation": "Je rijdt mee langs drie adressen.",
        "task": "Vraag de monteur bij elk adres wat de klant vooraf had moeten weten.",
        "bring_back": "Eén zin die jij morgen aan de telefoon zegt.",
    }
    _add(activity, Kind.PRACTICE, task, by)
    draft = activity.drafts.get()
    summary = "Je ziet wat er na jouw gesprek gebeurt, en vertelt klanten daarna wat hen te wachten staat."
    actions.save_draft(draft, title=draft.title, summary=summary, minutes=30, version=draft.version, by=by)
    actions.settle(activity, by=by, follow_up=False, review_by=story.today + REVIEWED)
    actions.publish(activity, language="nl", by=by)
    story.shelf[DAY_ALONG] = activity


def _make(story: Story) -> None:
    by = story.who("esther")
    activity = actions.make_activity("Inwerken bij Klantenservice", by=by, language="nl", shape=Shape.PROGRAMME)

    def step(*slugs: str, text: str = "", **more: Any) -> str:
        items = [{"activity": story.shelf[slug].pk} for slug in slugs]
        return _add(activity, Kind.ACTIVITY, {"items": items, "text": text, **more}, by)

    week = {"title": "Je eerste week", "purpose": "Je weet wat veilig is, en hoe een gesprek hier begint."}
    first = _add(activity, Kind.SECTION, {**week, "ordered": True}, by)
    step("alarm-en-ontruiming")
    step("eerst-samenvatten", text="Zo begint elk gesprek hier. De rest bouwt erop.")
    _add(activity, Kind.PRACTICE, LISTEN, by)
    step(DAY_ALONG, text="Daarna klinkt ‘de monteur komt morgen’ anders.")
    often = {"title": "Gesprekken die vaak misgaan", "purpose": "Kies wat jij het eerst tegenkomt.", "need": 2}
    second = _add(activity, Kind.SECTION, {**often, "opens_after": 7, "after": first}, by)
    step("wie-spreek-ik")
    step("terugbelafspraak")
    step("slecht-nieuws-over-de-rekening")
    step("datalek-melden")
    own = {"title": "Op eigen benen", "purpose": "Je zit alleen aan de lijn, en iemand kijkt mee waar jij dat vraagt."}
    _add(activity, Kind.SECTION, {**own, "opens_after": 21, "after": second}, by)
    step("feedback-geven")
    _add(activity, Kind.PRACTICE, ALONE, by)
    draft = activity.drafts.get()
    summary = "Je voert na zes weken zelfstandig gesprekken, en weet bij wie je terechtkunt."
    actions.save_draft(draft, title=draft.title, summary=summary, minutes=0, weeks=6, version=draft.version, by=by)
    actions.settle(activity, by=by, review_by=story.today + REVIEWED)
    actions.publish(activity, language="nl", by=by)
    story.shelf[PROGRAMME] = activity
    story.say(f"  on the shelf: {activity.slug}")


def _offer_a_choice(story: Story) -> None:
    """The next edition: who would rather ask for feedback than give it, may."""
    by, activity = story.who("esther"), story.shelf[PROGRAMME]
    draft = activity.drafts.get()
    block = next(raw for raw in draft.blocks if _holds(raw, story.shelf["feedback-geven"]))
    items = [*block["data"]["items"], {"activity": story.shelf["feedback-vragen"].pk}]
    data = {**block["data"], "items": items, "text": "Geven of vragen: begin met wat jou het minst ligt."}
    actions.change_block(draft, block=block["id"], data=data, version=draft.version, by=by)
    actions.publish(activity, language="nl", by=by)


def _milou_begins(story: Story) -> None:
    milou, activity = story.who("milou"), story.shelf[PROGRAMME]
    reason = "Hiermee leer je ons vak in zes weken. Elke dinsdag lopen we samen na hoe het gaat."
    learning.assign(activity, to=milou, by=story.who("mirjam"), reason=reason)
    learning.enrol(activity, by=milou)


def _does(story: Story, journeys: Journeys, slug: str) -> None:
    journeys.finish(story.who("milou"), slug)


def _tried(story: Story, task: dict[str, str]) -> None:
    milou = story.who("milou")
    enrolment = Enrolment.objects.select_related("edition", "activity").get(
        person=milou, activity=story.shelf[PROGRAMME]
    )
    block = next(raw["id"] for raw in enrolment.edition.blocks if raw["data"].get("task") == task["task"])
    learning.finish_step(enrolment, block, by=milou)


def _plans(story: Story, journeys: Journeys) -> None:
    words = ("ik na een gesprek twijfel", "vraag ik meteen aan wie naast me zit wat zij had gezegd")
    journeys.plan(story.who("milou"), PROGRAMME, "samenvatten", words=words, supporter=story.who("noor"))


def _comes_back(story: Story, journeys: Journeys) -> None:
    """After a year in another team: what was done then counts."""
    back = story.team("KS")[-1]
    reason = "Je was een jaar weg en er is veel veranderd. Wat je al deed telt mee; de rest is van nu."
    learning.assign(story.shelf[PROGRAMME], to=back, by=story.who("mirjam"), reason=reason)
    learning.enrol(story.shelf[PROGRAMME], by=back)
    for slug in ("alarm-en-ontruiming", "eerst-samenvatten"):
        journeys.finish(back, slug)


def _add(activity: Activity, kind: Kind, data: dict[str, Any], by: Person) -> str:
    block: str = actions.add_block(activity.drafts.get(), kind=kind, data=data, by=by)["id"]
    return block


def _holds(raw: dict[str, Any], activity: Activity) -> bool:
    return raw["type"] == Kind.ACTIVITY and any(item["activity"] == activity.pk for item in raw["data"]["items"])
