"""The command line: hyphens become underscores, `demo...` has a home of its own, trouble ends in words."""

import os
import sys

DEMO_COMMANDS = {"demo", "demo_accounts", "move_clock"}
HELP = """Vliegwiel: the academy that proves learning is applied.

To look at it:
  vliegwiel demo             a company of 240 people with half a year behind it
  vliegwiel demo-accounts    who can sign in to it
  vliegwiel move-clock       moves its clock, to see what people are asked days later

To run your own:
  vliegwiel migrate          prepares the database, or brings it up to date
  vliegwiel administrator    makes somebody administrator, and prints a link to choose a password with
  vliegwiel import-people    reads a staff file and says what it would change; --apply does it, --undo takes it back
  vliegwiel import-content   reads a file with lessons or questions; --apply makes drafts of it
  vliegwiel serve            the academy, until Ctrl+C
  vliegwiel doctor           what is configured and what is missing

To keep it going:
  vliegwiel worker           one more process for the work in the background
  vliegwiel schedule         what the clock asks for
  vliegwiel bounce           reads a mail that came back, from standard input
  vliegwiel recount          counts again how far people came in each activity

vliegwiel help COMMAND tells more about one. vliegwiel help --commands lists all there are, Django's own too.
"""


def underscored(word: str) -> str:
    """A command as Django knows it; options keep their dashes."""
    return word if word.startswith("-") else word.replace("-", "_")


def run(argv: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vliegwiel.run.settings")
    argv = [argv[0], *(underscored(word) if n == 0 else word for n, word in enumerate(argv[1:]))]
    if argv[1:] in ([], ["help"], ["-h"], ["--help"]):
        print(HELP, end="")
        return
    if argv[1] == "help":
        argv[2:] = [underscored(word) for word in argv[2:]]
    if argv[1] in DEMO_COMMANDS:
        os.environ.setdefault("VLIEGWIEL_DEMO", "1")
        os.environ.setdefault("VLIEGWIEL_HOME", "var/demo")
    if argv[1] == "dev":
        os.environ.setdefault("VLIEGWIEL_DEV", "1")
    from django.core.management import execute_from_command_line  # inside: reads the settings set up above

    from vliegwiel.kit.faults import recognise  # inside: as above

    try:
        execute_from_command_line(argv)
    except Exception as error:
        fault = recognise(error)
        if fault is None or "--traceback" in argv:
            raise
        print(fault.tells, file=sys.stderr)
        raise SystemExit(fault.exit_code) from None
