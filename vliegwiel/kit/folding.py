"""Templates whose fixed parts are rendered once, and whose other parts take the short way.

Most of a page is the same for everybody who reads the language: words, icons, addresses without arguments, buttons
around them. Django renders each of those again for each reader. This loader folds every run of them into one node that
remembers, per language, what it said. What differs per reader stays as it is; only looking up a name and writing a text
or a whole number, which a long page does a thousand times, skip what Django does for rarer kinds of values.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.template import Node, NodeList, Template
from django.template.base import (
    FilterExpression,
    TextNode,
    Variable,
    VariableDoesNotExist,
    VariableNode,
    render_value_in_context,
)
from django.template.context import Context
from django.template.defaultfilters import date
from django.template.defaulttags import CommentNode, IfNode, LoadNode, TemplateLiteral, URLNode
from django.template.library import SimpleBlockNode, SimpleNode
from django.template.loaders import cached
from django.template.smartif import TokenBase
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.urls import get_script_prefix, reverse
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

# A function of its arguments and the language alone: that is what makes it an element.
ELEMENTS = "vliegwiel.kit.elements."
HOUR_ALONE = re.compile(r"[GH]:i")  # says nothing of the day
DAY_ALONE = re.compile(r"[dDjlNSwzWmMnFEbtLoyY ,./-]+|BRIEF_DAY")  # says nothing of the hour
WORDS_OF_TEMPLATES = {("True",), ("False",), ("None",)}  # what Django looks up although it never changes


class Loader(cached.Loader):
    """Django's cached loader, that folds what it loads."""

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        template: Any = super().get_template(template_name, skip)
        if not hasattr(template, "folded"):
            fold(template.nodelist)
            template.folded = True
        return cast(Template, template)


