"""What a kind of block looks like in a list, and what one says of it to who chooses."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.queries import without_tags

ICONS = {
    Kind.TEXT: "file-text",
    Kind.IMAGE: "image",
    Kind.VIDEO: "video",
    Kind.QUESTION: "circle-help",
    Kind.PRACTICE: "footprints",
    Kind.STEPS: "list-checks",
    Kind.CALLOUT: "lightbulb",
    Kind.ACCORDION: "list",
    Kind.CARDS: "layers",
    Kind.PACKAGE: "archive",
    Kind.SECTION: "layers",
    Kind.ACTIVITY: "graduation-cap",
    Kind.GALLERY: "images",
    Kind.AUDIO: "volume-2",
    Kind.FILE: "paperclip",
    Kind.EMBED: "globe",
    Kind.TABLE: "table",
    Kind.CASE: "split",
    Kind.POLL: "chart-column",
    Kind.CODE: "code",
}
ABOUT = {
    Kind.TEXT: gettext_lazy("Wat iemand moet weten, in gewone woorden."),
    Kind.IMAGE: gettext_lazy("Wat je beter laat zien dan vertelt."),
    Kind.VIDEO: gettext_lazy("Voordoen, met ondertitels."),
    Kind.QUESTION: gettext_lazy("Ophalen of kiezen, met uitleg bij elk antwoord."),
    Kind.PRACTICE: gettext_lazy("Wat iemand straks op het werk probeert."),
    Kind.STEPS: gettext_lazy("Wat je na elkaar doet, om af te vinken of te lezen."),
    Kind.CALLOUT: gettext_lazy("Een tip, voorbeeld of waarschuwing die opvalt."),
    Kind.ACCORDION: gettext_lazy("Vragen of onderwerpen die iemand openklapt."),
    Kind.CARDS: gettext_lazy("Een begrip voorop, de uitleg achterop."),
    Kind.PACKAGE: gettext_lazy("Een les die elders gemaakt is: SCORM of H5P."),
    Kind.SECTION: gettext_lazy("Een titel boven een paar stappen, en hoeveel iemand er doet."),
    Kind.ACTIVITY: gettext_lazy("Iets van de plank, of een keuze uit meer."),
    Kind.GALLERY: gettext_lazy("Foto’s die je naast elkaar bekijkt."),
    Kind.AUDIO: gettext_lazy("Een gesprek of uitleg om te horen, met de tekst erbij."),
    Kind.FILE: gettext_lazy("Een document om mee te nemen: PDF, Word, Excel."),
    Kind.EMBED: gettext_lazy("Een film op YouTube of Vimeo, of een pagina elders."),
    Kind.TABLE: gettext_lazy("Wat je naast elkaar vergelijkt, met koppen."),
    Kind.POLL: gettext_lazy("Wat mensen zelf vinden, zonder goed of fout."),
    Kind.CODE: gettext_lazy("Regels om over te nemen, met kleur per taal."),
    Kind.CASE: gettext_lazy("Een situatie, keuzes, en wat ervan komt."),
}

SHARED = "shared"  # chosen in the plus menu: one of the shared blocks
ALSO_SHARED = {  # what one does with a shared block as with any activity; the rest is its own page's
    *("workbench", "draft", "head", "blocks", "block", "place", "removal", "restoration", "draft_preview", "preview"),
    *("translation", "translated", "shared_block", "releases", "rollouts", "rollout", "rollout_next", "keeping"),
    *(
        "shared_removal",
        "shared_return",
        "shared_owner",
        "remarks",
        "remarks_state",
        "draft_readers",
        "draft_reader_removal",
    ),
    "correction",
    *("remark", "remark_answers", "remark_settlement", "remark_reopening", "remark_removal", "remark_restoration"),
}


def label(kind: Kind, data: dict) -> str:
    """A few words by which the author knows the block again."""
    return Truncator(" ".join(_about(kind, data).split())).chars(48) or _("Nog leeg")


def _about(kind: Kind, data: dict) -> str:
    match kind:
        case Kind.TEXT:
            return without_tags(data.get("html", ""))
        case Kind.IMAGE:
            return data.get("caption") or data.get("alt", "")
        case Kind.QUESTION | Kind.POLL:
            return data.get("prompt", "")
        case Kind.PRACTICE:
            return data.get("task") or data.get("situation", "")
        case Kind.CALLOUT:
            return data.get("title") or data.get("text", "")
        case Kind.STEPS | Kind.ACCORDION | Kind.CARDS:
            return data.get("title") or _first_item(data)
        case Kind.ACTIVITY:
            return _(" of ").join(item.get("title", "") for item in data.get("items", []))
        case Kind.EMBED:
            return data.get("title") or data.get("address", "")
        case Kind.CODE:
            return data.get("title") or data.get("code", "").partition("\n")[0]
        case Kind.CASE:
            return data.get("title") or _first_scene(data)
    return data.get("title", "")


def _first_item(data: dict) -> str:
    return next((item["title"] for item in data.get("items", []) if item.get("title")), "")


def _first_scene(data: dict) -> str:
    return next((scene["text"] for scene in data.get("scenes", [])), "")


def open_said(n: int) -> str:
    """How many remarks wait at a block, to who hears the page."""
    if not n:
        return _("Opmerkingen bij dit blok")
    return ngettext("{n} open opmerking bij dit blok", "{n} open opmerkingen bij dit blok", n).format(n=n)
