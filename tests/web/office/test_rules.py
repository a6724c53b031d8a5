import csv
import datetime as dt
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format
from lxml import html

from vliegwiel.areas.learning import actions, jobs
from vliegwiel.areas.learning.models import Assignment, Extension, Rule, RuleMatch, RuleRun, RuleVersion
from vliegwiel.areas.learning.queries import closures_of, open_after
from vliegwiel.areas.learning.queries.rule_people import names_in
from vliegwiel.areas.learning.queries.rules import drafts, preview
from vliegwiel.kit import clock

REASON = "Je tilt hier elke dag, en dit houdt je rug heel."
WHAT = {"reason": REASON, "ground": "wish", "ending": "take_back", "when": "days", "due_days": "30", "title": "Tillen"}


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea)
    return client


@pytest.fixture
def draft(as_lea, lea, company, activity):
    """A rule for Team Noord, complete and not on."""
    tree = {"all": [{"is": "unit", "value": company.north.pk}]}
    rule = actions.write_rule("Tillen", by=lea, conditions=tree, activity=activity, reason=REASON, due_days=30)
    return RuleVersion.objects.get(rule=rule)


def at(name, *args):
    return reverse(f"office:{name}", args=args)


def sent(client, slug):
    """The form of the builder as a browser would send it."""
    (form,) = html.document_fromstring(client.get(at("rule_draft", slug)).content).xpath("//form[@id='builder']")
    return dict(form.form_values())


def test_a_rule_is_written_without_a_script_looked_at_and_switched_on(as_lea, company, ben, mara, activity):
    assert "Nog geen regels" in as_lea.get(at("rules")).content.decode()
    begun = as_lea.post(at("rule_new"), {"title": "Tillen", "starter": "empty"})
    assert begun.url == at("rule_draft", "tillen")
    added = as_lea.post(begun.url, {**sent(as_lea, "tillen"), **WHAT, "n.add": "unit", "do": "add:"})
    assert added.url == f"{begun.url}?at=n-0#n-0"
    unknown = as_lea.post(
        begun.url, {**sent(as_lea, "tillen"), "activity": "luisteren", "n-0.value": "Maan", "do": "preview"}
    )
    assert unknown.status_code == 422
    page = unknown.content.decode()
    assert "We kennen geen open afdeling ‘Maan’" in page
    assert 'value="Maan"' in page
    ready = as_lea.post(begun.url, {**sent(as_lea, "tillen"), "n-0.value": "team noord", "do": "preview"})
    assert ready.url == at("rule_preview", "tillen")
    preview = as_lea.get(ready.url).content.decode()
    assert "Wie in Team Noord werkt, krijgt ‘Luisteren’." in preview
    assert "Werkt in Team Noord, sinds 1 januari 2020" in preview
    assert not Assignment.objects.exists()
    on = as_lea.post(at("rule_activation", "tillen"), {"stamp": RuleVersion.objects.get().stamp})
    assert on.url == at("rule", "tillen")
    assert {row.person for row in Assignment.objects.all()} == {ben, mara}
    shown = as_lea.get(on.url).content.decode()
    assert "Geldt nu voor 2 mensen" in shown
    assert "2 kregen het" in shown
    assert "voor 2 mensen" in as_lea.get(at("rules")).content.decode()


def test_the_preview_says_how_many_dates_go_around_closed_weeks(as_lea, draft, lea, ben, company):
    on = clock.today() + dt.timedelta(days=30)
    actions.close_weeks(unit=company.north, starts=on, ends=on, why="Kerstdrukte", by=lea)
    here = at("rule_preview", draft.rule.slug)
    assert f'href="{here}?dates=1"' in as_lea.get(here).content.decode()
    with CaptureQueriesContext(connection) as asked:
        page = as_lea.get(f"{here}?dates=1").content.decode()
    assert len(asked) <= 12
    then = open_after(on, closures_of([ben.pk])[ben.pk])
    n = preview(drafts(lea).get(pk=draft.pk), names_in([draft.conditions])).gains
    assert f"{n} datums gaan naar {date_format(then, 'j F Y')}." in page
    part = as_lea.get(f"{here}?dates=1", headers={"HX-Request": "true", "HX-Target": "dates"}).content.decode()
    assert f"{n} datums gaan naar" in part and "<html" not in part
    RuleVersion.objects.filter(pk=draft.pk).update(ground="law", basis="Arbowet")
    assert "?dates=1" not in as_lea.get(here).content.decode(), "a law keeps its day"
    assert "valt in gesloten weken" in as_lea.get(f"{here}?dates=1").content.decode()


