import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.packages import zipped
from vliegwiel.areas.catalogue.models import Activity, ContentImport
from vliegwiel.kit import jobs
from vliegwiel.standards.imports import bringing
from vliegwiel.web.studio import content_import

pytestmark = pytest.mark.django_db
BANK = b"Wat doe je? {=Bellen ~%50%Roepen ~Rennen}\n\nVertel eens. {}\n"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.HOME = tmp_path


def hand_in(client, content=BANK, name="vragen.gift"):
    return client.post("/studio/imports/", {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_file_is_read_shown_chosen_and_becomes_a_draft(client, ines):
    client.force_login(ines)
    shown = hand_in(client).content.decode()
    for said in ("2 vragen", "Roepen", "Was voor een deel goed", "Vertel eens", "Vraag zonder uitleg", "Haal binnen"):
        assert said in shown
    held = ContentImport.objects.get()
    assert Activity.objects.count() == 0
    after = client.post(reverse("studio:import_arrival", args=[held.pk]), {"piece": ["0"]}, follow=True)
    assert "1 concept staat klaar." in after.content.decode()
    activity = Activity.objects.get()
    assert reverse("studio:workbench", args=[activity.slug]) in after.content.decode()
    gone = client.post(reverse("studio:import_withdrawal", args=[held.pk]), follow=True)
    assert "1 concept is weggehaald." in gone.content.decode()
    assert Activity.objects.count() == 0


def test_the_same_file_again_is_known_in_words(client, ines, lea):
    client.force_login(ines)
    hand_in(client)
    client.force_login(lea)
    assert f"door {ines.name}. Dit is wat er toen uit kwam." in hand_in(client).content.decode()
    assert ContentImport.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "leeg.gift", "Dit bestand is leeg."),
        (b"PK\x03\x04 kapot", "les.zip", "geen hele zip"),
        (b"\x00\x01\x02\x03", "foto.raw", "Dit soort bestand kennen we niet"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_nothing_is_kept(client, ines, content, name, says):
    client.force_login(ines)
    response = hand_in(client, content, name)
    assert (response.status_code, ContentImport.objects.count()) == (422, 0)
    assert says in response.content.decode()


def test_choosing_nothing_says_so(client, ines):
    client.force_login(ines)
    hand_in(client)
    held = ContentImport.objects.get()
    response = client.post(reverse("studio:import_arrival", args=[held.pk]), follow=True)
    assert "Kies ten minste één activiteit" in response.content.decode()


def test_many_pieces_are_turned_over_and_chosen_a_page_or_all_at_once(client, ines, monkeypatch):
    monkeypatch.setattr(content_import, "SHOWN", 2)
    monkeypatch.setattr(content_import, "MANY", 0)
    client.force_login(ines)
    lessons = {f"les{n}.md": f"# Les {n}\n\nTekst {n}.".encode() for n in range(5)}  # and the programme of them
    first = hand_in(client, zipped(lessons), "lessen.zip").content.decode()
    held = ContentImport.objects.get()
    here = reverse("studio:import", args=[held.pk])
    assert (first.count('name="piece"'), "Haal alle 6 activiteiten binnen" in first, 'rel="next"' in first) == (
        2,
        True,
        True,
    )
    last = client.get(f"{here}?page=99").content.decode()
    assert last.count('name="piece"') == 2
    with jobs.at_once():
        client.post(reverse("studio:import_arrival", args=[held.pk]), {"piece": ["4"]})
        assert Activity.objects.count() == 1
        client.post(reverse("studio:import_arrival", args=[held.pk]), {"all": "1"})
    assert (Activity.objects.count(), 'name="all"' in client.get(here).content.decode()) == (6, False)


def test_the_report_is_a_file_and_throwing_away_leads_back(client, ines):
    client.force_login(ines)
    hand_in(client)
    held = ContentImport.objects.get()
    told = b"".join(client.get(reverse("studio:import_report", args=[held.pk])).streaming_content).decode("utf-8-sig")
    assert "Roepen" in told
    response = client.post(reverse("studio:import_removal", args=[held.pk]), follow=True)
    assert (ContentImport.objects.count(), response.request["PATH_INFO"]) == (0, "/studio/imports/")


def test_while_it_runs_the_page_shows_how_far_it_is(client, ines):
    client.force_login(ines)
    hand_in(client)
    ContentImport.objects.update(state=ContentImport.State.BRINGING, chosen=[0])
    held = ContentImport.objects.get()
    shown = client.get(reverse("studio:import", args=[held.pk])).content.decode()
    assert "0 / 1" in shown
    assert bringing.steps(held) == 1
    removal = client.post(reverse("studio:import_removal", args=[held.pk]), follow=True)
    assert "Wacht tot dat klaar is" in removal.content.decode()


def test_a_reader_has_no_business_here(client, ben, ines):
    client.force_login(ines)
    hand_in(client)
    held = ContentImport.objects.get()
    client.force_login(ben)
    assert client.get("/studio/imports/").status_code == 403
    assert client.get(reverse("studio:import", args=[held.pk])).status_code == 403


def test_the_list_costs_the_same_with_one_and_with_three(client, ines, same_queries):
    client.force_login(ines)
    rows = iter(range(9))
    same_queries(lambda: client.get("/studio/imports/"), lambda: hand_in(client, b"Vraag %d? {T}" % next(rows)))
