"""Things to press: buttons, links that look like buttons, menus and dialogs."""

from django.utils.safestring import SafeString

from .draw import draw, one_of, trimmed

KINDS = ("primary", "plain", "quiet", "caution")


def button(
    content: str,
    *,
    kind: str = "plain",
    icon: str = "",
    type: str = "submit",
    name: str = "",
    value: str = "",
    form: str = "",
    id: str = "",
    opens: str = "",
    closes: str = "",
    label: str = "",
    disabled: bool = False,
    hx_post: str = "",
    hx_get: str = "",
    hx_target: str = "",
    hx_swap: str = "",
) -> SafeString:
    """A verb. `opens` and `closes` name a dialog; `label` is for a button that shows only an icon."""
    return draw(
        "button",
        content=trimmed(content),
        kind=one_of("kind", kind, KINDS),
        icon=icon,
        type="button" if opens or closes or hx_get else one_of("type", type, ("submit", "button", "reset")),
        name=name,
        value=value,
        form=form,
        id=id,
        dialog=opens or closes,
        command="show-modal" if opens else "close",
        label=label,
        disabled=disabled,
        hx={"post": hx_post, "get": hx_get, "target": hx_target, "swap": hx_swap},
    )


def link_button(
    content: str, *, href: str, kind: str = "plain", icon: str = "", download: bool = False, label: str = ""
) -> SafeString:
    """A way to another page that is as important as a verb."""
    return draw(
        "link_button",
        content=trimmed(content),
        href=href,
        kind=one_of("kind", kind, KINDS),
        icon=icon,
        download=download,
        label=label,
    )


def menu(content: str, *, label: str, icon: str = "ellipsis", kind: str = "quiet", bare: bool = False) -> SafeString:
    """More verbs behind one button: links and forms with a button. `bare` shows the icon without the word."""
    return draw("menu", content=content, label=label, icon=icon, kind=one_of("kind", kind, KINDS), bare=bare)


def dialog(content: str, *, id: str, title: str, lead: str = "", wide: bool = False) -> SafeString:
    """Opened by a button with `opens=id`. Only for what must be decided before going on."""
    return draw("dialog", content=content, id=id, title=title, lead=lead, wide=wide)
