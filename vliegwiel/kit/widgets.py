"""Form widgets, written straight: Django renders each of a list's hundred options by a template of its own.

The mark-up is Django's own (tests compare them); widgets not named here go Django's way.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]
INPUTS = "text number email url password hidden date datetime time checkbox search tel color"


class Renderer(DjangoTemplates):
    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        write = WRITERS.get(template_name)
        return write(context["widget"]) if write else super().render(template_name, context, request)


def _attributes(widget: Widget) -> str:
    return "".join(
        f" {conditional_escape(name)}" + ("" if value is True else f'="{conditional_escape(str(value))}"')
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: Widget) -> SafeString:
    value = widget["value"]
    said = "" if value is None else f' value="{conditional_escape(_text(value))}"'
    return SafeString(
        f'<input type="{conditional_escape(widget["type"])}" name="{conditional_escape(widget["name"])}"{said}'
        f"{_attributes(widget)}>"
    )


def _select(widget: Widget) -> SafeString:
    parts = [f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget)}>']
    for name, options, _index in widget["optgroups"]:
        if name:
            parts.append(f'\n  <optgroup label="{conditional_escape(name)}">')
        for option in options:
            value = conditional_escape(_text(option["value"]))
            parts.append(
                f'\n  <option value="{value}"{_attributes(option)}>{conditional_escape(option["label"])}</option>'
            )
        if name:
            parts.append("\n  </optgroup>")
    return SafeString("".join(parts) + "\n</select>")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value)


WRITERS: dict[str, Callable[[Widget], SafeString]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS.split()},
    "django/forms/widgets/select.html": _select,
}
