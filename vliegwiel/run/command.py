"""The command line: hyphens become underscores, `demo...` commands run in the demo's own home."""

import os


def run(argv: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vliegwiel.run.settings")
    argv = [argv[0], *(word.replace("-", "_") if n == 0 else word for n, word in enumerate(argv[1:]))]
    if len(argv) > 1 and argv[1] in {"demo", "demo_accounts"}:
        os.environ.setdefault("VLIEGWIEL_DEMO", "1")
        os.environ.setdefault("VLIEGWIEL_HOME", "var/demo")
    from django.core.management import execute_from_command_line  # inside: reads the settings set up above

    execute_from_command_line(argv)
