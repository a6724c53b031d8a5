"""Do what htmx does in the browser, and check that the page it leaves equals the page a reload would show.

swap(client, "/learn/activity/groeten/", "//form[@id='finish']", {"tried": "yes"})
"""

from django.http import HttpResponse
from lxml import html

ACTIONS = ("get", "post", "put", "patch", "delete")
# What only the answer shows and a reload rightly forgets: the message that says it worked.
FLEETING = ("flash",)


def swap(client, address, xpath, data=None, *, reloads_to=None) -> HttpResponse:
    """Trigger the element at `xpath` on the page at `address`, filling `data` into its form; return the response.

    `reloads_to` is the address to compare with when the swap also changes the address (hx-push-url).
    """
    page = _tree(client.get(address))
    (element,) = page.xpath(xpath)
    method, path = next((name, _get(element, name)) for name in ACTIONS if _get(element, name) is not None)
    target = _target(page, element)
    how = (_get(element, "swap") or "innerHTML").split()[0]
    response = getattr(client, method)(
        path or address,
        {**_fields(element), **(data or {})},
        headers={"HX-Request": "true", "HX-Target": f"{target.tag}#{target.get('id', '')}"},
    )
    assert response.status_code in (200, 201, 204), f"{method} {path}: {response.status_code}"
    assert not {"HX-Redirect", "HX-Location", "HX-Refresh"} & set(response.headers), "this is not a swap"
    if response.status_code != 204:
        answer = html.fragments_fromstring(response.content.decode() or "<!-- empty -->")
        inside = []
        for node in answer:
            if not isinstance(node, str) and node.get("hx-swap-oob"):
                (place,) = page.xpath("//*[@id=$id]", id=node.get("id"))
                _replace(place, [node], "outerHTML")
            else:
                inside.append(node)
        _replace(target, inside, how)
    swapped, fresh = _plain(page), _plain(_tree(client.get(reloads_to or address)))
    assert swapped == fresh
    return response


def _tree(response):
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode())


def _get(element, name):
    """An hx- attribute of the element itself, or one an ancestor hands down (htmx 4: `hx-target:inherited`)."""
    own = element.get(f"hx-{name}")
    if own is not None:
        return own
    return next(
        (up.get(f"hx-{name}:inherited") for up in element.iterancestors() if up.get(f"hx-{name}:inherited")), None
    )


def _target(page, element):
    wanted = _get(element, "target") or "this"
    if wanted == "this":
        return element
    if wanted.startswith("closest "):
        return next(up for up in element.iterancestors() if up.tag == wanted.split()[1])
    assert wanted.startswith("#"), f"hx-target={wanted}: name a part by its id"
    (target,) = page.xpath("//*[@id=$id]", id=wanted[1:])
    return target


def _fields(element):
    form = element if element.tag == "form" else next(element.iterancestors("form"), None)
    values = dict(form.form_values()) if form is not None else {}
    return {name: value for name, value in values.items() if name != "csrfmiddlewaretoken"}


def _replace(target, nodes, how):
    """innerHTML, outerHTML (or their morphs), beforeend, delete or none: what our pages use."""
    if how == "none":
        return
    if how in ("innerHTML", "innerMorph"):
        target.text = None
        for child in list(target):
            target.remove(child)
    if how in ("innerHTML", "innerMorph", "beforeend"):
        for node in nodes:
            _append(target, node)
        return
    assert how in ("outerHTML", "outerMorph", "delete"), f"hx-swap={how} is not something we do"
    for node in nodes if how != "delete" else []:
        if not isinstance(node, str):
            node.attrib.pop("hx-swap-oob", None)
            node.tail = None
            target.addprevious(node)
    target.drop_tree()


def _append(target, node):
    if not isinstance(node, str):
        target.append(node)
    elif len(target):
        target[-1].tail = (target[-1].tail or "") + node
    else:
        target.text = (target.text or "") + node


def _plain(tree):
    """The tree as lines, without what may differ between two renderings of the same page."""
    lines = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.get("name") == "csrfmiddlewaretoken":
            continue
        if element.get("id") in FLEETING:
            for child in list(element):
                element.remove(child)
            element.text = None
        attributes = " ".join(
            f"{name}={value}" for name, value in sorted(element.attrib.items()) if "X-CSRFToken" not in value
        )
        lines.append(f"<{element.tag} {attributes}>".replace(" >", ">"))
        lines += [" ".join(text.split()) for text in (element.text, element.tail) if text and text.strip()]
    return lines
