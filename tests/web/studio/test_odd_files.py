"""Files that are wrong, handed in by an author on the page and from the command line: both say the same, in a
sentence, and what they say is what stands in docs/samples.md. `python -m tests.samples` does it in a browser and writes
that page anew."""

import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from playwright.sync_api import expect

from tests import odd_files, samples
from tests.browser import close
from vliegwiel.areas.catalogue.models import Activity, ContentImport

REMAKE = bool(os.environ.get("REMAKE"))
LONG = "10,000 questions"  # tried when the page is remade: it takes seconds
BOTH = ("a zip with a password", "three course packages in one zip")  # seen in a browser each time


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = settings.HOME = tmp_path


@pytest.fixture
def author(chromium, live_server, client, ines):
    client.force_login(ines)
    context = chromium.new_context(base_url=live_server.url, locale="nl-NL", viewport={"width": 390, "height": 844})
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    yield context.new_page()
    close(context)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_in_a_browser_what_is_wrong_is_said_in_a_sentence(author, ines, tmp_path, capsys):
    def hand_in(name, content):
        author.goto("/studio/imports/")
        author.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})
        author.get_by_role("button", name="Lees het bestand").click()
        problem, found = author.get_by_role("alert").get_by_role("link"), author.locator("#progress")
        expect(problem.or_(found).first).to_be_visible()
        return "" if found.count() else problem.inner_text()

    asked = odd_files.ODD if REMAKE else BOTH
    rows = {what: row(what, hand_in, ines, tmp_path, capsys) for what in asked}
    if REMAKE:
        samples.write("odd", list(rows.values()))
    known = samples.rows("odd")
    assert rows == {what: known[what] for what in asked}


@pytest.mark.django_db
def test_the_page_and_the_command_line_say_of_each_what_its_row_says(client, ines, tmp_path, capsys):
    client.force_login(ines)

    def hand_in(name, content):
        answer = client.post("/studio/imports/", {"file": SimpleUploadedFile(name, content)})
        return "" if answer.status_code == 302 else answer.context["form"].errors["file"][0]

    known = samples.rows("odd")
    assert set(known) == set(odd_files.ODD)
    tried = {what: row(what, hand_in, ines, tmp_path, capsys) for what in odd_files.ODD if what != LONG}
    assert tried == {what: known[what] for what in tried}


def row(what, hand_in, author, folder, capsys):
    """Handed in twice: on the page and in a shell; what the second makes goes again."""
    name, make = odd_files.ODD[what]
    content, file = make(), folder / name
    file.write_bytes(content)
    if said := hand_in(name, content):
        with pytest.raises(CommandError) as refused:
            call_command("import_content", str(file), by=author.email, language="nl")
        assert (said, ContentImport.objects.count()) == (str(refused.value), 0), what
        return f"| `{what}` | “{samples.cell(said)}” | Nothing is made |"
    call_command("import_content", str(file), by=author.email, language="nl", apply=True, all=True)
    printed, held = capsys.readouterr().out, ContentImport.objects.get()
    lines = [*held.found["lines"], *(line for piece in held.found["pieces"] for line in piece["lines"])]
    why = dict.fromkeys(line["why"] for line in lines if line["fate"] in ("left", "changed"))
    titles, made = [piece["title"] for piece in held.found["pieces"]], Activity.objects.count()
    assert made == len(titles), what
    assert all(one in printed for one in why if "afbeelding die we kennen" not in one), what
    Activity.objects.all().delete()
    held.delete()
    named = ", ".join(titles[:3]) + (" …" if len(titles) > 3 else "")
    came = f"{made} draft{'s' * (made > 1)}: {samples.cell(named)}"
    return f"| `{what}` | {samples.cell(' '.join(why)) or '—'} | {came} |"
