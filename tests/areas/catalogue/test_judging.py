"""Two judges of a link: who may speak for which side, and what is kept."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.pieces import a_behaviour, a_piece
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.people.models import RoleGrant
from vliegwiel.kit.models import Happening

WHY = "Wie het drie keer oefent, vraagt het ook aan de balie, zien we."


@pytest.fixture
def link(ines, mara, dana):
    """Ines claims it serves Mara's behaviour, of Dana's goal."""
    behaviour = a_behaviour(mara)
    behaviour.goal.owner = dana
    behaviour.goal.save()
    return a_piece(ines, behaviour=behaviour).links.get()


def say(link, by, strength=0.75, evidence=1, reason=WHY, **more):
    return actions.rate(link, strength=strength, evidence=evidence, reason=reason, by=by, **more)


def test_the_goals_owner_speaks_for_the_line_and_an_educator_for_education(link, dana, lea):
    assert (say(link, dana).side, say(link, lea).side) == ("line", "education")
    kinds = list(Happening.objects.filter(kind="catalogue.LinkRated").order_by("pk").values_list("by_id", flat=True))
    assert kinds == [dana.pk, lea.pk]


def test_the_log_does_not_say_what_she_found(link, lea):
    say(link, lea)
    facts = Happening.objects.get(kind="catalogue.LinkRated").facts
    assert set(facts) == {"by", "person", "activity", "link", "behaviour"}


@pytest.mark.parametrize("who", ["ines", "mara", "olu", "hugo"])
def test_nobody_else_judges(link, who, request):
    with pytest.raises(PermissionDenied):
        say(link, request.getfixturevalue(who))
    assert not link.ratings.exists()


def test_who_holds_both_roles_speaks_for_the_line_only(link, dana, lea):
    RoleGrant.objects.create(person=dana, role="lnd_lead")
    assert say(link, dana).side == "line"
    assert say(link, lea).side == "education"


def test_who_spoke_for_education_and_then_became_owner_may_not_speak_for_both(link, lea):
    say(link, lea)
    link.behaviour.goal.owner = lea
    link.behaviour.goal.save()
    with pytest.raises(ValidationError, match="andere kant"):
        say(link, lea)


def test_the_same_word_twice_is_said_once_and_another_word_is_added(link, lea):
    first = say(link, lea)
    assert say(link, lea, reason=f"  {WHY}\n") == first
    later = say(link, lea, strength=0.5)
    assert list(link.ratings.values_list("pk", "strength")) == [(first.pk, 0.75), (later.pk, 0.5)]


def test_a_rating_that_does_not_fit_is_refused_with_all_that_is_wrong(link, lea):
    with pytest.raises(ValidationError) as refused:
        say(link, lea, strength=0.6, evidence=9, reason="Goed")
    assert set(refused.value.message_dict) == {"strength", "evidence", "reason"}


def test_a_new_claim_starts_without_judgements(link, ines, lea, dana):
    say(link, dana)
    actions.link(link.activity, behaviour=link.behaviour, rationale="Een heel andere reden.", by=ines)
    assert say(link, dana).pk != link.ratings.order_by("pk").first().pk
