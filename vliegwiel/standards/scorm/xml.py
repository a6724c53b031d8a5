"""Looking in XML without minding its namespaces and capitals."""

from xml.etree.ElementTree import Element


def local(name: str) -> str:
    """A name without its namespace, in small letters."""
    return name.rpartition("}")[2].casefold()


def children(node: Element | None, name: str) -> list[Element]:
    """Those right below with this name; none when there is no node."""
    return (
        [] if node is None else [one for one in node if isinstance(one.tag, str) and local(one.tag) == name.casefold()]
    )


def child(node: Element | None, name: str) -> Element | None:
    """The first right below with this name."""
    return next(iter(children(node, name)), None)


def attribute(node: Element | None, name: str) -> str:
    """Its value without white space around it; "" when there is none."""
    if node is None:
        return ""
    return next((value.strip() for key, value in node.attrib.items() if local(key) == name.casefold()), "")


def words(node: Element | None) -> str:
    """Its text on one line."""
    return "" if node is None else " ".join("".join(node.itertext()).split())


def number(node: Element | None) -> float | None:
    """Its text as a number; None when it is none."""
    try:
        return float(words(node))
    except ValueError:
        return None
