"""The elements: what they draw, and what they refuse."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from lxml import html

from vliegwiel.kit.templatetags import ui


def draw(source, **context):
    return html.fragment_fromstring(Template(source).render(Context(context)), create_parent=True)


def text(element):
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("tag", sorted(tag.__name__ for tag in ui.BLOCKS))
def test_a_block_refuses_an_attribute_it_does_not_know(tag):
    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'colour'"):
        Template(f'{{% {tag} colour="red" %}}{{% end{tag} %}}')


@pytest.mark.parametrize("tag", sorted(tag.__name__ for tag in (*ui.SINGLES, *ui.WITH_CONTEXT)))
def test_an_element_refuses_an_attribute_it_does_not_know(tag):
    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'colour'"):
        Template(f'{{% {tag} colour="red" %}}')


@pytest.mark.parametrize(
    "source",
    [
        '{% icon "unicorn" %}',
        '{% button kind="loud" %}x{% endbutton %}',
        '{% card tone="red" %}x{% endcard %}',
        '{% wheel size="huge" %}',
        '{% wheel closed="aim dream" %}',
        '{% chip tone="danger" %}x{% endchip %}',
        '{% field "not a field" %}',
    ],
)
def test_an_element_refuses_a_value_it_does_not_know(source):
    with pytest.raises(TemplateSyntaxError):
        draw(source)


def test_what_stands_inside_a_tag_is_markup_and_what_is_given_to_it_is_text():
    head = draw(
        '{% page_head title=title %}{% button kind="primary" %}Plan het{% endbutton %}{% endpage_head %}',
        title="<b>Doel</b>",
    )  # fmt: skip -- the page's line stays whole
    assert text(head.find(".//h1")) == "<b>Doel</b>"
    assert [text(button) for button in head.iter("button")] == ["Plan het"]


def test_the_wheel_says_which_arcs_are_closed():
    def said(source):
        return draw(source).find(".//svg").get("aria-label")

    assert said("{% wheel closed=2 %}") == "Rond: richten, leren. Nog open: toepassen, meten."
    assert said('{% wheel closed="learn" %}') == "Rond: leren. Nog open: richten, toepassen, meten."
    assert said("{% wheel %}") == "Het wiel is rond: richten, leren, toepassen en meten."
    assert said("{% wheel closed=0 %}") == "Het wiel staat nog stil: er is nog geen deel rond."


def test_who_sees_names_them_or_says_that_it_is_you_alone():
    assert text(draw("{% sees who %}", who=["jij", "Mara de Wit"])) == "Wie ziet dit: jij, Mara de Wit"
    assert text(draw("{% sees who %}", who=[])) == "Alleen jij ziet dit"
