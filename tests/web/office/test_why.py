from django.core.files.uploadedfile import SimpleUploadedFile

from tests.pieces import a_video
from vliegwiel.areas.community.models import Why
from vliegwiel.areas.people.models import Organisation


def test_a_director_tells_why_and_everybody_meets_it_on_today(client, dana, ben, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(dana)
    told = client.post("/office/why/", {"text": "Omdat niemand het alleen kan.", "recording": a_video()}, follow=True)
    assert "Het staat op ieders eerste pagina" in told.text
    why = Why.objects.get()
    client.force_login(ben)
    html = client.get("/learn/").text
    assert "Omdat niemand het alleen kan." in html
    assert f"/media/{why.recording.key}" in html
    assert client.get(f"/media/{why.recording.key}").status_code == 200
    assert client.post(f"/learn/why/{why.pk}/reading/").url == "/learn/"
    assert "Omdat niemand het alleen kan." not in client.get("/learn/").text


def test_a_file_that_is_no_film_is_refused_and_the_words_stay(client, dana):
    client.force_login(dana)
    wrong = SimpleUploadedFile("film.mp4", b"<script>alert(1)</script>", "video/mp4")
    response = client.post("/office/why/", {"text": "Omdat het moet.", "recording": wrong})
    assert response.status_code == 422
    assert "Omdat het moet." in response.text
    assert not Why.objects.exists()


def test_it_is_taken_back_on_the_same_page_and_is_no_ones_else(client, dana, lea):
    client.force_login(dana)
    client.post("/office/why/", {"text": "Omdat het moet."})
    client.post("/office/why/withdrawal/")
    assert not Why.objects.standing().exists()
    client.force_login(lea)
    assert client.get("/office/why/").status_code == 403


def test_an_academy_without_an_organisation_yet_has_a_today(client, ben):
    Organisation.objects.all().delete()
    client.force_login(ben)
    assert "Dag Ben" in client.get("/learn/").text
