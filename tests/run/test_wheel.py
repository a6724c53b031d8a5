"""A wheel built from here installs in an empty environment without Node, and serves its pages with their styles."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installations import ROOT
from tests.run.serving import fetch, serving

pytestmark = pytest.mark.kills


def run(*words, env=None, cwd=ROOT):
    done = subprocess.run(words, env=env, cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout


def test_the_wheel_serves_without_node_and_without_the_checkout(tmp_path):
    # pytest-django names the tests' settings in the environment: what is built here is built for real.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VLIEGWIEL", "DJANGO", "PYTHON"))}
    build_env = {**kept, "VLIEGWIEL_HOME": str(tmp_path / "build")}
    run(sys.executable, "-m", "vliegwiel", "assets", env=build_env)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    (wheel,) = tmp_path.glob("vliegwiel-*.whl")

    empty = tmp_path / "empty"
    uv = shutil.which("uv") or str(Path(sys.executable).parent / "uv")
    run(uv, "venv", "-q", "--python", sys.executable, str(empty))
    run(uv, "pip", "install", "-q", "--python", str(empty / "bin" / "python"), str(wheel))

    env = {**kept, "PATH": str(empty / "bin"), "VLIEGWIEL_HOME": str(tmp_path / "home"), "DATABASE_URL": ""}
    assert shutil.which("node", path=env["PATH"]) is None
    run("vliegwiel", "migrate", "-v0", env=env, cwd=tmp_path)
    found = {row["about"]: row for row in json.loads(run("vliegwiel", "doctor", "--json", env=env, cwd=tmp_path))}
    assert found["static files"]["state"] == "ok"

    with serving([str(empty / "bin" / "vliegwiel")], env=env, cwd=tmp_path) as (_, address):
        kind, page = fetch(f"{address}/account/login/")
        assert kind.startswith("text/html")
        styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.decode())
        scripts = re.findall(r'<script src="([^"]+)"', page.decode())
        assert len(styles) == 2
        assert scripts[0].startswith("/static/built/app.")
        kind, sheet = fetch(address + styles[0])
        assert kind.startswith("text/css")
        assert len(sheet) > 10_000
        kinds = {fetch(address + script)[0].split(";")[0] for script in scripts}  # a missing one raises
        assert kinds == {"text/javascript"}
        (font, *_) = re.findall(r"""url\(["']?([^)"']+\.woff2)""", sheet.decode())
        kind, letters = fetch(f"{address}{styles[0].rpartition('/')[0]}/{font}")
        assert (kind, letters[:4]) == ("font/woff2", b"wOF2")
