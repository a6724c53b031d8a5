from django.apps import apps


def test_everything_a_model_keeps_about_people_is_on_the_page(client, ben, mara):
    client.force_login(ben)
    page = client.get("/learn/who-sees/").text
    assert mara.name in page
    declared = [model.personal for model in apps.get_models() if hasattr(model, "personal")]
    assert len(declared) > 15
    assert [str(one.what) for one in declared if str(one.what) not in page] == []


def test_it_costs_the_same_with_more_managers(client, ben, mara, olu, same_queries):
    from vliegwiel.areas.people.models import Person, ReportingLine

    client.force_login(ben)
    others = iter(range(10))

    def another():
        manager = Person.objects.create(given_name="M", family_name=f"N{next(others)}")
        ReportingLine.objects.create(person=ben, manager=manager, kind="dotted", starts="2020-01-01")

    same_queries(lambda: client.get("/learn/who-sees/"), another)
