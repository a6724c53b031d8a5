"""The command line: hyphens become underscores, `demo...` has a home of its own, trouble ends in words."""

import os
import sys

DEMO_COMMANDS = {"demo", "demo_accounts", "move_clock"}


def run(argv: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vliegwiel.run.settings")
    argv = [argv[0], *(word.replace("-", "_") if n == 0 else word for n, word in enumerate(argv[1:]))]
    if len(argv) > 1 and argv[1] in DEMO_COMMANDS:
        os.environ.setdefault("VLIEGWIEL_DEMO", "1")
        os.environ.setdefault("VLIEGWIEL_HOME", "var/demo")
    if len(argv) > 1 and argv[1] == "dev":
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
