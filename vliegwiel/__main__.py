"""`vliegwiel <command>`: serve, worker, migrate, import-people, doctor, demo and all of Django's own."""

import sys


def main() -> None:
    from vliegwiel.run.command import run  # inside: the command decides on the environment before settings load

    run(sys.argv)


if __name__ == "__main__":
    main()
