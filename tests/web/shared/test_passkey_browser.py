"""A passkey, with Chromium's own virtual authenticator: made in the account, then used to sign in."""

import pytest
from playwright.sync_api import expect

from tests.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_one_makes_a_passkey_and_signs_in_with_it(browser, ben):
    devices = browser.context.new_cdp_session(browser)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    browser.goto("/account/login/?next=/account/")
    browser.get_by_label("E-mail").fill(ben.email)
    browser.get_by_label("Wachtwoord").fill(PASSWORD)
    browser.get_by_role("button", name="Meld je aan").click()
    browser.get_by_role("link", name="Beheer je passkeys").click()
    browser.get_by_role("link", name="Maak een passkey").click()
    browser.get_by_label("Wachtwoord").fill(PASSWORD)
    browser.get_by_role("button", name="Ga verder").click()
    browser.locator("[name=name]").fill("Mijn telefoon")
    browser.locator("[name=passwordless]").check()
    browser.locator("#mfa_webauthn_add").click()
    expect(browser.get_by_role("heading", name="Je herstelcodes")).to_be_visible()
    spare = browser.locator(".codes code").first.inner_text()
    browser.get_by_role("link", name="Je passkeys").click()
    expect(browser.get_by_text("Mijn telefoon").first).to_be_visible()
    browser.context.clear_cookies()
    browser.goto("/account/login/?next=/account/")
    browser.locator("#passkey_login").click()
    expect(browser.get_by_role("heading", name="Mijn account")).to_be_visible()
    expect(browser.get_by_text("1 passkey", exact=True)).to_be_visible()

    browser.context.clear_cookies()  # the phone is gone: the password and a spare code still let her in
    browser.goto("/account/login/?next=/account/")
    browser.get_by_label("E-mail").fill(ben.email)
    browser.get_by_label("Wachtwoord").fill(PASSWORD)
    browser.get_by_role("button", name="Meld je aan").click()
    browser.get_by_text("Telefoon of sleutel kwijt?").click()
    browser.get_by_label("Een van je herstelcodes").fill(spare)
    browser.get_by_role("button", name="Meld je aan").click()
    expect(browser.get_by_role("heading", name="Mijn account")).to_be_visible()
