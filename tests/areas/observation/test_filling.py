"""Checklists: written in versions, filled in once by who may, withdrawn with a reason; a photograph with her yes."""

import datetime as dt
import io

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.observing import POST_DAY
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.observation import actions, jobs, permissions, queries
from vliegwiel.areas.observation.enums import Assessor, Moment, Seen
from vliegwiel.areas.observation.models import Checklist, FilledList, FilledPhoto, ListAsk
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

pytestmark = pytest.mark.django_db

LINES = ["Laat de beller uitpraten", "Vat samen en vraagt of het klopt"]
BOTH = [Seen.YES, Seen.YES]
TODAY = dt.date(2026, 4, 13)


@pytest.fixture(autouse=True)
def _a_monday():
    with clock.at(TODAY):
        yield


@pytest.fixture
def write(ines, lesson):
    def _write(title="Bellen", **more):
        said = {"title": title, "lines": LINES, "assessors": ["manager", "colleague"], "activity": lesson, "by": ines}
        return actions.write_list(**(said | more))

    return _write


def picture():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "JPEG")
    return SimpleUploadedFile("foto.jpg", out.getvalue(), content_type="image/jpeg")


def fill(made, person, by, key="een-sleutel", seen=BOTH, **more):
    return actions.fill_in(made, person=person, version=1, seen=seen, by=by, key=key, **more)


def test_a_list_is_written_in_versions_and_what_was_filled_keeps_its_own(write, ines, mara, ben):
    made = write()
    actions.ask_to_see(made, of=mara, by=ben)
    row = fill(made, ben, mara)
    assert actions.rewrite_list(made, lines=LINES, by=ines).number == 1
    assert actions.rewrite_list(made, lines=[*LINES, "  Noemt de dag "], by=ines).number == 2
    assert queries.version_of(made).lines == [*LINES, "Noemt de dag"]
    assert (row.version.number, row.seen) == (1, [[line, "yes"] for line in LINES])


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "BELLEN"}, "title"),
        ({"activity": None}, "behaviour"),
        ({"assessors": []}, "assessors"),
        ({"counts": True}, "assessors"),
        ({"lines": [" "]}, "lines"),
        ({"lines": ["a", "a"]}, "lines"),
        ({"lines": [str(n) for n in range(13)]}, "lines"),
        ({"lines": ["x" * 161]}, "lines"),
    ],
)
def test_what_is_no_list_is_refused_at_its_field(write, said, field):
    write()
    with pytest.raises(ValidationError) as refused:
        write(**({"title": "Anders"} | said))
    assert list(refused.value.error_dict) == [field]
    assert Checklist.objects.count() == 1


def test_who_writes_and_keeps_a_list(write, ben, lea, ines, mara):
    with pytest.raises(PermissionDenied):
        write(by=ben)
    made = write()
    for verb in (
        lambda by: actions.rewrite_list(made, lines=["Anders"], by=by),
        lambda by: actions.name_examiner(made, person=mara, by=by),
        lambda by: actions.release_examiner(made, person=mara, by=by),
        lambda by: actions.retire_list(made, by=by),
    ):
        with pytest.raises(PermissionDenied):
            verb(ben)
    actions.retire_list(made, by=lea)
    actions.retire_list(made, by=ines)
    assert not Checklist.objects.standing().exists()


def test_of_a_list_to_learn_from_only_whom_she_chose_fills_in(write, ben, mara, tess, olu):
    made = write()
    for other in (mara, tess, olu, ben):
        with pytest.raises(PermissionDenied, match="alleen wie zij zelf koos"):
            fill(made, ben, other)
    assert {one.name for one in queries.judges(made, ben)} == {"Mara de Wit", "Tess Visser"}
    with pytest.raises(ValidationError, match="Olu Adeyemi kan dit niet"):
        actions.ask_to_see(made, of=olu, by=ben)
    ask = actions.ask_to_see(made, of=tess, by=ben)
    assert actions.ask_to_see(made, of=tess, by=ben) == ask
    assert [one.pk for one in queries.lists_for(tess)] == [ask.pk]
    row = fill(made, ben, tess)
    assert (row.assessor, row.is_whole, queries.lists_for(tess)) == (Assessor.COLLEAGUE, True, [])
    assert Message.objects.filter(person=ben, kind="observation.ListCame").count() == 1
    with pytest.raises(PermissionDenied):
        fill(made, ben, tess, key="nog-een-keer")  # once asked, once filled in


