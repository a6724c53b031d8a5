"""Keys of one character can be turned off, for a device."""


def test_they_work_until_somebody_turns_them_off_and_the_list_is_there(client, ben):
    client.force_login(ben)
    told = client.get("/account/").text
    assert 'data-keys="off"' not in told
    assert 'id="keys-dialog"' in told


def test_turned_off_they_are_not_offered_either(client, ben):
    client.force_login(ben)
    answer = client.post("/account/short-keys/", {"keys": "off"}, headers={"referer": "http://testserver/account/"})
    assert answer["Location"] == "http://testserver/account/"
    told = client.get("/account/").text
    assert 'data-keys="off"' in told
    assert 'id="keys-dialog"' not in told
    assert "<kbd>Ctrl</kbd> <kbd>K</kbd></dt>" in told


def test_they_are_turned_on_again_and_nonsense_changes_nothing(client, ben):
    client.force_login(ben)
    client.post("/account/short-keys/", {"keys": "off"})
    client.post("/account/short-keys/", {"keys": "sometimes"})
    assert 'data-keys="off"' in client.get("/account/").text
    client.post("/account/short-keys/", {"keys": "on"})
    assert 'data-keys="off"' not in client.get("/account/").text
