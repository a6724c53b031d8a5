"""What search knows of an activity, made anew when it is published; and which words mean the same here."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require
from vliegwiel.kit.stemming import LONGEST, SHORTEST_PART, parts_of, stem, stems_in, words_in
from vliegwiel.kit.words import Words

from .. import events, permissions
from ..models import Activity, Edition, Link, SearchEntry, SearchTerm, SearchWord, SynonymGroup
from ..queries.compass.texts import texts
from ..queries.searching import Where, known_words

MOST_TERMS = 1_500
"""Of one activity: a book of 300 blocks has fewer different words that say something."""
AT_ONCE = 500


def index_activity(activity: Activity) -> int:
    """Make what search knows of an activity from its latest edition in each language; gives how many languages.

    Nothing is announced: an index says nothing that the edition does not.
    """
    return _index([activity.pk])


def index_all() -> int:
    """Index every activity anew, a few hundred at once; gives how many editions there are to find."""
    keys = list(Activity.objects.order_by("pk").values_list("pk", flat=True))
    return sum(_index(keys[start : start + AT_ONCE]) for start in range(0, len(keys), AT_ONCE))


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


@transaction.atomic
def _index(keys: list[int]) -> int:
    """These activities anew, in as many queries as for one."""
    latest: dict[tuple[int, str], Edition] = {}
    for edition in Edition.objects.filter(activity__in=keys).order_by("activity", "language", "number"):
        latest[edition.activity_id, edition.language] = edition
    aims: dict[int, list[Words]] = {}
    links = Link.objects.filter(activity__in=keys).order_by("pk").values_list("activity", "behaviour__action")
    for activity, aim in links:
        aims.setdefault(activity, []).append(aim)
    editions = list(latest.values())
    bodies = [_body(edition) for edition in editions]
    _remember_words(editions, bodies)
    known = known_words(_pieces(word for edition in editions for word in words_in(edition.title)))
    SearchEntry.objects.filter(activity__in=keys).delete()
    entries = SearchEntry.objects.bulk_create(
        [SearchEntry(activity_id=edition.activity_id, language=edition.language) for edition in editions]
    )
    terms = []
    for entry, edition, body in zip(entries, editions, bodies, strict=True):
        aim = " ".join(one.in_(edition.language) for one in aims.get(edition.activity_id, []))
        weights = _weights(edition, body, aim, known)
        heaviest = sorted(weights.items(), key=lambda one: -one[1])[:MOST_TERMS]
        terms += [SearchTerm(entry=entry, term=term, weight=weight) for term, weight in heaviest]
    SearchTerm.objects.bulk_create(terms, batch_size=2 * AT_ONCE)
    return len(entries)


def _body(edition: Edition) -> str:
    said = (strip_tags(text) for raw in edition.blocks for text in texts(raw))
    return " ".join([*said, *(raw["data"].get("code", "") for raw in edition.blocks)])


def _weights(edition: Edition, body: str, aim: str, known: set[str]) -> dict[str, int]:
    """Every term one finds the edition by, and the best place it stands in."""
    language = edition.language
    weights: dict[str, int] = {}
    places = ((edition.title, Where.TITLE), (edition.summary, Where.SUMMARY), (aim, Where.BEHAVIOUR))
    for said, where in (*places, (body, Where.TEXT)):
        for term in stems_in(said, language):
            weights[term] = max(weights.get(term, 0), where)
    for said, where in places:  # as it is written too: what is half typed has no stem yet
        for word in words_in(said):
            weights[word[:LONGEST]] = max(weights.get(word[:LONGEST], 0), where)
    for word in words_in(edition.title):
        for part in parts_of(word, known):
            weights.setdefault(stem(part, language), Where.PART)
    return weights


def _remember_words(editions: list[Edition], bodies: list[str]) -> None:
    words = {
        word[:LONGEST]
        for edition, body in zip(editions, bodies, strict=True)
        for word in words_in(f"{edition.title} {edition.summary} {body}")
        if not word.isdigit()
    }
    new = words - known_words(words)
    SearchWord.objects.bulk_create([SearchWord(word=word) for word in sorted(new)], ignore_conflicts=True)


def _pieces(words: Iterable[str]) -> set[str]:
    """Every beginning and end of the long words: what a compound may be made of."""
    found: set[str] = set()
    for word in words:
        if len(word) >= 2 * SHORTEST_PART:
            found.update(word[:at] for at in range(SHORTEST_PART, len(word)))
            found.update(word[at:] for at in range(1, len(word) - SHORTEST_PART + 1))
    return found
