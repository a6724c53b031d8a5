import datetime as dt

import pytest
from django.template import Context, engines
from django.template.base import TextNode
from django.utils import translation

from vliegwiel.kit import folding
from vliegwiel.kit.folding import Address, Fixed, Named, Sentence, Told


def read(source):
    template = engines["django"].from_string(source).template
    folding.fold(template.nodelist)
    return template


def kinds(source):
    return [type(node) for node in read(source).nodelist]


def test_what_is_the_same_for_every_reader_is_one_node():
    source = '<p>{% icon "check" %}<a href="{% url "search" %}">{% translate "Zoek" %}</a></p>{# remark #}'
    assert kinds(source) == [Fixed]
    assert kinds("<p>{# remark #}</p>") == [TextNode]
    assert kinds('{% button icon="filter" %}{% translate "Toon" %}{% endbutton %}') == [Fixed]


def test_it_is_said_in_the_language_of_who_reads():
    template = read('{% translate "Zoek" %}')
    said = []
    for language in ("nl", "en", "nl"):
        with translation.override(language):
            said.append(template.render(Context()))
    assert said == ["Zoek", "Search", "Zoek"]


def test_what_depends_on_anything_else_is_asked_each_time():
    template = read('{% button icon="filter" %}{{ word }}{% endbutton %}{% if yes %}{% icon "check" %}{% endif %}')
    one = template.render(Context({"word": "A", "yes": True}))
    two = template.render(Context({"word": "<B>", "yes": False}))
    assert "<span>A</span>" in one and "#check" in one
    assert "<span>&lt;B&gt;</span>" in two and "#check" not in two


def test_what_stands_inside_an_element_is_folded_too():
    template = read('{% card title=word %}<p>{% translate "Zoek" %}</p>{{ word }}{% endcard %}')
    assert [type(node) for node in template.nodelist[0].nodelist] == [Fixed, Told]


def test_a_fixed_text_keeps_its_name():
    template = read('{% translate "Zoek" as word %}{% for n in numbers %}{{ word }} {{ n }};{% endfor %}')
    assert type(template.nodelist[0]) is Named
    assert template.render(Context({"numbers": [1, 2]})) == "Zoek 1;Zoek 2;"


def test_an_address_with_arguments_is_looked_up_for_each():
    template = read('{% for slug in slugs %}{% url "learn:activity" slug %} {% endfor %}')
    assert type(template.nodelist[0].nodelist_loop[0]) is Address
    assert template.render(Context({"slugs": ["a", "b"]})) == "/learn/activity/a/ /learn/activity/b/ "


DICT = ({"a": "<"}, "{&#x27;a&#x27;: &#x27;&lt;&#x27;}")
VALUES = [("<b>", "&lt;b&gt;"), (1234, "1234"), (1.5, "1,5"), (None, "None"), (True, "True"), DICT]


@pytest.mark.parametrize(("value", "shown"), VALUES)
def test_a_value_is_written_as_django_writes_it(value, shown):
    with translation.override("nl"):
        assert read("{{ value }}").render(Context({"value": value})) == shown
        assert engines["django"].from_string("{{ value }}").template.render(Context({"value": value})) == shown
    assert type(read("{{ value }}").nodelist[0]) is Told


class Row:
    title = "Luisteren"

    def shout(self):
        return "LUISTEREN"

    @property
    def broken(self):
        raise AttributeError("inside")


def test_names_are_found_as_django_finds_them():
    context = {"row": Row(), "of": {"row": Row(), "items": "its own"}, "list": ["a", "b"]}
    shown = read("{{ row.title }} {{ of.row.title }} {{ row.shout }} {{ list.1 }} {{ of.items }}")
    assert shown.render(Context(context)) == "Luisteren Luisteren LUISTEREN b its own"


def test_a_property_that_fails_is_not_taken_for_a_missing_one():
    with pytest.raises(AttributeError, match="inside"):
        read("{{ row.broken }}").render(Context({"row": Row()}))


def test_a_sentence_is_looked_up_once_and_filled_in_for_each_row():
    source = "{% blocktranslate with n=row.n all=row.all %}{{ n }} van {{ all }} plekken{% endblocktranslate %}"
    template = read(f"{{% for row in rows %}}{source};{{% endfor %}}")
    assert type(template.nodelist[0].nodelist_loop[0]) is Sentence
    rows = [{"n": 1, "all": "<b>"}, {"n": 2.5, "all": None}]
    assert template.render(Context({"rows": rows})) == "1 van &lt;b&gt; plekken;2,5 van None plekken;"
    assert type(read("{% blocktranslate %}{{ n }} plekken{% endblocktranslate %}").nodelist[0]) is not Sentence


def test_an_hour_is_said_as_django_says_it_in_the_time_of_the_reader():
    moment = dt.datetime(2026, 7, 1, 6, 5, tzinfo=dt.UTC)
    template = read('{{ at|date:"G:i" }} {{ at|date:"H:i" }} {{ at|date:"j F G:i" }}')
    assert template.render(Context({"at": moment})) == "8:05 08:05 1 juli 8:05"


def test_words_with_values_in_them_are_said_each_time():
    source = "{% blocktranslate count n=n %}{{ n }} minuut{% plural %}{{ n }} minuten{% endblocktranslate %}"
    template = read(source)
    assert [template.render(Context({"n": n})) for n in (1, 2, 1)] == ["1 minuut", "2 minuten", "1 minuut"]
