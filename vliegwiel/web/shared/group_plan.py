"""What a group plan is proposed with, at every door: the two halves of one plan."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import TEXT_LENGTH
from vliegwiel.areas.practice.models import GroupPlan


class GroupPlanForm(forms.Form):
    """When, and what is done then."""

    situation = forms.CharField(max_length=TEXT_LENGTH, widget=forms.Textarea({"rows": 2}))
    action = forms.CharField(max_length=TEXT_LENGTH, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, sentence in queries.wording_problems("", "").items():
            self.fields[name].error_messages["required"] = sentence


def propose(
    request: HttpRequest, form: forms.Form, activity: Activity, *, group: queries.Group, by: Any
) -> GroupPlan | None:
    """What was proposed; None when nothing was sent, or something is still to be mended: the form says what."""
    if request.method != "POST" or not form.is_valid():
        return None
    said = {name: form.cleaned_data[name] for name in ("situation", "action")}
    try:
        return actions.propose_group_plan(activity, group=group, by=by, **said)
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def typed(request: HttpRequest, kind: Callable[..., forms.Form], **more: Any) -> forms.Form:
    """The form with what was typed, or with an example that was chosen."""
    if request.method == "POST":
        return kind(request.POST, **more)
    return kind(initial={name: request.GET.get(name, "") for name in ("situation", "action")}, **more)


def beginning(activity: Activity, edition: Edition | None, *, by: Any) -> dict[str, Any]:
    """What the form is shown with: what it is about, whose name stands with it, and two examples."""
    return {
        "activity": activity,
        "title": edition.title if edition else activity.slug,
        "proposer": by.name,
        "examples": queries.examples(edition, queries.served(activity)),
    }
