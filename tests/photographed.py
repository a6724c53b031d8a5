"""What there is to photograph beside what a walk along the links finds: `tests.photograph` reads it."""

NOT_PAGES = {
    "studio:remarks_state",  # what the page of remarks asks by itself
    *("media", "theme", "icon", "manifest", "service_worker", "healthz", "readyz", "account_logout"),
    *(
        "office:kpi_sample",
        "office:import_report",
        "office:log_file",
        "office:people_export",
        "office:imports_sample",
    ),  # files
    *("office:transfer_file", "office:transfer_activity_file"),  # files
    "learn:story_file",  # a file
    *("office:portfolio_file", "office:qualification_file", "learn:certificate_file"),
    *("office:studies_file", "learn:study_offer", "learn:study_agreement_pdf"),  # files
    *("office:rule_preview_file", "office:rule_file", "office:import_rules_file", "learn:talk_calendar"),  # files
    *("message_stop", "customer_look"),  # behind a signed link
    *("office:report_view", "lead:report_view"),  # lead on to their answer
    *("learn:session_calendar", "learn:session_material", "calendar_feed", "trainer:material", "office:planner_room"),
    # The pages of trainer:, behind a link nobody but a trainer from outside has; and what the code on a wall leads to,
    # which is learn:present.
    *(
        "guest:sessions",
        "guest:session",
        "guest:presence",
        "guest:presence_file",
        "guest:wall",
        "guest:run_sheet",
        "guest:material",
        "guest:group_plan",
    ),
    "learn:present_at",
    *(
        "learn:certificate_pdf",
        "learn:poster",
        "learn:list_photo",
        "learn:corner_poster",
        "learn:document_file",
    ),  # files
    "learn:document",  # leads on to the version that is hers to read
    "readings:readings",  # for another system, not for people
    "office:reading_columns",  # only while a file waits whose heads nobody knows: tests/web/office has one
    *("office:brand_preview", "office:brand_colours"),  # pieces of the brand page
    *(
        "office:goal_check",
        "office:behaviour_check",
        "studio:intake_check",
    ),  # the forms of a goal and a behaviour, with what was typed
    *("studio:export_open", "studio:export_scorm", "studio:import_report"),  # files
    "learn:moments_file",  # a file
    "studio:preview",  # leads to the preview of the language that is there
    *("home", "mfa_index"),  # lead on to Today, and to the passkeys
    *("learn:records_file", "mfa_download_recovery_codes", "app_icon", "logo"),  # files
    "account_set_password",  # only for who has none; everybody in the demo has one, and the page to change it is alike
    # Only with a passkey, which takes a device: tests/web/shared/test_passkey_browser.py has one.
    *("mfa_add_webauthn", "mfa_authenticate", "mfa_login_webauthn"),
    *("mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    *("mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
}
EXAM = "/learn/activity/veilig-met-gegevens-de-jaarlijkse-toets/exam/"
LEAK = "activity/een-datalek-meld-het-binnen-tien-minuten/"
# Where a role begins, when that is not Today: the elements are for developers, so no page links to them; who left is
# behind a filter, and so is somebody with a team among hundreds.
FIRST = {
    "nobody": [
        *("/account/login/", "/account/signup/", "/account/inactive/", "/account/password/reset/done/"),
        *("/account/password/reset/key/x-y/", "/account/password/reset/key/done/"),
    ],
    # Done is shown right after the last step; asking again who she is comes after a while.
    "employee": [
        *("/", "/offline/", "/search/?q=an", "/account/reauthenticate/"),
        "/learn/activity/boze-klant-eerst-samenvatten-dan-doorvragen/done/",
        *(EXAM, f"{EXAM}question/4/"),
    ],
    "manager": ["/", "/learn/activity/feedback-in-de-ploeg-gedrag-gevolg-vraag/sessions/"],
    # The screens of an intake lead on by their form; what the owner of a well-liked activity is asked comes by message.
    "author": [
        *(f"/studio/intake/3/{screen}/" for screen in ("kpi", "behaviours", "causes", "fix", "practice")),
        *("/studio/activity/barista-op-het-hoofdkantoor/needs/", "/studio/misses/", "/studio/questions/"),
        *(f"/studio/{LEAK}{page}" for page in ("use/", "export/", "nl/shared/", "nl/sharing/")),
        *("/studio/activity/veilig-met-gegevens-de-jaarlijkse-toets/exam/", "/"),
    ],
    "L&D lead": [
        *("/studio/activity/wie-spreek-ik-eerst-controleren-dan-vertellen/sessions/new/", "/trainer/"),
        *("/office/second-pair/", "/office/rules/terugbellen-wat-je-beloofde/preview/", "/learn/later-dates/"),
        "/studio/activity/overdracht-wat-de-volgende-ploeg-moet-weten/publication/",
        "/office/activity/boze-klant-eerst-samenvatten-dan-doorvragen/contribution/",
        "/",
    ],
    "administrator": ["/", "/office/elements/"],
    "works council": ["/", "/office/conditions/"],
    "HR": ["/office/people/?state=left", "/office/people/?q=kuipers", "/"],
}
# One address can be several pages, and some are never linked: the name of the picture, address, whose, and the status
# it must have. What does not work is a page too.
STATES = (
    ("learn:exam-passed", EXAM, "manager", 200),
    ("learn:exam-late", EXAM, "works council", 200),
    ("learn:exam-rules", EXAM, "employee, in English", 200),
    ("learn:device", f"/learn/{LEAK}device/", "employee", 200),
    ("learn:programme", "/learn/activity/inwerken-bij-klantenservice/", "employee", 200),
    ("learn:device-programme", "/learn/activity/inwerken-bij-klantenservice/device/", "employee", 200),
    ("studio:programme", "/studio/activity/inwerken-bij-klantenservice/", "L&D lead", 200),
    (
        "studio:difference-editions",
        "/studio/activity/inwerken-bij-klantenservice/editions/difference/",
        "L&D lead",
        200,
    ),
    ("studio:preview-both", f"/studio/{LEAK}nl/preview/?width=both", "author", 200),
    ("office:report-ends", "/office/reports/answer/?question=ends&window=365", "HR", 200),
    ("office:report-units", "/office/reports/answer/?thing=q1&count=unit", "HR", 200),
    ("learn:first_run_step-author", "/learn/first-run/author/ask/", "author", 200),
    ("learn:first_run_step-lead", "/learn/first-run/lnd_lead/measure/", "L&D lead", 200),
    ("learn:first_run_step-hr", "/learn/first-run/hr/titles/", "HR", 200),
    ("learn:first_run_step-administrator", "/learn/first-run/administrator/health/", "administrator", 200),
    ("learn:first_run_step-council", "/learn/first-run/works_council/switches/", "works council", 200),
    ("kiosk", "/kiosk/", "nobody", 404),
    ("trouble:missing", "/learn/activity/nergens/", "employee", 404),
    ("trouble:forbidden", "/studio/", "employee", 403),
)
