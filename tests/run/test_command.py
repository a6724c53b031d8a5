"""What the command line says to who does not know it yet."""

import re
from pathlib import Path

import pytest

from vliegwiel.run import command


@pytest.mark.parametrize("asked", [[], ["help"], ["-h"], ["--help"]])
def test_who_asks_is_told_what_there_is_to_do(asked, capsys):
    command.run(["vliegwiel", *asked])
    told = set(re.findall(r"^  vliegwiel (\S+)", capsys.readouterr().out, re.MULTILINE))
    commands = {
        file.stem.replace("_", "-")
        for file in (Path(command.__file__).parent / "management/commands").glob("[a-z]*.py")
    }
    assert told == commands - {"assets", "dev", "makemigrations", "messages"}  # those are for who works on it


def test_a_command_s_own_help_is_found_by_the_name_people_type(capsys):
    with pytest.raises(SystemExit) as left:
        command.run(["vliegwiel", "import-people", "--help"])
    assert left.value.code == 0
    assert "--apply" in capsys.readouterr().out
    command.run(["vliegwiel", "help", "import-people"])
    assert "--apply" in capsys.readouterr().out
