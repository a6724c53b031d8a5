"""What is kept in one place and read in many: a way to report that four activities use, a rule that two do, and what
hangs on a wall."""

from functools import partial

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity, Draft

from ..story import Story

SHARED, PLACED, CHANGED, TAKEN = 13, 12, 4, 3  # days ago; each later in its day, for a weekend puts two on one


def write(story: Story) -> None:
    story.at(story.moment(SHARED, 9, 40), partial(_share, story))
    story.at(story.moment(PLACED, 10, 20), partial(_place, story))
    story.at(story.moment(CHANGED, 11), partial(_release, story))
    story.at(story.moment(TAKEN, 15, 30), partial(_take_over, story))
    story.at(story.moment(TAKEN, 16, 10), partial(_hang_up, story))


def _share(story: Story) -> None:
    for who, slug, words, title in (
        ("gerben", "stop-en-meld", "Melden in drie zinnen", "Zo meld je een incident"),
        ("ilse", "datalek-melden", "72 uur", "Waarom je een datalek meteen meldt"),
    ):
        draft = _draft(story.shelf[slug])
        block = next(raw["id"] for raw in draft.blocks if words in raw["data"].get("html", ""))
        actions.share(draft, blocks=[block], title=title, by=story.who(who))


def _place(story: Story) -> None:
    report, leak = _shared("Zo meld je een incident"), _shared("Waarom je een datalek meteen meldt")
    for who, slug, shared in (
        ("gerben", "laatste-minuut", report),
        ("gerben", "alarm-en-ontruiming", report),
        ("ilse", "datalek-melden", report),
        ("ilse", "wie-spreek-ik", leak),
    ):
        actions.place_shared(_draft(story.shelf[slug]), shared=shared, by=story.who(who))


def _release(story: Story) -> None:
    report, gerben = _shared("Zo meld je een incident"), story.who("gerben")
    draft = _draft(report)
    (raw,) = draft.blocks
    html = (
        raw["data"]["html"] + "<p>Krijg je niemand te pakken? Bel dan de storingsdienst, die neemt dag en nacht op.</p>"
    )
    actions.change_block(draft, block=raw["id"], data={"html": html}, version=draft.version, by=gerben)
    actions.release(report, note="Nu staat er ook wie je belt als niemand opneemt.", by=gerben)


def _take_over(story: Story) -> None:
    """In what Gerben keeps himself; Ilse still has to look at hers."""
    report, gerben = _shared("Zo meld je een incident"), story.who("gerben")
    actions.run_rollout(actions.begin_rollout(report, deed="take", number=2, by=gerben))


def _hang_up(story: Story) -> None:
    """A poster by the coffee machine of the service desk."""
    mirjam = story.who("mirjam")
    corner = actions.make_corner("Koffiehoek van Klantenservice", by=mirjam)
    for slug in ("datalek-melden", "wie-spreek-ik", "eerst-samenvatten"):
        actions.hang_up(corner, story.shelf[slug], by=mirjam)


def _shared(title: str) -> Activity:
    return Activity.everything.get(shape="shared", releases__title=title, releases__number=1)


def _draft(activity: Activity) -> Draft:
    found: Draft = Draft.objects.select_related("activity").get(activity=activity, language="nl")
    return found