def test_conditions_are_grouped_moved_denied_and_removed(as_lea, draft, company):
    address = at("rule_draft", "tillen")

    def press(do, **more):
        answer = as_lea.post(address, {**sent(as_lea, "tillen"), "do": do, **more})
        assert answer.status_code == 302, answer.content.decode()
        draft.refresh_from_db()
        return draft.conditions

    unit = {"is": "unit", "value": company.north.pk}
    assert press("group:") == {"all": [unit, {"any": []}]}
    assert press("add:1", **{"n-1.add": "roster"}) == {"all": [unit, {"any": [{"is": "roster", "value": None}]}]}
    assert press("down:0") == {"all": [{"any": [unit, {"is": "roster", "value": None}]}]}
    assert press("up:0-0") == {"all": [unit, {"any": [{"is": "roster", "value": None}]}]}
    assert press("save", **{"n-1.not": "1"})["all"][1] == {"not": {"any": [{"is": "roster", "value": None}]}}
    assert press("remove:0") == {"all": [{"not": {"any": [{"is": "roster", "value": None}]}}]}
    part = as_lea.get(address, headers={"HX-Request": "true", "HX-Target": "form#builder"})
    assert part.content.decode().strip().startswith('<form id="builder"')
    assert "niet volgens een rooster werkt" in part.content.decode()


def test_two_tabs_do_not_overwrite_each_other(as_lea, draft):
    old = sent(as_lea, "tillen")
    as_lea.post(at("rule_draft", "tillen"), {**old, "due_days": "10", "do": "save"})
    second = as_lea.post(at("rule_draft", "tillen"), {**old, "due_days": "99", "do": "save"})
    assert second.status_code == 409
    assert "intussen ook" in second.content.decode()
    assert 'value="99"' in second.content.decode()
    draft.refresh_from_db()
    assert draft.due_days == 10


def test_everybody_is_meant_only_when_typed(as_lea, draft, company, ben):
    draft.conditions = {"all": [{"is": "unit", "value": company.root.pk}]}
    draft.save()
    assert "Dit geldt voor iedereen die hier werkt" in as_lea.get(at("rule_preview", "tillen")).content.decode()
    refused = as_lea.post(at("rule_activation", "tillen"), {"stamp": draft.stamp, "everybody": "2"})
    assert refused.status_code == 422
    assert as_lea.post(at("rule_activation", "tillen"), {"stamp": draft.stamp, "everybody": "4"}).status_code == 302


def test_the_preview_is_a_file_that_runs_nothing(as_lea, draft, ben):
    ben.given_name = "=Ben"
    ben.save()
    given = b"".join(as_lea.get(at("rule_preview_file", "tillen")).streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(given), delimiter=";"))
    assert [row[0::2] for row in rows if "Bakker" in row[2]] == [["krijgt het", "'=Ben Bakker"]]
    assert rows[1][3] == "werkt in Team Noord, sinds 1 januari 2020"


def on(draft, by):
    run = actions.switch_on(draft, by=by, stamp=draft.stamp)
    jobs.run_rule.enqueue(run.pk)
    return run


def test_a_run_is_looked_at_and_taken_back(as_lea, draft, lea, ben):
    run = on(draft, lea)
    assert "Draai dit terug" in as_lea.get(at("rule_run", run.pk)).content.decode()
    back = as_lea.post(at("rule_run_undoing", run.pk))
    assert RuleRun.objects.get(kind="undo").pk == int(re.search(r"(\d+)/$", back.url)[1])
    assert "bij 2 teruggenomen" in as_lea.get(back.url).content.decode()
    assert not Assignment.objects.standing().exists()
    assert "Teruggedraaid" in as_lea.get(at("rule_runs")).content.decode()


