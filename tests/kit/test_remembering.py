import datetime as dt
from dataclasses import dataclass

import pytest
from django.template import Context, TemplateSyntaxError, engines
from django.utils import translation
from django.utils.safestring import SafeString

from vliegwiel.kit import remembering


def read(source):
    return engines["django"].from_string(source).template


def said(template, **values):
    return template.render(Context(values))


@dataclass(frozen=True)
class Row:
    title: str
    day: dt.date


@pytest.fixture
def written(monkeypatch):
    """How often a piece was made."""
    remembering._said.cache_clear()
    times = []
    write = remembering.Remembered.write
    monkeypatch.setattr(remembering.Remembered, "write", lambda node, values: times.append(1) or write(node, values))
    return times


def test_it_is_written_once_for_the_same_values_and_anew_for_others(written):
    template = read("{% remember row=row %}<b>{{ row.title }}</b>{% endremember %}")
    monday = dt.date(2026, 3, 2)
    assert said(template, row=Row("Luister", monday)) == "<b>Luister</b>"
    assert said(template, row=Row("Luister", monday)) == "<b>Luister</b>"
    assert len(written) == 1
    assert said(template, row=Row("Luister <beter>", monday)) == "<b>Luister &lt;beter&gt;</b>"
    assert said(template, row=Row("Luister", monday + dt.timedelta(days=1))) == "<b>Luister</b>"
    assert len(written) == 3


def test_a_thing_is_known_by_the_text_that_says_all_of_it(written):
    template = read("{% remember row=known filling n=n %}<b>{{ row.it.title }}</b>{{ n }}{% endremember %}")
    changing = {"title": "Luister"}
    assert said(template, known=remembering.KnownBy("a", changing), n=1) == "<b>Luister</b>1"
    assert said(template, known=remembering.KnownBy("a", {}), n=2) == "<b>Luister</b>2"
    assert said(template, known=remembering.KnownBy("b", {"title": "Vraag"}), n=3) == "<b>Vraag</b>3"
    assert len(written) == 2


def test_every_language_has_its_own():
    template = read('{% remember n=n %}{% translate "Zoek" %} {{ n }}{% endremember %}')
    with translation.override("nl"):
        assert said(template, n=1) == "Zoek 1"
    with translation.override("en"):
        assert said(template, n=1) == "Search 1"


def test_what_is_filled_in_is_never_remembered(written):
    template = read(
        '{% remember word=word filling name=name %}{{ word }}, {{ name }}: <i title="{{ name }}">{% endremember %}'
    )
    assert said(template, word="Dag", name="Ben") == 'Dag, Ben: <i title="Ben">'
    assert said(template, word="Dag", name='"<Olu>') == 'Dag, &quot;&lt;Olu&gt;: <i title="&quot;&lt;Olu&gt;">'
    assert said(template, word="Dag", name=SafeString("<b>Mara</b>")) == 'Dag, <b>Mara</b>: <i title="<b>Mara</b>">'
    assert len(written) == 1


def test_a_trusted_text_never_stands_for_the_same_text_that_is_not():
    template = read("{% remember word=word %}{{ word }}{% endremember %}")
    assert said(template, word=SafeString("<b>ja</b>")) == "<b>ja</b>"
    assert said(template, word="<b>ja</b>") == "&lt;b&gt;ja&lt;/b&gt;"


def test_it_reaches_nothing_but_what_it_names():
    template = read("{% remember word=word %}{{ word }}{% if user or shell %} to you{% endif %}{% endremember %}")
    assert said(template, word="ja", user="Ben", shell="x") == "ja"


@dataclass
class Loose:
    title: str


@dataclass(frozen=True)
class Trusting:
    title: str


@pytest.mark.parametrize("value", [["a"], {"a": 1}, Loose("a"), ("a", ["b"]), Trusting(SafeString("<b>")), object()])
def test_what_could_change_afterwards_is_refused(value):
    template = read("{% remember word=word %}{{ word }}{% endremember %}")
    with pytest.raises(TypeError):
        said(template, word=value)


def test_a_tag_that_makes_no_sense_does_not_compile():
    for source in (
        "{% remember %}",
        "{% remember word %}",
        "{% remember a=a filling %}",
        "{% remember a=a rest b=b %}",
    ):
        with pytest.raises(TemplateSyntaxError, match="Name all"):
            read(source + "x{% endremember %}")
    with pytest.raises(TemplateSyntaxError, match="token of this request"):
        read("{% remember a=a %}<form>{% csrf_token %}</form>{% endremember %}")


def test_a_filling_that_is_worked_with_is_refused():
    template = read("{% remember a=a filling name=name %}{{ name|slice:':30' }}{% endremember %}")
    with pytest.raises(TypeError, match="filling"):
        said(template, a=1, name="Ben")
