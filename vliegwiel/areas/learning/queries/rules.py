"""Rules as one reads them: the list, what switching one on would do, whom it holds for, and why, or why not."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.finding import find
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.words import as_words

from ..enums import Condition, Ground
from ..models import Closure, Need, Rule, RuleMatch, RuleRun, RuleVersion
from .closing import closures_of, open_after
from .conditions import Leaf, Names, judge, leaves
from .editions import titles
from .rule_matching import due_for
from .rule_people import about, asks, names_in
from .rule_words import fact_words, leaf_words, sentence

State = RuleMatch.State


@dataclass(frozen=True)
class RuleRow:
    """A rule in a list. `n`: how many it holds for now, `waits` of them for room. `gone`: it names what is no more."""

    rule: Rule
    on: RuleVersion | None
    draft: RuleVersion | None
    sentence: str
    n: int
    waits: int
    gone: bool

    @property
    def state(self) -> str:
        return "on" if self.on else "draft" if self.draft and self.draft.number == 1 else "off"


def rules(asker: Person, *, search: str = "", state: str = "") -> QuerySet[Rule]:
    """The rules she may see, by title; `search`: words in the title. `state`: "on", "off" or all. `rule_rows` reads a
    page of them."""
    found: QuerySet[Rule] = Rule.objects.visible_to(asker).select_related("keeper")
    on = Exists(RuleVersion.objects.filter(rule=OuterRef("pk"), on_at__isnull=False, off_at=None))
    if state in ("on", "off"):
        found = found.filter(on if state == "on" else ~on)
    if search:
        found = find(found, search, "title")
    holding = RuleMatch.objects.open().filter(rule=OuterRef("pk")).order_by().values("rule")
    counted = holding.annotate(n=Count("pk")).values("n")
    waiting = holding.filter(state=State.WAITS).annotate(n=Count("pk")).values("n")
    return found.annotate(
        holds_n=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
        waits_n=Coalesce(Subquery(waiting, output_field=IntegerField()), 0),
    ).order_by("title", "pk")


def rule_rows(found: Iterable[Rule]) -> list[RuleRow]:
    """Rows of `rules`: at most four queries, however many."""
    shown = list(found)
    versions = list(RuleVersion.objects.filter(rule__in=shown).order_by("number"))
    names = names_in(version.conditions for version in versions)
    called = titles({version.activity_id for version in versions if version.activity_id})
    rows = []
    for rule in shown:
        own = [version for version in versions if version.rule_id == rule.pk]
        on = next((version for version in own if version.is_on), None)
        draft = next((version for version in own if version.on_at is None), None)
        said = on or draft or own[-1]
        title = str(as_words(called.get(said.activity_id or 0, {})))
        rows.append(
            RuleRow(
                rule=rule,
                on=on,
                draft=draft,
                sentence=sentence(said, title, names),
                n=getattr(rule, "holds_n", 0),
                waits=getattr(rule, "waits_n", 0),
                gone=bool(on and names_gone(on, names)),
            )
        )
    return rows


def names_gone(version: RuleVersion, names: Names) -> list[str]:
    """The conditions about a unit or position that is there no more, in words: they are true of nobody."""
    return [leaf_words_of(leaf, names) for _path, leaf in leaves(version.conditions) if names.gone(leaf, clock.today())]


def leaf_words_of(leaf: dict[str, object], names: Names) -> str:
    """A leaf as it stands in the sentence."""
    return leaf_words(Condition(str(leaf["is"])), leaf.get("value"), names)


@dataclass(frozen=True)
class Preview:
    """What a version would do if it were in force today: of all who work here, who gains, keeps and loses."""

    gains: int
    keeps: int
    loses: int
    of: int

    @property
    def total(self) -> int:
        return self.gains + self.keeps

    @property
    def is_everybody(self) -> bool:
        return self.of > 1 and self.total == self.of


def drafts(asker: Person) -> QuerySet[RuleVersion]:
    """Drafts of rules she may see, each with how many its rule holds for now (`held_n`), as `preview` reads it."""
    holding = RuleMatch.objects.open().filter(rule=OuterRef("rule")).order_by().values("rule")
    counted = Subquery(holding.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    rows = RuleVersion.objects.filter(on_at=None, rule__in=Rule.objects.visible_to(asker))
    return rows.select_related("rule").annotate(held_n=Coalesce(counted, 0))


def preview(version: RuleVersion, names: Names) -> Preview:
    """Of a version as `drafts` gives it: one query, whatever the number of people."""
    day = clock.today()
    hit, have = asks(version.conditions, day=day, names=names), _has(version.rule_id)
    told = Person.objects.here(day).aggregate(
        of=Count("pk"), hit=Count("pk", filter=hit), keeps=Count("pk", filter=hit & Q(have))
    )
    held: int = version.held_n  # type: ignore[attr-defined]  # -- a column of `drafts`, which the stubs lose
    return Preview(gains=told["hit"] - told["keeps"], keeps=told["keeps"], loses=held - told["keeps"], of=told["of"])


def may_move(version: RuleVersion) -> bool:
    """Whether `moving` could find anything. At most one query."""
    return _moves(version) and Closure.objects.standing().filter(ends__gte=clock.today()).exists()


def _moves(version: RuleVersion) -> bool:
    return not version.is_mandated and (version.due_days is not None or version.due_on is not None)


def moving(version: RuleVersion, names: Names) -> dict[dt.date, int]:
    """{the first open day: how many dates would go there, around closed weeks}, the soonest first, if a version as
    `drafts` gives it were switched on today. Nothing moves that a law or cao asks. None, or those of `about` and three
    queries."""
    day = clock.today()
    if not _moves(version):
        return {}
    mine = RuleMatch.objects.open().filter(rule=version.rule_id, person=OuterRef("pk")).values("since")[:1]
    hit = Person.objects.here(day).filter(asks(version.conditions, day=day, names=names))
    have = dict(hit.annotate(had_since=Subquery(mine)).order_by("pk").values_list("pk", "had_since"))
    closed = {pk: spans for pk, spans in closures_of(have).items() if spans}
    known = about(list(closed), day=day, trees=[version.conditions]) if closed else {}
    found: Counter[dt.date] = Counter()
    version = copy(version)
    version.on_at = clock.now()  # days are counted from when it is switched on
    for pk, one in known.items():
        # A rule that holds for her already counts from when it began to.
        since = have[pk] or judge(version.conditions, one, day=day).since
        due = due_for(version, since=since, day=day)
        if due and (then := open_after(due, closed[pk])) != due:
            found[then] += 1
    return dict(sorted(found.items()))


def previewed(version: RuleVersion, kind: str, names: Names, *, search: str = "") -> QuerySet[Person]:
    """Who "gains", "keeps" or "loses", by name; `search`: words in name or number. `preview_rows` reads some."""
    day = clock.today()
    hit, have = asks(version.conditions, day=day, names=names), _has(version.rule_id)
    found = Person.objects.filter(have) if kind != "gains" else Person.objects.here(day).filter(~have)
    if kind == "loses":
        found = found.exclude(pk__in=Person.objects.here(day).filter(hit).values("pk"))
    elif kind == "keeps":
        found = found.filter(pk__in=Person.objects.here(day).filter(hit).values("pk"))
    else:
        found = found.filter(hit)
    if search:
        found = find(found, search, "given_name", "name_prefix", "family_name", Coalesce("number", Value("")))
    return found.order_by("family_name", "given_name", "pk")


def _has(rule: int) -> Exists:
    return Exists(RuleMatch.objects.open().filter(rule=rule, person=OuterRef("pk")))


@dataclass(frozen=True)
class Previewed:
    """One person in a preview: why it would hold for her, or no longer."""

    person: int
    name: str
    number: str
    because: tuple[str, ...]
    left: bool = False


def preview_rows(version: RuleVersion, people: Iterable[Person], names: Names) -> list[Previewed]:
    """Each with the reason in words: the facts that make it hold, or the conditions that are not met."""
    day, shown = clock.today(), list(people)
    known = about([person.pk for person in shown], day=day, trees=[version.conditions])
    rows = []
    for person in shown:
        one = known.get(person.pk)
        because: list[str] = []
        if one is not None:
            verdict = judge(version.conditions, one, day=day)
            if verdict.holds:
                because = [fact_words(fact) for fact in verdict.facts(names)]
            else:
                because = [missing_words(leaf, names) for leaf in verdict.leaves if not leaf.so]
        rows.append(
            Previewed(person.pk, person.name, person.number or "", tuple(dict.fromkeys(because)), left=one is None)
        )
    return rows


def missing_words(leaf: Leaf, names: Names) -> str:
    """What is the case, being other than what was asked."""
    return leaf_words(leaf.kind, leaf.value, names, wanted=not leaf.wanted)


@dataclass(frozen=True)
class Asked:
    """One leaf of a rule asked of one person. `deep`: in how many groups it stands; `either`: it or the one before."""

    words: str
    so: bool
    since: dt.date | None
    deep: int
    either: bool


@dataclass(frozen=True)
class WhyNot:
    """What a rule that is on says of one person, leaf by leaf; `match`: what is written down of her."""

    here: bool
    holds: bool
    leaves: tuple[Asked, ...]
    match: RuleMatch | None


def why_not(version: RuleVersion, person: Person, names: Names) -> WhyNot:
    """Why the rule does or does not hold for her today."""
    day = clock.today()
    known = about([person.pk], day=day, trees=[version.conditions]).get(person.pk)
    rows = RuleMatch.objects.open().filter(rule=version.rule_id, person=person)
    match = rows.select_related("assignment").first()
    if known is None:
        return WhyNot(here=False, holds=False, leaves=(), match=match)
    verdict = judge(version.conditions, known, day=day)
    asked = tuple(
        Asked(
            words=leaf_words(leaf.kind, leaf.value, names, wanted=leaf.wanted),
            so=leaf.so,
            since=leaf.since,
            deep=len(leaf.path),
            either=leaf.either,
        )
        for leaf in verdict.leaves
    )
    return WhyNot(here=True, holds=verdict.holds, leaves=asked, match=match)


@dataclass(frozen=True)
class Because:
    """A rule by which she was given something, as she reads it."""

    rule: str
    reason: str
    ground: str
    basis: str
    keeper: str
    since: dt.date
    due: dt.date | None
    again_months: int | None
    facts: tuple[str, ...]
    needed: bool = False  # not a rule: what it is needed for, by name


def _mine(person: int, activity: int) -> QuerySet[RuleMatch]:
    rows: QuerySet[RuleMatch] = RuleMatch.objects.open().filter(
        person=person, assignment__activity=activity, state=State.GIVEN
    )
    return rows.select_related("version", "rule__keeper").order_by("due", "pk")


MINE = Prepared(_mine)


def why_mine(person: Person, activity: int) -> list[Because]:
    """The rules by which she has this, and what she needs it for. Two queries."""
    needs = Need.objects.open().filter(person=person, activity=activity).select_related("giver").order_by("due", "pk")
    return [
        Because(
            rule=need.title,
            reason=need.reason,
            ground=str(Ground(need.ground).label),
            basis=need.basis,
            keeper=need.giver.name,
            since=timezone.localdate(need.at),
            due=need.due,
            again_months=None,
            facts=(),
            needed=True,
        )
        for need in needs
    ] + [
        Because(
            rule=row.rule.title,
            reason=row.version.reason,
            ground=str(Ground(row.version.ground).label),
            basis=row.version.basis,
            keeper=row.rule.keeper.name,
            since=row.since,
            due=row.due,
            again_months=row.version.again_months,
            facts=tuple(fact_words(fact) for fact in row.facts),
        )
        for row in MINE.ask(person=person.pk, activity=activity)
    ]


def held_by(rule: Rule, *, search: str = "", state: str = "") -> QuerySet[RuleMatch]:
    """Whom the rule holds for now, by name; `state`: only those (given, waits...). `search`: words in the name."""
    rows: QuerySet[RuleMatch] = RuleMatch.objects.open().filter(rule=rule)
    if state in State.values:
        rows = rows.filter(state=state)
    if search:
        rows = find(rows, search, "person__given_name", "person__name_prefix", "person__family_name")
    return rows.select_related("person", "assignment").order_by("person__family_name", "person__given_name", "pk")


def ever_held_by(rule: Rule) -> QuerySet[RuleMatch]:
    """Whom it holds for, and held for while that is kept: what holds first, each by name."""
    rows: QuerySet[RuleMatch] = RuleMatch.objects.filter(rule=rule).select_related("person", "assignment", "version")
    return rows.order_by(F("until").desc(nulls_first=True), "person__family_name", "person__given_name", "pk")


def held_counts(rule: Rule) -> dict[str, int]:
    """{state: how many} of whom the rule holds for now."""
    rows = RuleMatch.objects.open().filter(rule=rule).order_by().values_list("state")
    return dict(rows.annotate(n=Count("pk")).values_list("state", "n"))


def runs_of(rule: Rule) -> QuerySet[RuleRun]:
    """What was done for a rule, newest first."""
    return RuleRun.objects.filter(rule=rule).select_related("by", "version").order_by("-pk")
