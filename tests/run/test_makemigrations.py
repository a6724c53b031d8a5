"""What belongs to a new model is made with it, and nothing else changes place."""

from django.db import models
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.optimizer import MigrationOptimizer

from vliegwiel.run.management.commands.makemigrations import gathered

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
