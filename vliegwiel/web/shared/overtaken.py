"""Two people, or one person in two tabs, at the same form: nothing is overwritten that the second did not see.

The page carries what its fields showed. On saving, what only the other changed stays as the other wrote it; what both
changed is said beside its field, and is hers once she saves again.
"""

import json
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

SEEN = "seen"


def shown(form: forms.Form) -> dict[str, str]:
    """What each field of a form shows, as a browser would send it back."""
    return {name: _shown(form, name) for name in form.fields}


def carried(form: forms.Form) -> str:
    """The same as text, for the hidden input `seen`."""
    return json.dumps(shown(form), ensure_ascii=False)


def side_by_side(sent: QueryDict, form: forms.Form, now: forms.Form) -> tuple[QueryDict, dict[str, str]]:
    """What to save, and per field that both changed what stands there now, in words.

    `form`: the same kind of form, bound to `sent`; `now`: unbound, as the thing is now. A page that carries nothing (an
    old one, or a machine) is taken at its word.
    """
    try:
        seen = json.loads(sent.get(SEEN, ""))
    except ValueError:
        return sent, {}
    merged, clashes = sent.copy(), {}
    for name, there in shown(now).items():
        was, typed = str(seen.get(name, there)), _sent(form, name)
        if there in (was, typed):
            continue  # nobody else changed it, or to the same
        if typed == was:
            merged.setlist(name, there.split("\n") if _is_many(form, name) else [there] if there else [])
        else:
            clashes[name] = _said(now, name, there)
    return merged, clashes


def tell(form: forms.Form, clashes: dict[str, str]) -> None:
    """Say beside each field what the other wrote; the form keeps what she typed."""
    for name, there in clashes.items():
        told = _("Intussen schreef een ander hier ‘%(there)s’. Bewaar nog eens om jouw tekst te houden.")
        emptied = _("Intussen maakte een ander dit veld leeg. Bewaar nog eens om jouw tekst te houden.")
        form.add_error(name, told % {"there": there} if there else emptied)


def _is_many(form: forms.Form, name: str) -> bool:
    return isinstance(form.fields[name].widget, forms.SelectMultiple | forms.CheckboxSelectMultiple)


def _shown(form: forms.Form, name: str) -> str:
    value, widget = form[name].value(), form.fields[name].widget
    if isinstance(widget, forms.CheckboxInput):
        return "on" if value else ""
    if _is_many(form, name):
        return "\n".join(sorted(str(getattr(one, "pk", one)) for one in value or []))
    written: Any = widget.format_value(value)
    written = written[0] if isinstance(written, list) and written else written
    return str(written).replace("\r\n", "\n") if written else ""


def _sent(form: forms.Form, name: str) -> str:
    key = form.add_prefix(name)
    if isinstance(form.fields[name].widget, forms.CheckboxInput):
        return "on" if key in form.data else ""
    if _is_many(form, name):
        return "\n".join(sorted(form.data.getlist(key)))
    return str(form.data.get(key, "")).replace("\r\n", "\n")


def _said(form: forms.Form, name: str, there: str) -> str:
    choices = getattr(form.fields[name], "choices", None)
    words = {str(value): str(word) for value, word in choices} if choices else {}
    return ", ".join(words.get(one, one) for one in there.split("\n")) if words else there
