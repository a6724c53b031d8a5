"""One block in many activities: shared, placed, offered, taken over, left, made loose, and everywhere at once."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.catalogue import actions, jobs, queries
from vliegwiel.areas.catalogue.actions import rolling_out
from vliegwiel.areas.catalogue.models import Activity, Draft, Edition, Use
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.events import Left
from vliegwiel.kit.events import announce
from vliegwiel.kit.notices import worded


@pytest.fixture
def written(ines):
    """`written("Tillen", "Recht.")`: an activity of a text for each sentence, ready to be published."""

    def _written(title, *sentences, by=ines):
        activity = actions.make_activity(title, by=by, language="nl")
        for sentence in sentences:
            actions.add_block(draft(activity), kind="text", data={"html": f"<p>{sentence}</p>"}, by=by)
        now = draft(activity)
        actions.save_draft(now, title=title, summary="Je doet het.", minutes=5, version=now.version, by=by)
        return activity

    return _written


def draft(activity, language="nl"):
    return Draft.objects.select_related("activity").get(activity=activity, language=language)


def says(activity, language="nl"):
    return [raw["data"]["html"].removeprefix("<p>").removesuffix("</p>") for raw in draft(activity, language).blocks]


def ids(activity):
    return [raw["id"] for raw in draft(activity).blocks]


def share(activity, *places, title="Melden", by):
    return actions.share(draft(activity), blocks=[ids(activity)[place] for place in places], title=title, by=by)


def reword(shared, place, sentence, by, language="nl"):
    now = draft(shared, language)
    data = {"html": f"<p>{sentence}</p>"}
    actions.change_block(now, block=now.blocks[place]["id"], data=data, version=now.version, by=by)
    return actions.release(shared, by=by, note="Het nummer is veranderd.")


def told(person):
    last = Message.objects.filter(person=person).latest("pk")
    return worded(last.kind, last.facts).text


def use(shared, activity):
    return Use.objects.select_related("activity", "shared").get(shared=shared, activity=activity)


def test_a_change_is_offered_taken_over_or_left_and_what_is_published_stays(ines, lea, written):
    first, other = written("Lekkage", "Kijk.", "Bel 112.", "Meld het."), written("Brand", "Ren.", by=lea)
    actions.publish(first, language="nl", by=ines)
    shared = share(first, 1, 2, by=ines)
    assert share(first, 1, 2, by=ines) == shared and not Activity.objects.filter(pk=shared.pk).exists()
    assert not queries.changed_since_edition(draft(first), Edition.objects.get())  # a mark is nothing one learns
    at = actions.place_shared(draft(other), shared=shared, after="top", by=lea)
    assert actions.place_shared(draft(other), shared=shared, by=lea) == at and says(other) == [
        "Bel 112.",
        "Meld het.",
        "Ren.",
    ]
    with pytest.raises(actions.Refused, match="bouwsteen ‘Melden’"):
        actions.change_block(draft(other), block=at, data={"html": "<p>x</p>"}, version=99, by=lea)
    reword(shared, 0, "Bel 8888.", ines)
    assert says(other)[0] == "Bel 112." and [row.title for row in queries.offers_to(lea)] == ["Melden"]
    offered = queries.offer(other, shared.slug)
    ((_language, difference),) = offered.differences
    assert [span.text for span in difference.changed[0].said[0].after if span.is_other] == ["8888"]
    actions.leave_offer(offered.use, number=2, why="Bij ons is het nummer anders.", by=lea)
    assert (
        queries.offers_to(lea) == [] and queries.used_in(shared).rows[0].deferral.why == "Bij ons is het nummer anders."
    )
    assert "Bij ons is het nummer anders." in told(ines)
    reword(shared, 1, "Meld het meteen.", ines)
    actions.take_over(use(shared, other), number=3, by=lea)
    assert says(other) == ["Bel 8888.", "Meld het meteen.", "Ren."] and ids(other)[0] == at
    assert says(first)[1] == "Bel 112." and Edition.objects.get().blocks[1]["data"]["html"] == "<p>Bel 112.</p>"
    with pytest.raises(PermissionDenied):
        actions.take_over(use(shared, other), number=1, by=ines)


def test_it_moves_goes_and_comes_back_as_one_and_is_made_loose_and_fast(ines, written):
    first = written("Lekkage", "a", "b", "c", "d")
    shared = share(first, 1, 2, by=ines)
    a, b, c, d = ids(first)
    actions.move_block(draft(first), block=b, steps=1, by=ines)
    assert says(first) == ["a", "d", "b", "c"]
    actions.move_block(draft(first), block=a, after=b, by=ines)
    actions.add_block(draft(first), kind="text", data={"html": "<p>e</p>"}, after=b, by=ines)
    assert says(first) == ["d", "b", "c", "e", "a"]
    actions.remove_block(draft(first), block=c, version=99, by=ines)
    assert says(first) == ["d", "e", "a"] and not Use.objects.exists()
    actions.restore_block(draft(first), block=b, by=ines)
    assert says(first) == ["d", "b", "c", "e", "a"] and Use.objects.get().release == 1
    actions.loosen(first, shared=shared.slug, by=ines)
    actions.fasten(first, shared=shared, by=ines)
    assert Use.objects.count() == 1
    actions.loosen(first, shared=shared.slug, by=ines)
    actions.change_block(draft(first), block=b, data={"html": "<p>B</p>"}, version=99, by=ines)
    with pytest.raises(ValidationError, match="niets overschreven"):
        actions.fasten(first, shared=shared, by=ines)
    assert says(first)[1] == "B" and not Use.objects.exists()


def test_a_release_may_add_and_drop_blocks_and_going_back_gives_exactly_what_was(ines, written):
    first = written("Lekkage", "a", "b", "c")
    shared = share(first, 0, 1, by=ines)
    before = draft(first).blocks
    there = draft(shared)
    actions.remove_block(there, block=there.blocks[0]["id"], version=99, by=ines)
    actions.add_block(draft(shared), kind="text", data={"html": "<p>n</p>"}, by=ines)
    actions.release(shared, by=ines)
    actions.take_over(use(shared, first), number=2, by=ines)
    assert says(first) == ["b", "n", "c"]
    actions.take_over(use(shared, first), number=1, by=ines)
    assert draft(first).blocks == before


def test_it_speaks_the_languages_it_has_and_says_so_where_it_does_not(ines, written):
    first, other = written("Lekkage", "Bel."), written("Brand", "Ren.")
    for activity in (first, other):
        actions.translate_draft(activity, language="en", by=ines)
    english = draft(first, "en")
    actions.translate_part(english, part=ids(first)[0], texts={"html": "<p>Call.</p>"}, version=99, by=ines)
    shared = share(first, 0, by=ines)
    at = actions.place_shared(draft(other), shared=shared, by=ines)
    assert says(other, "en") == ["Ren.", "Call."]
    parts = {part.id: part.freshness for part in queries.translated_parts(draft(other), draft(other, "en"))}
    assert parts[at] == "whole"
    third = written("Gas")
    actions.place_shared(draft(third), shared=shared, by=ines)
    actions.translate_draft(third, language="en", by=ines)
    assert says(third, "en") == ["Call."]
    with pytest.raises(actions.Refused):
        actions.translate_part(draft(other, "en"), part=at, texts={"html": "<p>x</p>"}, version=99, by=ines)
    reword(shared, 0, "Bel meteen.", ines)
    actions.take_over(use(shared, other), number=2, by=ines)
    parts = {part.id: part.freshness for part in queries.translated_parts(draft(other), draft(other, "en"))}
    assert (says(other, "en")[1], parts[at]) == ("Call.", "stale")
    assert draft(other, "en").blocks[1]["shared"]["language"] == "nl"
    reword(shared, 0, "Call now.", ines, language="en")
    actions.take_over(use(shared, other), number=3, by=ines)
    parts = {part.id: part.freshness for part in queries.translated_parts(draft(other), draft(other, "en"))}
    assert (says(other, "en")[1], parts[at]) == ("Call now.", "whole")


def test_everywhere_at_once_goes_on_after_a_crash_publishes_what_changed_in_nothing_else_and_goes_back(
    ines, lea, written, monkeypatch
):
    shared = share(written("Lekkage", "Bel 112."), 0, by=ines)
    clean, dirty, bare, busy = (written(name, "Eigen.", by=lea) for name in ("Brand", "Gas", "Water", "Stroom"))
    for activity in (clean, dirty, bare, busy):
        actions.place_shared(draft(activity), shared=shared, by=lea)
    for activity in (clean, dirty, busy):
        actions.publish(activity, language="nl", by=lea)
    actions.add_block(draft(dirty), kind="text", data={"html": "<p>Nog niet af.</p>"}, by=lea)
    reword(shared, 0, "Bel 8888.", ines)
    with pytest.raises(ValidationError):  # what she may not edit is not hers to take along
        actions.begin_rollout(shared, deed="take", number=2, activities=[clean.pk], by=ines)
    begun = actions.begin_rollout(shared, deed="take", number=2, by=lea)
    done = []
    do = rolling_out._do

    def killed(key):
        if len(done) == 2:
            raise SystemExit
        done.append(key)
        do(key)

    monkeypatch.setattr(rolling_out, "_do", killed)
    with pytest.raises(SystemExit):
        actions.run_rollout(begun)
    monkeypatch.setattr(rolling_out, "_do", do)
    assert actions.begin_rollout(shared, deed="take", number=2, by=lea) == begun
    versions = {one.pk: one.version for one in Draft.objects.filter(activity__in=[clean, dirty])}
    jobs.roll_out.func(begun.pk)
    jobs.roll_out.func(begun.pk)
    begun.refresh_from_db()
    assert begun.finished_at and {says(one)[1] for one in (clean, dirty, bare, busy)} == {"Bel 8888."}
    assert all(Draft.objects.get(pk=key).version >= version for key, version in versions.items())
    assert {item.activity for item in queries.publishable(begun)} == {clean, busy}
    actions.add_block(draft(busy), kind="text", data={"html": "<p>Intussen.</p>"}, by=lea)
    assert {item.activity for item in queries.publishable(begun)} == {clean}
    out = actions.run_rollout(actions.begin_rollout(shared, deed="publish", after=begun, by=lea))
    assert [(item.activity, item.outcome) for item in out.items.all()] == [(clean, "done")]
    assert clean.editions.count() == 2 and busy.editions.count() == dirty.editions.count() == 1
    back = actions.run_rollout(actions.begin_rollout(shared, deed="back", after=begun, by=lea))
    assert {item.outcome for item in back.items.all()} == {"done"} and says(clean)[1] == "Bel 112."
    assert clean.editions.count() == 2 and Message.objects.filter(person=lea).exists()


def test_publishing_asks_everything_of_each_and_names_why_not(ines, lea, written):
    shared = share(written("Lekkage", "Bel 112."), 0, by=ines)
    law = written("Gas", "Eigen.", by=lea)
    actions.place_shared(draft(law), shared=shared, by=lea)
    actions.publish(law, language="nl", purpose="legal", legal_basis="Arbowet, artikel 8", by=lea)
    reword(shared, 0, "Bel 8888.", ines)
    begun = actions.run_rollout(actions.begin_rollout(shared, deed="take", number=2, by=lea))
    actions.set_review_rules(["legal"], by=lea)
    out = actions.run_rollout(actions.begin_rollout(shared, deed="publish", after=begun, by=lea))
    item = out.items.get()
    assert item.outcome == "skipped" and item.why and law.editions.count() == 1 and says(law)[1] == "Bel 8888."


def test_it_goes_only_when_nothing_uses_it_and_old_versions_and_copies_stay_sensible(ines, written):
    first, other = written("Lekkage", "a", "b"), written("Brand", "c")
    shared = share(first, 0, by=ines)
    actions.place_shared(draft(other), shared=shared, by=ines)
    edition = actions.publish(first, language="nl", by=ines)
    copy = actions.duplicate(first, by=ines)
    assert Use.objects.count() == 3 and queries.shared_of(copy) == [(shared.slug, "Melden")]
    with pytest.raises(ValidationError, match="overal los"):
        actions.remove_shared(shared, by=ines)
    actions.run_rollout(actions.begin_rollout(shared, deed="loosen", by=ines))
    assert not Use.objects.exists() and says(copy) == ["a", "b"] and queries.shared_blocks().rows == []
    now = draft(first)
    actions.change_block(now, block=ids(first)[1], data={"html": "<p>B</p>"}, version=now.version, by=ines)
    actions.restore_version(draft(first), version=edition, seen=99, by=ines)
    assert says(first) == ["a", "b"] and not Use.objects.exists()  # what is gone is not followed again
    actions.return_shared(shared, by=ines)
    actions.fasten(first, shared=shared, by=ines)
    assert Use.objects.get().activity == first


def test_when_its_keeper_leaves_the_lead_and_who_uses_it_most_are_asked(ines, lea, hire, company, written):
    nora = hire("Nora", "Smit", unit=company.north, role="author")
    shared = share(written("Lekkage", "a"), 0, by=ines)
    actions.place_shared(draft(written("Brand", "b", by=nora)), shared=shared, by=nora)
    with pytest.raises(PermissionDenied):
        actions.take_keeping(shared, by=nora)
    ines.left_on = ines.joined_on
    ines.save()
    announce(Left(by=None, person=ines.pk, last_day=ines.left_on.isoformat()))
    assert "‘Melden’" in told(lea) and "‘Melden’" in told(nora)
    shared.refresh_from_db()
    actions.take_keeping(shared, by=nora)
    assert Activity.everything.get(pk=shared.pk).owner == nora


def test_many_uses_are_as_few_queries_as_one(ines, written, django_assert_num_queries):
    shared = share(written("Lekkage", "a"), 0, by=ines)
    for n in range(3):
        actions.place_shared(draft(written(f"Nummer {n}", "b")), shared=shared, by=ines)
    reword(shared, 0, "c", ines)
    with django_assert_num_queries(3):
        assert len(queries.used_in(shared).rows) == 4
    with django_assert_num_queries(1):
        assert len(queries.offers_to(ines)) == 4


def test_a_mistake_of_ours_in_one_activity_holds_up_neither_the_others_nor_the_next_deed(ines, written, monkeypatch):
    shared = share(written("Lekkage", "Bel 112."), 0, by=ines)
    broken, whole = written("Gas", "Eigen.", by=ines), written("Brand", "Eigen.", by=ines)
    for activity in (broken, whole):
        actions.place_shared(draft(activity), shared=shared, by=ines)
    reword(shared, 0, "Bel 8888.", ines)
    take = rolling_out.take_now

    def mistaken(shared, activity, **asked):
        take(shared, activity, **asked)
        if activity == broken:
            raise ZeroDivisionError

    monkeypatch.setattr(rolling_out, "take_now", mistaken)
    out = actions.run_rollout(
        actions.begin_rollout(shared, deed="take", number=2, activities=[broken.pk, whole.pk], by=ines)
    )
    assert {item.activity: item.outcome for item in out.items.all()} == {broken: "skipped", whole: "done"}
    assert (says(broken)[1], says(whole)[1]) == ("Bel 112.", "Bel 8888.")
    assert out.finished_at is not None
