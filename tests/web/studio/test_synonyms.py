from vliegwiel.areas.catalogue.models import SynonymGroup

HERE = "/studio/synonyms/"


def test_groups_are_typed_a_line_each_and_shown_again(client, ines):
    client.force_login(ines)
    assert client.post(HERE, {"groups": "PBM, helm\n\nVCA , veiligheidscertificaat"}).url == HERE
    assert [group.words for group in SynonymGroup.objects.order_by("pk")] == [
        ["PBM", "helm"],
        ["VCA", "veiligheidscertificaat"],
    ]
    assert "PBM, helm\nVCA, veiligheidscertificaat</textarea>" in client.get(HERE).content.decode()


def test_one_word_alone_is_explained_and_what_was_typed_stays(client, ines):
    client.force_login(ines)
    answer = client.post(HERE, {"groups": "PBM"})
    assert answer.status_code == 422
    assert "Bij “PBM” staat geen ander woord." in answer.content.decode()


def test_who_makes_nothing_does_not_come_here(client, ben):
    client.force_login(ben)
    assert client.get(HERE).status_code == 403
