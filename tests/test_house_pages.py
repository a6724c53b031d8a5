"""The laws of pages: their addresses, their templates, their words."""

import ast
import re

import pytest
from django.apps import apps
from django.template import TemplateSyntaxError
from django.template.base import Lexer, TokenType
from django.template.loader import get_template
from lxml import html

from tests.house import PRODUCT, addresses, broken, files, nodes, strings, templates, text

DOORS = {path.parent.name for path in (PRODUCT / "web").glob("*/urls.py")} - {"shared"}
# What stands outside the doors: signing in, one's own preferences, files, the machine's questions.
OUTSIDE = {
    "account",
    "api",
    "calendar",
    "certificate",
    "kiosk",
    "charter",
    "kept",
    "theme",
    "language",
    "static",
    "media",
    "search",
    "seen",
    "offline",
    "manifest.webmanifest",
    "sw.js",
    "service-worker.js",
    "favicon.ico",
    "robots.txt",
    "healthz",
    "readyz",
    "brand.css",
    "demo",
    "guest",
    "trainer",
}
TEMPLATES = templates()
HTML = {template: path for template, path in TEMPLATES.items() if path.suffix == ".html"}


def test_every_address_begins_with_its_door():
    begins = {address.split("/")[0] for address, _ in addresses()}
    assert begins - OUTSIDE - DOORS - {""} == set()


def test_every_template_compiles():
    for template in TEMPLATES:
        try:
            assert get_template(template)
        except TemplateSyntaxError as error:
            pytest.fail(f"{template}: {error}")


def _names_used(path):
    """Names of pages, written in code (a string "door:page") or in a template ({% url "door:page" %})."""
    if path.suffix == ".py":
        return {word for word in strings(path) if re.fullmatch(rf"(?:{'|'.join(sorted(DOORS))}):[a-z_\-]+", word)}
    return set(re.findall(r"""\{%\s*url\s+["']([^"']+)["']""", text(path)))


def test_every_page_that_is_named_exists():
    there = {page for _, page in addresses()}
    assert broken(files(PRODUCT, ".py", ".html"), lambda path: _names_used(path) - there) == {}


def _names_that_can_be_made():
    """What f-strings with a slash in them can make: names of templates, among other things."""
    for path in files(PRODUCT, ".py"):
        for node in nodes(path):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "[^/]+" for part in node.values]
                if "/" in "".join(part for part in parts if part != "[^/]+"):
                    yield "".join(parts)


def _unused():
    """Templates that neither code nor another template names, nor an f-string can."""
    sources = {path: text(path) for path in files(PRODUCT, ".py", ".html", ".txt")}
    made = re.compile("|".join(_names_that_can_be_made()))
    for template, here in TEMPLATES.items():
        named = any(template in source for path, source in sources.items() if path != here)
        if not named and not made.fullmatch(template) and not _replaces_a_library_s(template):
            yield template


def _replaces_a_library_s(template):
    ours = str(PRODUCT)
    folders = [config.path for config in apps.get_app_configs() if not config.path.startswith(ours)]
    return any((folder / "templates" / template).exists() for folder in map(type(PRODUCT), folders))


def test_every_template_is_used():
    assert set(_unused()) == set()


SEALS = {"endblocktranslate", "endblocktrans", "endcomment", "endverbatim"}
LETTERS = re.compile(r"[^\W\d_]{2,}")
SPOKEN = ("title", "alt", "placeholder", "aria-label", "aria-description")
SAID_AS_IS = {"Vliegwiel"}  # a name is the same in every language


def _untranslated(source):
    """Words a reader would see that pass no translation: between tags, and in attributes that are read aloud."""
    bare, inside = [], False
    for token in Lexer(source).tokenize():
        word = token.contents.split()[0] if token.contents.split() else ""
        if token.token_type == TokenType.BLOCK and f"end{word}" in SEALS:
            inside = True
        elif token.token_type == TokenType.BLOCK and word in SEALS:
            inside = False
        elif token.token_type == TokenType.TEXT and not inside:
            bare.append(token.contents)
        elif not inside:
            bare.append("§")  # something is filled in here
    shell = html.document_fromstring(f"<div>{''.join(bare)}</div>")
    for element in shell.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "code", "kbd", "svg"}:
            texts = [element.tail]
        else:
            texts = [element.text, element.tail, *(element.get(attribute) for attribute in SPOKEN)]
        for words in texts:
            if words and LETTERS.search(re.sub("|".join(SAID_AS_IS), "", words)):
                yield " ".join(words.split())


def test_every_visible_word_can_be_translated():
    assert broken([*HTML.values()], lambda path: list(_untranslated(text(path)))) == {}


ELEMENT_WORDS = re.compile(r"""(?<!_\()["']([^"']*)["']""")
PLAIN_TAGS = {
    "url",
    "static",
    "include",
    "extends",
    "load",
    "if",
    "elif",
    "with",
    "translate",
    "trans",
    "blocktranslate",
    "now",
    "block",
    "endblock",
    "partial",
    "partialdef",
    "for",
    "comment",
    "cycle",
    "firstof",
    "filter",
    "csrf_token",
    "regroup",
    "get_current_language",
    "endpartialdef",
    "templatetag",
    "ifchanged",
    "language",
    "localize",
    "icon",
    "user_display",
}


def _bare(path):
    for token in Lexer(text(path)).tokenize():
        if token.token_type == TokenType.BLOCK and token.split_contents()[0] not in PLAIN_TAGS:
            for word in ELEMENT_WORDS.findall(token.contents):
                if re.search(r"[^\W\d_]{2,} [^\W\d_]|^[A-Z][a-z]", word) and word not in SAID_AS_IS:
                    yield word


def test_every_word_given_to_an_element_can_be_translated():
    """`{% button _("Plan het") %}`: words with a space or a capital that are handed to an element bare are caught."""
    assert broken([*HTML.values()], lambda path: list(_bare(path))) == {}


def test_an_example_does_not_say_twice_that_it_is_one():
    """The element for what is empty says “Bijvoorbeeld:” before the example it is given."""
    twice = re.compile(r'translate "Bijvoorbeeld[^"]*" as (?:empty_)?example')
    assert broken([*HTML.values()], lambda path: twice.findall(text(path))) == {}
