"""A message comes with the part it belongs to, once, and never into a file or a whole page a second time."""

import pytest
from django.contrib import messages
from django.contrib.messages.storage.session import SessionStorage
from django.http import HttpResponse, JsonResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails
from lxml import html

from vliegwiel.web.shared.flash import beside_parts

HTMX = {"HX-Request": "true", "HX-Target": "div#list"}


@pytest.fixture
def ask():
    def _ask(answer, *, told="Je plan staat.", undo="", **headers):
        request = RequestFactory().post("/learn/", headers=headers)
        request.htmx = HtmxDetails(request)
        request.session = {}
        request._messages = SessionStorage(request)
        if told:
            messages.success(request, told, extra_tags=undo)
        response = beside_parts(lambda _request: answer)(request)
        return response.content.decode()

    return _ask


def test_a_message_comes_beside_the_part(ask):
    part, flash = html.fragments_fromstring(ask(HttpResponse('<div id="list">a</div>'), **HTMX))
    assert part.get("id") == "list"
    assert (flash.get("id"), flash.get("hx-swap-oob")) == ("flash", "true")
    assert flash.find_class("flash")[0].text_content().strip() == "Je plan staat."


def test_what_can_be_taken_back_has_a_button(ask):
    flash = html.fragments_fromstring(ask(HttpResponse("<p>a</p>"), undo="/learn/practice/3/end/", **HTMX))[1]
    form = flash.find(".//form")
    assert (form.get("action"), form.get("method")) == ("/learn/practice/3/end/", "post")
    assert form.find("button").text_content() == "Maak ongedaan"


@pytest.mark.parametrize(
    ("answer", "headers"),
    [
        (HttpResponse("<!doctype html><html lang='nl'></html>"), HTMX),
        (HttpResponse("<p>a</p>"), {}),
        (HttpResponse("<p>a</p>"), HTMX | {"HX-Boosted": "true"}),
        (JsonResponse({"a": 1}), HTMX),
        (HttpResponse(status=204), HTMX),
    ],
)
def test_elsewhere_the_message_waits_for_the_page(ask, answer, headers):
    before = answer.content.decode()
    assert ask(answer, **headers) == before


def test_no_message_adds_nothing(ask):
    assert ask(HttpResponse("<p>a</p>"), told="", **HTMX) == "<p>a</p>"