class Fixed(Node):
    """A run of nodes that say the same to everybody who reads the language."""

    child_nodelists = ()

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.key = _where_and_language if _has_address(nodes) else get_language
        self.said: dict[Any, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        key = self.key()
        said = self.said.get(key)
        if said is None:
            said = self.said[key] = SafeString("".join(str(node.render_annotated(context)) for node in self.nodes))
        return said

    render_annotated = render  # nothing here needs Django's notes on where it went wrong; so below


class Named(Node):
    """`{% translate "..." as name %}`, or an address that way: worked out once, named at every reading."""

    child_nodelists = ()

    def __init__(self, name: str, node: Node) -> None:
        self.name, self.node = name, node
        self.key = _where_and_language if _has_address([node]) else get_language
        self.said: dict[Any, Any] = {}

    def render(self, context: Context) -> str:
        key = self.key()
        if key not in self.said:
            self.node.render(context)
            self.said[key] = context[self.name]
        context[self.name] = self.said[key]
        return ""

    render_annotated = render


class Address(URLNode):
    """`{% url %}` with arguments, as a list has it on every row: what was looked up lately is not looked up again."""

    def render(self, context: Context) -> str:
        args = tuple(arg.resolve(context) for arg in self.args)
        if self.kwargs or not all(type(arg) in (int, str, SafeString) for arg in args):
            return super().render(context)
        address = _address(self.view_name.resolve(context), args, get_script_prefix(), settings.ROOT_URLCONF)
        if self.asvar:
            context[self.asvar] = address
            return ""
        return conditional_escape(address)

    render_annotated = render


class Told(VariableNode):
    """`{{ name }}`: a text or a whole number needs no time zone and no decimal comma."""

    def render(self, context: Context) -> str:
        return _written(self.filter_expression.resolve(context), context)

    render_annotated = render


class Sentence(BlockTranslateNode):
    """`{% blocktranslate with n=row.n %}`: nothing stands in it but what `with` names, so the reader's sentence is
    looked up once and filled in for each row."""

    singular_text: str
    said: dict[str | None, str]

    def render(self, context: Context, nested: bool = False) -> str:
        language = get_language()
        sentence = self.said.get(language)
        if sentence is None:
            sentence = self.said[language] = gettext(self.singular_text)
        values = {name: _written(value.resolve(context), context) for name, value in self.extra_context.items()}
        try:
            return sentence % values
        except (KeyError, ValueError):  # Django has a way out for a translation with other places
            return cast(str, super().render(context, nested))

    render_annotated = render


class Plain(FilterExpression):
    """A name without filters: most of what a template asks."""

    __slots__ = ()

    def resolve(self, context: Context, ignore_failures: bool = False) -> Any:
        if not self.is_var:
            return self.var
        try:
            return self.var.resolve(context)
        except VariableDoesNotExist:
            return super().resolve(context, ignore_failures)


class Name(Variable):
    """`row.title`: a name in the context, then keys of a dict or attributes. All else goes Django's own way."""

    __slots__ = ()

    def resolve(self, context: Any) -> Any:
        return super().resolve(context) if self.translate else self._resolve_lookup(context)

    def _resolve_lookup(self, context: Any) -> Any:
        first, *bits = cast(tuple[str, ...], self.lookups)
        for known in reversed(context.dicts):
            if first in known:
                value = known[first]
                break
        else:
            return self._as_django_does(context)
        for bit in bits:
            if type(value) is dict:
                if bit not in value:
                    return self._as_django_does(context)
                value = value[bit]
            elif callable(value) or hasattr(type(value), "__getitem__"):
                return self._as_django_does(context)
            else:
                try:
                    value = getattr(value, bit)
                except (TypeError, AttributeError):
                    return self._as_django_does(context)
        return self._as_django_does(context) if callable(value) else value

    def _as_django_does(self, context: Any) -> Any:
        return super()._resolve_lookup(context)  # type: ignore[misc]  # -- not in the stubs


def day_in_words(value: Any, form: Any = None) -> Any:
    """`{{ day|date:"j F" }}`, remembered: a list says the same few days and hours on every row."""
    said = str(form)
    if type(value) is dt.datetime:
        if HOUR_ALONE.fullmatch(said):
            return _hour_in_words(value.hour, value.minute, said)
        if DAY_ALONE.fullmatch(said):
            value = value.date()
    return _day_in_words(value, said, get_language()) if type(value) is dt.date and form else date(value, form)


day_in_words.expects_localtime = True  # type: ignore[attr-defined]  # -- how Django marks its filters


@lru_cache(maxsize=2048)
def _day_in_words(day: dt.date, form: str, _language: str | None) -> Any:
    return date(day, form)


@lru_cache(maxsize=2880)
def _hour_in_words(hour: int, minute: int, form: str) -> Any:
    return date(dt.time(hour, minute), form)  # type: ignore[arg-type]  # -- it writes times too; not in the stubs


@lru_cache(maxsize=4096)
def _address(name: str, args: tuple[Any, ...], _prefix: str, _urls: str) -> str:
    return reverse(name, args=args)


def _written(value: Any, context: Context) -> str:
    """As it stands in a page: a text or a whole number needs no time zone and no decimal comma."""
    kind = type(value)
    if context.autoescape:
        if kind is SafeString:
            return cast(str, value)
        if kind is str:
            return escape(value)
        if kind is int and not settings.USE_THOUSAND_SEPARATOR:
            return str(value)
    return render_value_in_context(value, context)


def fold(nodes: NodeList) -> None:
    """Fold every run of fixed nodes in this list, and in the lists inside its nodes."""
    folded: list[Node] = []
    run: list[Node] = []

    def close() -> None:
        if len(run) > 1 or (run and not isinstance(run[0], TextNode)):
            folded.append(_one(run[:]))
        else:
            folded.extend(run)
        run.clear()

    for node in nodes:
        _fold_inside(node)
        if is_fixed(node):
            run.append(node)
        else:
            close()
            folded.append(_quicker(node))
    close()
    nodes[:] = folded


def _where_and_language() -> tuple[str | None, str, str]:
    return get_language(), get_script_prefix(), settings.ROOT_URLCONF


def _has_address(nodes: list[Node] | NodeList) -> bool:
    return any(
        isinstance(node, URLNode)
        or (isinstance(node, Fixed) and node.key is _where_and_language)
        or (isinstance(node, SimpleBlockNode) and _has_address(node.nodelist))
        for node in nodes
    )


def is_fixed(node: Node) -> bool:
    """Whether it says the same to everybody who reads the language."""
    match node:
        case TextNode() | Fixed() | LoadNode() | CommentNode():
            return True
        case TranslateNode():
            return not node.asvar and not node.message_context and _constant(node.filter_expression)
        case StaticNode():
            return node.varname is None and _constant(node.path)
        case URLNode():
            return not (node.asvar or node.args or node.kwargs) and _constant(node.view_name)
        case SimpleNode():
            return (
                node.func.__module__.startswith(ELEMENTS)
                and not node.takes_context
                and node.target_var is None
                and all(_constant(value) for value in (*node.args, *node.kwargs.values()))
                and (not isinstance(node, SimpleBlockNode) or all(is_fixed(inner) for inner in node.nodelist))
            )
    return False


def _constant(expression: FilterExpression) -> bool:
    if expression.filters:
        return False
    return not expression.is_var or expression.var.lookups is None or expression.var.lookups in WORDS_OF_TEMPLATES


def _fold_inside(node: Node) -> None:
    if isinstance(node, IfNode):
        for _condition, nodes in node.conditions_nodelists:
            fold(nodes)
        return
    # A block tag says it holds nothing: Django forgot to name the list between its tags.
    for name in {"nodelist", *node.child_nodelists} if isinstance(node, SimpleBlockNode) else node.child_nodelists:
        inner = getattr(node, name, None)
        if isinstance(inner, NodeList):
            fold(inner)


def _quicker(node: Any) -> Any:
    """A node that says the same as this one with less work, or itself."""
    for expression in _expressions(vars(node).values()):
        if type(expression) is FilterExpression and not expression.filters:
            expression.__class__ = Plain
        for variable in (expression.var, *(arg for _filter, args in expression.filters for _is_name, arg in args)):
            if type(variable) is Variable and variable.lookups is not None:
                variable.__class__ = Name
        expression.filters = [(day_in_words if filter is date else filter, args) for filter, args in expression.filters]
    if type(node) is VariableNode:
        return _like(node, Told(node.filter_expression))
    if isinstance(node, TranslateNode) and node.asvar and not node.message_context:
        return _like(node, Named(node.asvar, node)) if _constant(node.filter_expression) else node
    if type(node) is URLNode and _constant(node.view_name):
        if node.asvar and not node.args and not node.kwargs:
            return _like(node, Named(node.asvar, node))
        return _like(node, Address(node.view_name, node.args, node.kwargs, node.asvar))
    if isinstance(node, BlockTranslateNode):
        known = {id(tokens): node.render_token_list(tokens) for tokens in (node.singular, node.plural) if tokens}
        told: Any = node  # or mypy minds that a method is replaced
        told.render_token_list = lambda tokens: (known[id(tokens)][0], [*known[id(tokens)][1]])
        sentence, places = known[id(node.singular)]
        if not (node.plural or node.asvar or node.message_context) and set(places) <= set(node.extra_context):
            told.__class__, told.singular_text, told.said = Sentence, sentence, {}
    return node


def _expressions(values: Iterable[Any]) -> Iterator[FilterExpression]:
    """Those a node holds itself: in its own fields, in their lists, in the terms of an `{% if %}`."""
    for value in values:
        if isinstance(value, FilterExpression):
            yield value
        elif isinstance(value, TemplateLiteral):
            yield cast(FilterExpression, value.value)
        elif isinstance(value, TokenBase):
            yield from _expressions((value.first, value.second))
        elif isinstance(value, dict):
            yield from _expressions(value.values())
        elif isinstance(value, list | tuple) and not isinstance(value, NodeList):
            yield from _expressions(value)


def _one(run: list[Any]) -> Any:
    plain = all(isinstance(node, TextNode) for node in run)
    return _like(run[0], TextNode("".join(node.s for node in run)) if plain else Fixed(run))


def _like(node: Any, other: Any) -> Any:
    """With what Django's parser notes on every node, for its messages."""
    other.token, other.origin = node.token, getattr(node, "origin", None)
    return other
