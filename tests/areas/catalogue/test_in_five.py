"""From one page to something on the shelf: a job aid, a micro-activity, or a draft that says what it lacks."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.pieces import QUESTION, a_behaviour, a_picture, a_video
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity, Edition, Media


def kinds(activity):
    return [raw["type"] for raw in activity.drafts.get().blocks]


def test_steps_alone_are_a_job_aid_on_the_shelf(ines):
    made = actions.make_in_five("De pomp ontluchten", steps=["Sluit de klep", " ", "Open de ontluchter"], by=ines)
    assert made.missing == ()
    edition = Edition.objects.get()
    assert (edition.title, edition.minutes) == ("De pomp ontluchten", 1)
    assert [item["title"] for item in edition.blocks[0]["data"]["items"]] == ["Sluit de klep", "Open de ontluchter"]
    assert (made.activity.is_reference, made.activity.follow_up) == (True, False)
    assert made.activity.review_by is not None


def test_with_a_photo_and_a_question_it_is_something_to_learn_from(ines):
    made = actions.make_in_five(
        "Navragen",
        upload=a_picture(),
        alt="Twee mensen aan de balie.",
        steps=["Vraag", "Luister"],
        question=QUESTION,
        by=ines,
    )
    assert made.missing == ()
    assert kinds(made.activity) == ["image", "steps", "question"]
    assert made.activity.is_reference is False


def test_a_film_waits_for_its_captions_and_nothing_is_lost(ines):
    upload = a_video()
    made = actions.make_in_five("Zo doe ik het", upload=upload, steps=["Kijk", "Doe"], by=ines)
    assert {part.code for part in made.missing} == {"captions", "transcript"}
    assert kinds(made.activity) == ["video", "steps"]
    assert not Edition.objects.exists()


def test_for_a_behaviour_it_waits_for_whoever_confirms(ines, dana):
    made = actions.make_in_five(
        "Navragen", question=QUESTION, behaviour=a_behaviour(dana), rationale="Wie navraagt, levert goed.", by=ines
    )
    assert {part.code for part in made.missing} >= {"confirmation", "practice"}
    assert made.activity.links.get().rationale == "Wie navraagt, levert goed."


def test_kept_as_a_draft_it_is_not_published(ines):
    made = actions.make_in_five("Navragen", text="Vraag het na.", publishing=False, by=ines)
    assert (made.missing, Edition.objects.exists()) == ((), False)


def test_a_file_that_is_not_taken_leaves_nothing_behind(ines):
    upload = a_picture()
    upload.seek(0)
    upload.truncate(10)
    with pytest.raises(actions.Refused):
        actions.make_in_five("Navragen", upload=upload, by=ines)
    assert (Activity.objects.exists(), Media.objects.exists()) == (False, False)


def test_only_who_makes_activities_may(ben):
    with pytest.raises(PermissionDenied):
        actions.make_in_five("Navragen", text="Vraag het na.", by=ben)


def test_it_is_told_anew_and_asked_anew_in_the_same_draft(ines, ben):
    made = actions.make_in_five("Navragen", steps=["Vraag het."], publishing=False, by=ines).activity
    assert made.is_reference
    for _twice in range(2):
        actions.retell_in_five(made, title="Eerst navragen", steps=["Vraag het.", " ", "Herhaal het."], by=ines)
        actions.ask_in_five(made, question=QUESTION, by=ines)
    draft = made.drafts.get()
    assert [raw["type"] for raw in draft.blocks] == ["steps", "question"]
    assert (draft.title, len(draft.blocks[0]["data"]["items"])) == ("Eerst navragen", 2)
    made.refresh_from_db()
    assert not made.is_reference
    with pytest.raises(PermissionDenied):
        actions.retell_in_five(made, title="Iets anders", steps=[], by=ben)
    with pytest.raises(PermissionDenied):
        actions.ask_in_five(made, question=QUESTION, by=ben)