def test_nobody_judges_upwards(write, ben, mara, tess):
    made = write()
    assert queries.judges(made, mara) == []
    with pytest.raises(ValidationError, match="Ben Bakker kan dit niet"):
        actions.ask_to_see(made, of=ben, by=mara)
    ListAsk.objects.create(checklist=made, person=mara, asked=ben)
    with pytest.raises(PermissionDenied):
        fill(made, mara, ben)


def test_of_a_list_that_counts_its_policy_names_who(write, ben, mara, tess, olu, hugo, lea):
    made = write(counts=True, assessors=["manager", "examiner"])
    actions.name_examiner(made, person=olu, by=lea)
    actions.name_examiner(made, person=olu, by=lea)
    assert fill(made, ben, olu).assessor == Assessor.EXAMINER
    assert fill(made, ben, mara, seen=["yes", "not_yet"], note="Vraag eerst door.").is_whole is False
    with pytest.raises(PermissionDenied):
        fill(made, ben, tess)
    actions.release_examiner(made, person=olu, by=lea)
    with pytest.raises(PermissionDenied):
        fill(made, ben, olu, key="later")
    told = [(one.name, one.on, one.is_whole) for one in queries.outcomes(made)]
    assert told == [("Ben Bakker", TODAY, False), ("Ben Bakker", TODAY, True)]
    assert [permissions.may_read_outcomes(one, made) for one in (hugo, lea, mara, ben)] == [True, True, False, False]


def test_of_a_list_to_learn_from_nobody_reads_an_outcome(write, ben, tess, lea):
    made = write()
    actions.ask_to_see(made, of=tess, by=ben)
    row = fill(made, ben, tess)
    assert (queries.outcomes(made), permissions.may_read_outcomes(lea, made)) == ([], False)
    for other, sees in ((ben, 1), (tess, 1), (lea, 0)):
        assert FilledList.objects.visible_to(other).filter(pk=row.pk).count() == sees
    with pytest.raises(ValidationError, match="wijs je niemand aan"):
        actions.name_examiner(made, person=lea, by=lea)


def test_a_list_arrives_once_however_often_it_is_sent(write, ben, tess):
    made = write()
    actions.ask_to_see(made, of=tess, by=ben)
    row = fill(made, ben, tess)
    assert fill(made, ben, tess) == row
    assert FilledList.objects.count() == 1


def test_what_does_not_fit_is_said_in_words_and_nothing_is_kept(write, ben, tess):
    made = write()
    actions.ask_to_see(made, of=tess, by=ben)
    for more, words in (
        ({"seen": ["yes"]}, "Kies bij elke regel"),
        ({"seen": ["yes", "soms"]}, "Kies bij elke regel"),
        ({"on": TODAY + dt.timedelta(days=1)}, "laatste dertig dagen"),
        ({"on": TODAY - dt.timedelta(days=31)}, "laatste dertig dagen"),
        ({"seen": ["yes", "not_yet"]}, "volgende stap"),
        ({"photo": SimpleUploadedFile("x.jpg", b"geen foto")}, "geen afbeelding"),
    ):
        with pytest.raises(ValidationError, match=words):
            fill(made, ben, tess, **more)
    assert not FilledList.objects.exists()
    assert ListAsk.objects.open().count() == 1


def test_what_did_not_come_up_is_neither_seen_nor_missing(write, ben, tess):
    made = write()
    for n, (seen, whole) in enumerate([(["yes", "absent"], True), (["absent", "absent"], False)]):
        actions.ask_to_see(made, of=tess, by=ben)
        assert fill(made, ben, tess, key=f"sleutel-{n}", seen=seen).is_whole is whole


def test_what_was_signed_is_withdrawn_with_a_reason_and_stays_readable(write, ben, tess):
    made = write()
    actions.ask_to_see(made, of=tess, by=ben)
    row = fill(made, ben, tess)
    with pytest.raises(PermissionDenied):
        actions.withdraw_filled(row, by=ben, why="Dat was niet zo.")
    with pytest.raises(ValidationError, match="wat er niet klopte"):
        actions.withdraw_filled(row, by=tess, why=" ")
    end = actions.withdraw_filled(row, by=tess, why="Het was een andere beller.")
    assert actions.withdraw_filled(row, by=tess, why="Nog eens.") == end
    assert [one.end.why for one in queries.filled_about(ben, made)] == ["Het was een andere beller."]
    assert not FilledList.objects.standing().exists()


