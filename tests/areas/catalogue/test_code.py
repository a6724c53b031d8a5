"""A block of code: kept as it was typed, coloured line by line, and what becomes of code in Markdown."""

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.queries import blocks
from vliegwiel.areas.catalogue.queries.code import coloured
from vliegwiel.standards.imports.marked import read_one


def test_every_line_is_whole_and_nothing_in_it_is_markup(ines):
    code = '\n  """Telt <b>alles</b>\n  & meer"""\nfor n in range(3):\n    print(n)  # drie keer\n\n'
    draft = actions.make_activity("Tellen", by=ines).drafts.get()
    made = actions.add_block(draft, kind="code", data={"syntax": "py", "code": code}, by=ines)
    assert made["data"] == {"title": "", "syntax": "python", "code": code.strip("\n"), "numbered": False}
    draft.refresh_from_db()
    (shown,) = blocks(draft)
    first, second, third, fourth = str(shown.lines).split('<span class="code-line">')[1:]
    assert first == '  <span class="code-s">&quot;&quot;&quot;Telt &lt;b&gt;alles&lt;/b&gt;</span>\n</span>'
    assert second == '<span class="code-s">  &amp; meer&quot;&quot;&quot;</span>\n</span>'
    assert third.startswith('<span class="code-k">for</span> n ')
    assert '<span class="code-c"># drie keer</span>' in fourth
    assert coloured("<script>", "plain") == '<span class="code-line">&lt;script&gt;\n</span>'


def test_fenced_code_in_markdown_comes_as_a_block_of_code():
    told = "# Tellen\n\nZo tel je:\n\n```sql\nselect 1\n  from meters;\n```\n\nEn `kort` dan.\n"
    (piece,) = read_one(told, "a.md").pieces
    kinds = [(block["type"], block["data"].get("syntax"), block["data"].get("code")) for block in piece.blocks]
    assert kinds == [("text", None, None), ("code", "sql", "select 1\n  from meters;\n"), ("text", None, None)]
