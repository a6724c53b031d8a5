"""What search knows of an activity, made anew when it is published; and which words mean the same here."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require
from vliegwiel.kit.stemming import LONGEST, parts_of, stem, stems_in, words_in

from .. import events, permissions
from ..models import Activity, Edition, SearchEntry, SearchTerm, SearchWord, SynonymGroup
from ..queries.compass.texts import texts
from ..queries.searching import Where, known_words

MOST_TERMS = 1_500
"""Of one activity: a book of 300 blocks has fewer different words that say something."""
AT_ONCE = 500


@transaction.atomic
def index_activity(activity: Activity) -> int:
    """Make what search knows of an activity from its latest edition in each language; gives how many languages.

    Nothing is announced: an index says nothing that the edition does not.
    """
    activity.search_entries.all().delete()
    latest: dict[str, Edition] = {}
    for edition in activity.editions.order_by("language", "number"):
        latest[edition.language] = edition
    aims = [link.behaviour.action for link in activity.links.select_related("behaviour").order_by("pk")]
    for edition in latest.values():
        _index(edition, " ".join(aim.in_(edition.language) for aim in aims))
    return len(latest)


def index_all() -> int:
    """Index every activity anew, each for itself; gives how many there are."""
    done = 0
    for activity in Activity.objects.order_by("pk").iterator(chunk_size=AT_ONCE):
        index_activity(activity)
        done += 1
    return done


@transaction.atomic
def set_synonyms(groups: Iterable[Iterable[str]], *, by: Person) -> list[SynonymGroup]:
    """Say which words mean the same here, all groups at once. A group has two different words or more."""
    require(permissions.may_set_synonyms(by), _("Alleen opleiders en auteurs zeggen welke woorden hetzelfde zijn."))
    cleaned = []
    for group in groups:
        words = list(dict.fromkeys(" ".join(word.split())[:60] for word in group if word.strip()))
        if len(words) == 1:
            raise ValidationError(
                _(
                    "Bij “{word}” staat geen ander woord. Zet er een woord bij dat hetzelfde is, of haal het weg."
                ).format(word=words[0])
            )
        if words:
            cleaned.append(words)
    if cleaned != [group.words for group in SynonymGroup.objects.order_by("pk")]:
        SynonymGroup.objects.all().delete()
        SynonymGroup.objects.bulk_create([SynonymGroup(words=words) for words in cleaned])
        announce(events.SynonymsSet(by=by.pk, count=len(cleaned)))
    return list(SynonymGroup.objects.order_by("pk"))


def _index(edition: Edition, aims: str) -> None:
    language = edition.language
    body = " ".join(strip_tags(text) for raw in edition.blocks for text in texts(raw))
    weights: dict[str, int] = {}
    places = ((edition.title, Where.TITLE), (edition.summary, Where.SUMMARY), (aims, Where.BEHAVIOUR))
    for said, where in (*places, (body, Where.TEXT)):
        for term in stems_in(said, language):
            weights[term] = max(weights.get(term, 0), where)
    words = {word[:LONGEST] for word in words_in(f"{edition.title} {edition.summary} {body}") if not word.isdigit()}
    SearchWord.objects.bulk_create([SearchWord(word=word) for word in sorted(words)], ignore_conflicts=True)
    for said, where in places:  # as it is written too: what is half typed has no stem yet
        for word in words_in(said):
            weights[word[:LONGEST]] = max(weights.get(word[:LONGEST], 0), where)
    for part in _parts(words_in(edition.title)):
        weights.setdefault(stem(part, language), Where.PART)
    entry = SearchEntry.objects.create(activity=edition.activity, language=language)
    heaviest = sorted(weights.items(), key=lambda one: -one[1])[:MOST_TERMS]
    SearchTerm.objects.bulk_create(
        [SearchTerm(entry=entry, term=term, weight=weight) for term, weight in heaviest], batch_size=AT_ONCE
    )


def _parts(words: list[str]) -> list[str]:
    """Parts of the compounds in a title, of words that stand somewhere by themselves."""
    long = [word for word in words if len(word) > 8]
    known = known_words(
        word[at:end] for word in long for at in range(len(word)) for end in range(at + 4, len(word) + 1)
    )
    return [part for word in long for part in parts_of(word, known)]
