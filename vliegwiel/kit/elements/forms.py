"""Forms: a field with everything that belongs to it, a summary of what is wrong, search, filters, file drop."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.template import Context, TemplateSyntaxError
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from .draw import draw, one_of

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
WIDTHS = ("", "short", "medium", "full")


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, GROUPS):
        return "group"
    if isinstance(widget, forms.FileInput):
        return "file"
    return "input"


def field(
    bound: BoundField,
    *,
    sees: str | Sequence[str] | None = None,
    help: str = "",
    label: str = "",
    width: str = "",
    cards: bool = False,
    hide_label: bool = False,
    placeholder: str = "",
    suffix: str = "",
    mark: bool = True,
) -> SafeString:
    """A form field: label, help, error, input; `sees` adds the chip that says who sees the answer.

    Widths: short (a number, a date), medium, full. `cards` turns radio buttons and checkboxes into cards. `mark=False`
    does not say that it may stay empty: for screens that save half-finished work.
    """
    if not isinstance(bound, BoundField):
        raise TemplateSyntaxError(f"field wants a form's field, not {bound!r}")
    widget = bound.field.widget
    kind = _kind(widget)
    help_text = help or bound.help_text
    described = [f"{bound.auto_id}_helptext"] * bool(help_text) + [f"{bound.auto_id}_error"] * bool(bound.errors)
    attrs: dict[str, Any] = {}
    if described and kind != "group":
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors and kind != "group":
        attrs["aria-invalid"] = "true"
    if placeholder:
        attrs["placeholder"] = placeholder
    if isinstance(widget, forms.DateInput) and widget.input_type == "text":
        widget.input_type = "date"
        widget.format = "%Y-%m-%d"  # what <input type="date"> reads, whatever the language
    return draw(
        f"field_{kind}",
        field=bound,
        input="" if kind == "group" else bound.as_widget(attrs=attrs),
        label=label or bound.label,
        help=help_text,
        sees=sees,
        described=" ".join(described),
        width=one_of("width", width, WIDTHS),
        cards=cards,
        hide_label=hide_label,
        optional=mark and not bound.field.required,
        suffix=suffix,
        multiple=isinstance(widget, forms.CheckboxSelectMultiple),
    )


def options(choices: Iterable[tuple[Any, Any]], *, chosen: Any = "", most: int = 0) -> SafeString:
    """The options of a `<select>` written by hand: (value, word) each; `most` cuts longer words short.

    Written here and not in a template, for a list of all units has four hundred.
    """
    wanted = str(chosen)
    marked = ((value, " selected" if str(value) == wanted else "", _cut(word, most)) for value, word in choices)
    return SafeString(
        "".join(f'<option value="{escape(value)}"{mark}>{escape(word)}</option>' for value, mark, word in marked)
    )


def _cut(word: Any, most: int) -> str:
    text = str(word)
    return Truncator(text).chars(most) if 0 < most < len(text) else text


def form_errors(form: forms.BaseForm) -> SafeString:
    """What is wrong, on top, each leading to its field; takes the focus when the page opens."""
    problems = [
        (form[name].id_for_label or form[name].auto_id, _named(form[name], error))
        if name in form.fields
        else ("", error)
        for name, errors in form.errors.items()
        for error in errors
    ]
    return draw("form_errors", problems=problems) if problems else SafeString("")


def _named(bound: BoundField, error: Any) -> Any:
    """Beside its field "this is required" is enough; in a list one cannot tell which."""
    if error == forms.Field.default_error_messages["required"]:
        return _("Vul dit in: {field}").format(field=bound.label)
    return error


def search_field(*, name: str = "q", value: str = "", label: str, action: str = "", id: str = "search") -> SafeString:
    """A search box in its own GET form."""
    return draw("search_field", name=name, value=value, label=label, action=action, id=id)


def filter_bar(content: str, *, label: str, action: str = "", clear: str = "") -> SafeString:
    """Choices that narrow a list, sent with GET; `clear` is the address without any."""
    return draw("filter_bar", content=content, label=label, action=action, clear=clear)


def scheme_switch(context: Context, current: str, *, action: str) -> SafeString:
    """Light, dark, or as the device has it: a form that posts `scheme`."""
    return draw(
        "scheme_switch",
        current=one_of("scheme", current, ("light", "dark", "system")),
        action=action,
        csrf_token=context.get("csrf_token", ""),
    )
