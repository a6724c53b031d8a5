"""What belongs to a new model is made with it, and nothing else changes place; a better word makes no migration."""

from django.db import models
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.optimizer import MigrationOptimizer
from django.db.migrations.state import ModelState, ProjectState

from vliegwiel.run.management.commands.makemigrations import Autodetector, gathered

KEY = [("id", models.BigAutoField(primary_key=True))]
LINE = [*KEY, ("of", models.ForeignKey("people.thing", models.CASCADE))]


def index(model):
    return AddIndex(model, models.Index(fields=["id"], name=f"{model}_by_id"))


def constraint(model):
    return AddConstraint(model, models.UniqueConstraint(fields=["id"], name=f"one_{model}"))


def test_indexes_and_constraints_of_a_new_model_are_made_with_it():
    asked = [CreateModel("Thing", KEY), CreateModel("Line", LINE), index("thing"), constraint("line"), index("line")]
    made = MigrationOptimizer().optimize(gathered(asked), "people")
    assert [(one.name, sorted(one.options)) for one in made] == [
        ("Thing", ["indexes"]),
        ("Line", ["constraints", "indexes"]),
    ]


def test_what_may_be_about_a_later_field_or_an_older_model_stays_where_it_is():
    asked = [CreateModel("Thing", KEY), AddField("thing", "size", models.IntegerField()), index("thing"), index("old")]
    assert gathered(asked) == asked


def asking(*choices):
    """A state with one model, which asks one thing with these answers."""
    state = ProjectState()
    fields = [*KEY, ("said", models.CharField(max_length=8, choices=choices))]
    state.add_model(ModelState("people", "Thing", fields))
    return state


def changes(before, after):
    found = Autodetector(before, after)._detect_changes()
    return [one.field.choices for migration in found.get("people", []) for one in migration.operations]


def test_another_word_for_the_same_answer_is_no_change_and_another_answer_is():
    was = asking(("time", "Geen tijd"), ("Daar", [("tools", "Geen spullen")]))
    assert changes(was, asking(("time", "Te weinig tijd"), ("Hier", [("tools", "Spullen")]))) == []
    more = [("time", "Geen tijd"), ("Daar", [("tools", "Geen spullen"), ("alone", "Alleen")])]
    assert changes(was, asking(*more)) == [more]