def test_asking_is_taken_back_or_refused_and_ends_with_the_list(write, ben, tess, mara, olu, ines):
    made = write()
    first, second = (actions.ask_to_see(made, of=one, by=ben) for one in (tess, mara))
    with pytest.raises(PermissionDenied):
        actions.stop_asking_to_see(first, by=olu)
    actions.stop_asking_to_see(first, by=tess)
    actions.stop_asking_to_see(first, by=ben)
    actions.retire_list(made, by=ines)
    assert not ListAsk.objects.filter(closed_at=None).exists()
    made.refresh_from_db()
    with pytest.raises(PermissionDenied):
        fill(made, ben, mara)
    with pytest.raises(ValidationError):
        actions.ask_to_see(made, of=mara, by=ben)
    assert second.asked_id == mara.pk


def test_a_photograph_of_her_waits_for_her_yes_and_a_no_removes_it(write, ben, tess):
    made = write()
    for n in range(2):
        actions.ask_to_see(made, of=tess, by=ben)
        fill(made, ben, tess, key=f"sleutel-{n}", photo=picture())
    first, second = FilledPhoto.objects.order_by("pk")
    assert (first.is_shown, bytes(first.content)[:4]) == (False, b"RIFF")  # drawn again, as WebP
    with pytest.raises(PermissionDenied):
        actions.answer_photo(first, yes=True, by=tess)
    for _twice in range(2):
        actions.answer_photo(first, yes=True, by=ben)
        actions.answer_photo(second, yes=False, by=ben)
    assert [one.is_shown for one in FilledPhoto.objects.all()] == [True]
    actions.answer_photo(FilledPhoto.objects.get(), yes=False, by=ben)  # also later
    assert not FilledPhoto.objects.exists()
    assert FilledList.objects.count() == 2


def test_without_an_answer_it_goes_after_two_weeks_and_one_with_nobody_in_it_stays(write, ben, tess):
    made = write()
    for n, her in enumerate((True, False)):
        actions.ask_to_see(made, of=tess, by=ben)
        fill(made, ben, tess, key=f"sleutel-{n}", photo=picture(), is_she_in_it=her)
    with clock.at(TODAY + dt.timedelta(days=13)):
        assert actions.forget_photos() == 0
    with clock.at(TODAY + dt.timedelta(days=15)):
        jobs.forget_photos.call()
    assert [one.is_she_in_it for one in FilledPhoto.objects.all()] == [False]


def test_two_years_after_it_was_filled_in_a_list_goes_with_all_of_it_and_the_list_itself_stays(write, ben, tess):
    made = write()
    actions.ask_to_see(made, of=tess, by=ben)
    row = fill(made, ben, tess, photo=picture(), is_she_in_it=False)
    actions.withdraw_filled(row, by=tess, why="Het was een ander gesprek.")
    with clock.at(TODAY + dt.timedelta(days=729)):
        assert actions.forget_lists() == 0
    with clock.at(TODAY + dt.timedelta(days=731)):
        assert actions.forget_lists() == 2  # what was filled in, and that it was asked
        jobs.forget_lists.call()
    assert not (FilledList.objects.exists() or FilledPhoto.objects.exists() or ListAsk.objects.exists())
    assert list(Checklist.objects.all()) == [made]
    assert Happening.objects.filter(kind="observation.ListsForgotten").count() == 1


def test_a_whole_list_is_something_to_show_and_withdrawn_it_is_not(check, write, ben, tess):
    made = write(activity=None, behaviour=check.behaviour)
    with clock.at(POST_DAY):
        actions.say_after(check, times=4, back=1, by=ben)
        assert not queries.observed_applied().exists()
        actions.ask_to_see(made, of=tess, by=ben)
        row = fill(made, ben, tess)
        assert [one["person"] for one in queries.observed_applied()] == [ben.pk]
        actions.withdraw_filled(row, by=tess, why="Het was een andere beller.")
        assert not queries.observed_applied().exists()


def test_a_list_of_before_shows_nothing_of_now_and_counts_only_with_her_own_word(check, write, ben, tess):
    made = write(activity=None, behaviour=check.behaviour)
    with clock.at(POST_DAY):
        actions.ask_to_see(made, of=tess, by=ben)
        fill(made, ben, tess)
        assert not queries.observed_applied().exists()  # nobody said how often
        actions.say_after(check, times=1, back=1, by=ben)
        assert not queries.observed_applied().exists()
    assert queries.shown_on(check, Moment.POST) == POST_DAY
    assert queries.shown_on(check, Moment.AGAIN) is None
