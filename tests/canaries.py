"""A row of every kind that lies apart, with a word of its own in each field that holds text; and where such a word is.

What is declared `Personal(apart=True)` from now on gets its row by itself, or the tests fail and say what is missing.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.urls import NoReverseMatch, reverse

from tests.house import addresses
from tests.walking import same_whatever_is_asked, without_a_log
from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.live.models import Part
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal
from vliegwiel.kit.words import Words, WordsField

PK = 7042  # of every row that is made here: one number fits every address
WORD = re.compile(r"zq\d{3}x")
LATER = ("until", "ends", "ends_at", "expires_on")

APART = [
    model
    for model in apps.get_models()
    if isinstance(personal := getattr(model, "personal", None), Personal) and personal.apart
]

# What a page makes of JSON has a shape; everything else is a list or a dict with the word in it, as its default is.
SHAPES = {
    "observation.Checklist.assessors": lambda _word: ["colleague"],
    "observation.FilledList.seen": lambda word: [[word, "yes"]],
    "learning.Attempt.asked": lambda word: [{"block": word}],
    "learning.Attempt.answers": lambda word: {word: {"chosen": [word], "right": True}},
    "learning.Attempt.late": lambda word: {word: [word]},
    "learning.PackageRun.values": lambda word: {"cmi.suspend_data": word},
    "learning.PackageWay.state": lambda word: {word: word},
}
# A notice is worded by its kind, and so this one text is no canary: a message that nobody can read would hide the rest.
KINDS = {
    "messaging.Message.kind": "observation.ObserverCannot",
    "messaging.Sending.kind": "observation.ObserverCannot",
    "messaging.Message.facts": lambda word: {"name": word, "check": PK},
}
# What may be absent by its field and not by a constraint.
NEEDED = {"qualifications.Certificate.completion"}
# What a row above it cannot be shown without.
BESIDE = (Part,)


class CannotFill(Exception):
    """Somebody declared a kind of row that this does not know how to make."""


class Nest:
    """Rows of one person, `whose`, who chose `chosen` wherever somebody was chosen. beside: the nest of a colleague,
    with whom she shares what is of nobody (a session, a list)."""

    def __init__(self, whose: Person, chosen: Person, activity: Activity, beside: "Nest | None" = None):
        self.whose, self.chosen = whose, chosen
        self.number: int = beside.number + 1 if beside else 0
        self.pk = PK + self.number
        self.words: dict[str, str] = {}  # "area.Model.field" -> the word in it
        self.known: dict[type[models.Model], models.Model] = {
            Activity: activity,
            Edition: activity.editions.get(),
            TargetBehaviour: TargetBehaviour.objects.get(),
        }
        if beside:
            self.known |= {model: row for model, row in beside.known.items() if not _is_hers(model)}

    def fill(self) -> None:
        """A row of every kind."""
        for model in (*APART, *BESIDE):
            self.row(model)

    def row(self, model: type[models.Model]) -> models.Model:
        if model in self.known:
            return self.known[model]
        apart = model in APART
        values = {field.name: self._value(model, field, apart) for field in model._meta.concrete_fields}
        try:
            row = model(**values)
            row.save(force_insert=True)
        except Exception as error:
            raise CannotFill(f"{model._meta.label} with {values}: {error}") from error
        self.known[model] = row
        return row

    def _value(self, model, field, apart):
        label = f"{model._meta.label}.{field.name}"
        if field.primary_key and not field.is_relation:
            return self.pk
        if field.is_relation:
            return self._other(model, field, apart)
        if isinstance(field, models.BinaryField):
            return self._word(label, field).encode() if apart else b"x"
        if holds_text(field):
            if label in KINDS:
                shape = KINDS[label]
                return shape(self._word(label, field)) if callable(shape) else shape
            word = self._word(label, field) if apart else f"x{self.number}"
            if isinstance(field, WordsField):
                return Words(nl=word)
            if isinstance(field, models.JSONField):
                if label in SHAPES:
                    return SHAPES[label](word)
                return {word: word} if isinstance(field.get_default(), dict) else [word]
            return word
        if field.choices:
            return field.get_default() if field.has_default() else field.choices[0][0]
        if field.has_default() or field.null:
            return field.get_default()
        if isinstance(field, models.DateTimeField):
            return clock.now() + dt.timedelta(days=30 if field.name in LATER else 0)
        if isinstance(field, models.DateField):
            return clock.today() + dt.timedelta(days=30 if field.name in LATER else 0)
        if isinstance(field, models.BooleanField):
            return False
        if isinstance(field, (models.IntegerField, models.FloatField, models.DecimalField)):
            return 1
        raise CannotFill(f"{label}: a {type(field).__name__} is new here. Say what stands in it.")

    def _other(self, model, field, apart):
        """Herself where the row is hers, whom she chose elsewhere; of what may be absent, people and what she wrote."""
        if field.related_model is Person:
            path = getattr(getattr(model, "personal", None), "person", "person")
            return self.whose if field.name == path or field.name in ("person", "made_by") else self.chosen
        if (
            field.null
            and f"{model._meta.label}.{field.name}" not in NEEDED
            and (field.related_model is model or field.related_model not in APART)
        ):
            return None
        return self.row(field.related_model)

    def _word(self, label, field):
        word = f"zq{self.number * 100 + len(self.words):03}x"
        if getattr(field, "max_length", None) and len(word) > field.max_length:
            raise CannotFill(f"{label} is too short for a word that is found again.")
        self.words[label] = word
        return word


def _is_hers(model: type[models.Model]) -> bool:
    return model in APART or any(field.name in ("person", "booking", "enrolment") for field in model._meta.fields)


def holds_text(field: models.Field) -> bool:
    """Somebody's own words may be in it: text that is no choice, JSON, and the name of a file."""
    text = isinstance(field, (models.CharField, models.TextField, models.FileField)) and not field.choices
    return text or isinstance(field, models.JSONField)


def texts(content: bytes) -> Iterator[str]:
    """What can be read in an answer; a file that is packed (XLSX, a package) is opened first."""
    yield content.decode(errors="replace")
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name
                yield from texts(packed.read(name))


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def read(response) -> set[str]:
    """The canaries a browser got: in what it shows and in what comes along with it."""
    told = [*texts(body(response)), repr(dict(response.headers))]
    return {word for one in told for word in WORD.findall(one)}


def everywhere(person: Person, nest: Nest):
    """Every address that can be asked with a GET, filled in with the keys of her things, and each file as XLSX too."""
    activity = nest.known[Activity]
    keys = [
        (),
        (PK,),
        (person.pk,),
        (activity.pk,),
        (activity.slug,),
        (PK, PK),
        (PK, person.pk),
        (activity.slug, PK),
        ("x0",),
    ]
    keys += [(nest.known[TargetBehaviour].pk,), (activity.slug, "nl"), (activity.slug, person.pk), ("x0", PK)]
    for address, name in addresses():
        if address.startswith("account/"):
            continue  # her own sign-in and nothing else
        for args in keys:
            try:
                found = reverse(name, args=args)
            except NoReverseMatch:
                continue
            yield found, name
            if "file" in name:
                yield f"{found}?format=xlsx", name


def walk(client, nest: Nest) -> dict[str, set[str]]:
    """{address: the canaries that were read there}, over all addresses, as who is signed in."""
    refused, found = set(), {}
    with without_a_log():
        for address, name in sorted(set(everywhere(nest.whose, nest))):
            if name in refused:
                continue
            response = client.get(address)
            if same_whatever_is_asked(response):
                refused.add(name)
            if words := read(response):
                found[address] = words
    return found
