"""What colleagues say beside a draft, with somebody who was asked to read along; and a job aid with code."""

from functools import partial

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity, Draft, Remark

from ..story import Story

PIECE = "eerst-samenvatten"
SAID = 9  # so many days ago


def write(story: Story) -> None:
    story.at(story.moment(SAID, 10), partial(_say, story))
    story.at(story.moment(SAID - 1, 15), partial(_answer, story))
    story.at(story.moment(SAID - 2, 14), partial(_write_code, story))


def _draft(story: Story) -> Draft:
    return story.shelf[PIECE].drafts.order_by("pk")[0]


def _say(story: Story) -> None:
    draft, femke = _draft(story), story.who("femke")
    actions.ask_reader(story.shelf[PIECE], person=story.who("noor"), by=draft.activity.owner)
    text = next(raw["id"] for raw in draft.blocks if raw["type"] == "text")
    asked = next(raw["id"] for raw in draft.blocks if raw["type"] == "question")
    first = actions.remark(
        draft, text="Kan dit met een zin uit een echt gesprek? @Noor Willemsen, heb jij er een?", block=text, by=femke
    )
    actions.remark(draft, text="Het laatste antwoord is wel erg duidelijk fout.", block=asked, by=femke)
    actions.remark(draft, text="Mooi kort. Dit mag zo blijven.", by=femke)
    actions.answer_remark(first, text="Ja: “Dus u zegt dat het water sinds maandag bruin is?”", by=story.who("noor"))


def _answer(story: Story) -> None:
    actions.tell_of_remarks()  # of yesterday's
    owner = _draft(story).activity.owner
    last = Remark.objects.open().filter(draft=_draft(story), by=story.who("femke")).order_by("-pk")[0]
    actions.answer_remark(last, text="Dank je.", by=owner)
    actions.settle_remark(last, by=owner)


def _write_code(story: Story) -> None:
    """A job aid with code in it, and a few things that could read better before it can come on the shelf."""
    ilse = story.who("ilse")
    made: Activity = actions.make_activity("Meterstanden optellen", by=ilse)
    draft = made.drafts.get()
    actions.save_draft(
        draft,
        title="Meterstanden optellen",
        summary="Je telt de standen van een wijk op zonder ze over te typen.",
        minutes=3,
        version=draft.version,
        by=ilse,
    )
    html = (
        "<p><strong>Wat je nodig hebt</strong></p><p>Het bestand met standen staat <a href='https://example.org'>hier"
        "</a>. Haal EERST ALLE LEGE REGELS weg.</p>"
    )
    actions.add_block(draft, kind="text", data={"html": html}, by=ilse)
    code = {"title": "Tel per wijk", "syntax": "sql", "numbered": True, "code": QUERY}
    actions.add_block(draft, kind="code", data=code, by=ilse)


QUERY = """\
select wijk, sum(stand) as totaal  -- in kubieke meters
from meterstanden
where dag between '2026-01-01' and '2026-03-31'
group by wijk
having sum(stand) > 1000
order by totaal desc;"""
