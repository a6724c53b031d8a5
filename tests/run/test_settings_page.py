"""docs/settings.md says what is so: every setting, and its default."""

import ast
import re

from tests.house import PRODUCT, ROOT, called_name, calls, files, tree

ROWS = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE))
NAME = re.compile(r"(?:VLIEGWIEL_[A-Z_]*[A-Z]|DATABASE_URL)")


def _named():
    sources = [*files(PRODUCT, ".py"), ROOT / "tests" / "everywhere.py"]
    strings = (node for path in sources for node in ast.walk(tree(path)) if isinstance(node, ast.Constant))
    return {node.value for node in strings if isinstance(node.value, str) and NAME.fullmatch(node.value)}


def _defaults():
    """name -> its default, where the code states one beside the name."""
    for path in files(PRODUCT / "run", ".py"):
        for call in calls(tree(path)):
            words = [node.value for node in call.args if isinstance(node, ast.Constant)]
            if not words or not isinstance(words[0], str) or not NAME.fullmatch(words[0]):
                continue
            if called_name(call) in {"flag", "number"}:
                (default,) = [ast.literal_eval(word.value) for word in call.keywords if word.arg == "default"]
                yield words[0], str(int(default))
            elif called_name(call) == "get" and len(words) == 2 and words[1]:
                yield words[0], words[1]


def test_every_setting_is_on_the_page_and_nothing_else():
    assert set(ROWS) == _named()


def test_every_default_is_the_one_the_code_has():
    stated = dict(_defaults())
    assert len(stated) >= 6
    assert {name: ROWS[name] for name in stated} == {name: f"`{default}`" for name, default in stated.items()}