def test_why_and_why_not_leaf_by_leaf(as_lea, draft, lea, ben, olu):
    on(draft, lea)
    address = at("rule_why", "tillen")
    assert "<strong>Klopt:</strong> in Team Noord werkt" in as_lea.get(f"{address}?of={ben.pk}").content.decode()
    other = as_lea.get(address, {"person": "Olu"}).content.decode()
    assert "De regel geldt niet voor haar of hem." in other
    assert "<strong>Klopt niet:</strong> in Team Noord werkt" in other


def test_the_rest_of_a_rule_its_keeper_a_copy_and_an_end(as_lea, draft, lea, hugo, ben):
    on(draft, lea)
    as_lea.post(at("rule_keeper", "tillen"), {"keeper": "Hugo Mulder"})
    copied = as_lea.post(at("rule_copies", "tillen"))
    assert (Rule.objects.get(slug="tillen").keeper, copied.url) == (hugo, at("rule_draft", "tillen-kopie"))
    as_lea.post(at("rule_draft_disposal", "tillen-kopie"))
    as_lea.post(at("rule_versions", "tillen"))
    assert "Ga verder met het concept" in as_lea.get(at("rule", "tillen")).content.decode()
    as_lea.post(at("rule_ending", "tillen"))
    assert not RuleMatch.objects.open().exists()
    assert "Staat uit" in as_lea.get(at("rule", "tillen")).content.decode()


def test_others_have_no_business_here(client, mara, ben, adam, draft):
    for person in (mara, adam):
        client.force_login(person)
        assert client.get(at("rules")).status_code == 403
        assert client.get(at("rule", "tillen")).status_code == 403


def test_the_learner_reads_why_and_asks_for_another_day(as_lea, draft, lea, ben):
    draft.may_decline = True
    draft.save()
    on(draft, lea)
    as_lea.force_login(ben)
    page = as_lea.get("/learn/activity/luisteren/").content.decode()
    assert "werkt in Team Noord, sinds 1 januari 2020" in page
    assert "Volgens een regel van Lea Smit" in as_lea.get("/learn/").content.decode()
    later = clock.today() + dt.timedelta(days=60)
    as_lea.post("/learn/activity/luisteren/later-date/", {"until": later.isoformat(), "reason": "Vakantie"})
    asked = Extension.objects.get()
    as_lea.force_login(lea)
    assert "Vakantie" in as_lea.get("/learn/later-dates/").content.decode()
    as_lea.post(f"/learn/later-dates/{asked.pk}/answer/", {"granted": "yes"})
    assert Assignment.objects.get(person=ben).due == later
    as_lea.force_login(ben)
    as_lea.post("/learn/activity/luisteren/refusal/", {"reason": ""})
    assert not Assignment.objects.standing().filter(person=ben).exists()
    as_lea.post("/learn/activity/luisteren/refusal/withdrawal/")
    assert Assignment.objects.standing().filter(person=ben).exists()


def test_lists_cost_the_same_with_one_row_and_with_three(as_lea, draft, lea, hire, company, same_queries, activity):
    on(draft, lea)
    more = iter(range(100))

    def another_rule():
        tree = {"all": [{"is": "unit", "value": company.south.pk}]}
        actions.write_rule(f"Regel {next(more)}", by=lea, conditions=tree, activity=activity, reason=REASON)

    same_queries(lambda: as_lea.get(at("rules")), another_rule)
    actions.begin_version(draft.rule, by=lea)

    def another_person():
        actions.settle_people([hire("Nog", f"Een{next(more)}", unit=company.north).pk])

    same_queries(lambda: as_lea.get(at("rule", "tillen")), another_person)
    same_queries(lambda: as_lea.get(at("rule_preview", "tillen")), another_person)


def test_the_learning_lead_gives_to_a_unit_and_a_pasted_list(as_lea, company, activity, ben, mara, olu):
    asked = {"activity": "Luisteren", "unit": company.north.pk, "reason": REASON, "numbers": f"{olu.number}, 777"}
    refused = as_lea.post(at("giving"), asked)
    assert refused.status_code == 422
    assert "Deze nummers heeft hier niemand: 777." in refused.content.decode()
    given = as_lea.post(at("giving"), {**asked, "numbers": olu.number})
    assert given.url == at("rule_run", RuleRun.objects.get().pk)
    assert {row.person for row in Assignment.objects.all()} == {ben, mara, olu}
    assert "3 kregen het" in as_lea.get(given.url).content.decode()
