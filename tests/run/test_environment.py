import pytest

from vliegwiel.run import environment


@pytest.mark.parametrize(
    ("given", "settings"),
    [
        ("", ("console", "localhost", 25, "", "", False, False)),
        ("smtp://mail", ("smtp", "mail", 25, "", "", False, False)),
        ("smtp+tls://me%40x:p%3Aw@mail:2525", ("smtp", "mail", 2525, "me@x", "p:w", True, False)),
        ("smtps://me:pw@mail", ("smtp", "mail", 465, "me", "pw", False, True)),
    ],
)
def test_mail_is_one_address(monkeypatch, given, settings):
    monkeypatch.setenv("VLIEGWIEL_MAIL", given)
    backend, *rest = environment.mail()
    assert (backend.split(".")[-2], *rest) == settings


@pytest.mark.parametrize(
    ("name", "given", "ask", "sentence"),
    [
        ("VLIEGWIEL_MAIL", "mailhost", environment.mail, "VLIEGWIEL_MAIL cannot be read. It looks like smtp+tls://"),
        ("VLIEGWIEL_MAIL", "smtp://host:port", environment.mail, "VLIEGWIEL_MAIL cannot be read."),
        ("VLIEGWIEL_TIME_ZONE", "Mars/Base", environment.time_zone, "VLIEGWIEL_TIME_ZONE=Mars/Base: say a name like"),
        ("X", "maybe", lambda: environment.flag("X", default=True), "X=maybe: say 1 or 0."),
        ("X", "https://x.nl", lambda: environment.host("X"), "X=https://x.nl: say a host name like"),
        ("X", "0", lambda: environment.number("X", default=1), "X=0: say a whole number above zero."),
    ],
)
def test_a_wrong_setting_ends_in_one_sentence(monkeypatch, capsys, name, given, ask, sentence):
    monkeypatch.setenv(name, given)
    with pytest.raises(SystemExit) as left:
        ask()
    assert left.value.code == 78
    said = capsys.readouterr().err
    assert said.startswith(sentence)
    assert said.count("\n") == 1


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.delenv("VLIEGWIEL_SECRET_KEY", raising=False)
    made = environment.secret_key(tmp_path)
    assert len(made) > 50
    assert environment.secret_key(tmp_path) == made
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("given", "value"), [("1", True), ("off", False), (" Yes ", True), ("", True)])
def test_yes_and_no_may_be_said_in_several_ways(monkeypatch, given, value):
    monkeypatch.setenv("X", given)
    assert environment.flag("X", default=True) is value
