"""No connection: a page in the product's own words, an app that can be installed, nothing personal kept."""


def test_the_offline_page_speaks_and_holds_nobody(client, company, ben):
    client.force_login(ben)
    page = client.get("/offline/").text
    assert "Er is even geen verbinding" in page
    assert "Ben" not in page


def test_the_manifest_names_the_academy(client, company):
    manifest = client.get("/manifest.webmanifest").json()
    assert (manifest["name"], manifest["short_name"]) == ("Waterland academie", "Academie")
    assert [icon["src"] for icon in manifest["icons"]] == [
        "/theme/icon.svg",
        "/theme/icon-192.png",
        "/theme/icon-512.png",
    ]


def test_the_service_worker_keeps_one_page_and_its_looks(client, company):
    response = client.get("/sw.js")
    assert response["Content-Type"] == "text/javascript"
    assert 'const PAGE = "/offline/"' in response.text
    assert "/learn/activity/" not in response.text  # what somebody keeps is kept by her own pages
