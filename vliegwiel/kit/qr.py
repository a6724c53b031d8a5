"""A QR code as a drawing: dark squares on white, whatever the page's colours are, for that is what cameras read."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

QUIET = 4  # squares of white around it, as the standard asks


@lru_cache(maxsize=256)
def svg(text: str, *, label: str = "") -> SafeString:
    """The drawing, as SVG without a size of its own. label: what is read aloud; "": it is hidden from who listens."""
    import qrcode  # inside: seldom used

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    side = len(rows) + 2 * QUIET
    path = "".join(_row(cells, y + QUIET) for y, cells in enumerate(rows))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {0} {0}" shape-rendering="crispEdges" {1}>'
        '<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path fill="#000" d="{2}"/></svg>',
        side,
        format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"'),
        path,
    )


def _row(cells: list[bool], y: int) -> str:
    """One stroke for each run of dark squares."""
    strokes, began = [], None
    for x, dark in enumerate([*cells, False]):
        if dark and began is None:
            began = x
        elif not dark and began is not None:
            strokes.append(f"M{began + QUIET} {y}h{x - began}v1h-{x - began}z")
            began = None
    return "".join(strokes)
