"""What a package hears when it calls wrongly: the codes of SCORM 1.2 and of SCORM 2004 4th edition, as the run-tim
"What a package hears when it calls wrongly: the codes of SCORM 1.2 and of SCORM 2004 4th edition, as the run-time
stands in the academy. A row is a call, what it is about, and the code the standard asks; without a code it is right.""
ands in the academy. A row is a call, what it is about, and the code the standard asks; without a code it is right.""
ds in the academy. A row is a call, what it is about, and the code the standard asks; without a code it is right.""
 in the academy. A row is a call, what it is about, and the code the standard asks; without a code it is right."""

import pytest

from tests import packages
from tests.library import publish
from vliegwiel.areas.learning import actions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SILENT = "<!doctype html><title>Les</title><h1>Les</h1>"
CALL = """(rows) => {
  const { API: old, API_1484_11: api = old } = parent;
  const called = (name) => (old ? "LMS" + name : name === "Finish" ? "Terminate" : name);
  return rows.map(([call, ...given]) => [String(api[called(call)](...given)), api[called("GetLastError")]()]);
}"""
OF_2004 = """
Get cmi.location 122 | Set cmi.location 1 132 | Commit '' 142 | Finish '' 112
Initialize x 201 | Initialize '' | Initialize '' 103 | Commit x 201 | Commit ''
Get '' 301 | Set '' x 351 | Get cmi.unknown 401 | Set cmi.unknown x 401 | Get other.location 401
Set other.location x 401
Get cmi._version | Set cmi._version 1 404
Get cmi.location 403 | Set cmi.location 1 | Get cmi.location | Get cmi.location._children 301
Get cmi.location._count 301
Get cmi.exit 405 | Set cmi.exit x 406 | Set cmi.exit suspend | Get cmi.session_time 405
Set cmi.session_time 1:00 406
Set cmi.session_time PT1M | Set cmi.learner_id x 404 | Set cmi.learner_name x 404 | Set cmi.mode normal 404
Set cmi.credit credit 404 | Set cmi.entry resume 404 | Set cmi.launch_data x 404 | Set cmi.total_time PT1S 404
Set cmi.completion_threshold 1 404 | Set cmi.scaled_passing_score 1 404 | Set cmi.max_time_allowed PT1S 404
Set cmi.time_limit_action exit,message 404 | Get cmi.completion_status | Get cmi.success_status
Set cmi.completion_status x 406 | Set cmi.success_status x 406 | Set cmi.completion_status incomplete
Get cmi.progress_measure 403 | Set cmi.progress_measure 1.5 407 | Set cmi.progress_measure x 406
Get cmi.score.scaled 403 | Set cmi.score.scaled 2 407 | Set cmi.score.scaled x 406 | Set cmi.score.raw x 406
Get cmi.score._children | Set cmi.score._children x 404 | Get cmi.score._count 301
Get cmi.interactions._count | Set cmi.interactions._count 1 404 | Set cmi.interactions._children x 404
Get cmi.interactions.0.id 301 | Set cmi.interactions.1.id a 351 | Set cmi.interactions.0.type choice 408
Set cmi.interactions.0.objectives.0.id o 408 | Set cmi.interactions.0.learner_response x 408
Set cmi.interactions.0.id a | Set cmi.interactions.0.learner_response x 408
Set cmi.interactions.0.correct_responses.0.pattern x 408 | Set cmi.interactions.0.type x 406
Set cmi.interactions.0.type choice
Set cmi.interactions.0.result x 406 | Set cmi.interactions.0.latency x 406 | Set cmi.interactions.0.timestamp x 406
Set cmi.interactions.0.weighting x 406 | Get cmi.interactions.0.latency 403 | Get cmi.interactions.0.unknown 401
Set cmi.interactions.0.objectives.1.id o 351 | Set cmi.interactions.0.objectives.0.id o
Get cmi.interactions.0.objectives.1.id 301 | Set cmi.interactions.0.correct_responses.0.pattern a
Get cmi.interactions.1.id 301
Set cmi.objectives.0.score.scaled 0.5 408 | Set cmi.objectives.0.id '' 406 | Set cmi.objectives.0.id o1
Set cmi.objectives.1.id o1 351 | Set cmi.objectives.2.id o2 351 | Set cmi.objectives.0.id o2 351
Set cmi.objectives.0.success_status x 406 | Set cmi.objectives.0.score.scaled -2 407 | Get cmi.objectives.1.id 301
Set cmi.objectives.1.id o2 | Get cmi.objectives.1.completion_status | Get cmi.objectives.1.score.scaled 403
Set cmi.comments_from_lms.0.comment x 404 | Get cmi.comments_from_lms.0.comment 301
Set cmi.comments_from_learner.1.comment x 351 | Set cmi.comments_from_learner.0.comment x
Set cmi.comments_from_learner.0.timestamp x 406 | Set cmi.learner_preference.audio_level -1 407
Set cmi.learner_preference.audio_level x 406 | Set cmi.learner_preference.audio_captioning 7 407
Set adl.nav.request x 406 | Set adl.nav.request continue | Set adl.nav.request_valid.continue true 404
Set cmi x 401 | Set cmi.interactions x 401 | Set cmi.interactions.0 x 401 | Get cmi.score 401 | Set adl.nav x 401
Get cmi.interactions._count | Finish x 201 | Finish ''
Initialize '' 104 | Get cmi.location 123 | Set cmi.location 1 133 | Commit '' 143 | Finish '' 113
"""
OF_12 = """
Get cmi.core.lesson_location 301 | Set cmi.core.lesson_location 1 301 | Commit '' 301 | Finish '' 301
Initialize x 201 | Initialize '' | Initialize '' 101 | Commit x 201 | Commit ''
Get '' 201 | Set '' x 201 | Get cmi.unknown 401 | Set cmi.unknown x 401 | Get other.location 401
Get cmi._version | Set cmi._version 1 402 | Get cmi.core._children | Set cmi.core._children x 402
Get cmi.core.student_name._children 202 | Get cmi.core.student_name._count 203 | Get cmi.core.score._children
Set cmi.core.student_id x 403 | Set cmi.core.student_name x 403 | Set cmi.core.credit x 403
Set cmi.core.entry x 403
Set cmi.core.total_time 0001:00:00 403 | Set cmi.core.lesson_mode x 403 | Set cmi.launch_data x 403
Set cmi.comments_from_lms x 403 | Set cmi.student_data.mastery_score 1 403
Set cmi.student_data.max_time_allowed 1 403
Get cmi.core.exit 404 | Get cmi.core.session_time 404 | Set cmi.core.exit x 405 | Set cmi.core.exit suspend
Set cmi.core.session_time x 405 | Set cmi.core.session_time 00:01:00 | Get cmi.core.lesson_status
Set cmi.core.lesson_status x 405 | Set cmi.core.lesson_status incomplete | Get cmi.core.lesson_status
Set cmi.core.score.raw x 405 | Set cmi.core.score.raw 101 405 | Set cmi.core.score.raw -1 405
Set cmi.core.score.raw 70
Get cmi.interactions._count | Set cmi.interactions._count 1 402 | Set cmi.interactions.1.id a 201
Set cmi.interactions.0.id a | Get cmi.interactions.0.id 404 | Set cmi.interactions.0.type x 405
Set cmi.interactions.0.result x 405 | Set cmi.interactions.0.time x 405 | Set cmi.interactions.0.latency x 405
Set cmi.interactions.0.weighting x 405 | Set cmi.interactions.0.correct_responses.0.pattern a
Get cmi.interactions.0.correct_responses.0.pattern 404 | Set cmi.interactions.0.unknown x 401
Set cmi.objectives.0.id o1 | Get cmi.objectives.0.id | Set cmi.objectives.0.status x 405
Set cmi.objectives.0.score.raw x 405 | Set cmi.objectives.5.id x 201 | Get cmi.objectives.5.id 201
Set cmi.student_preference.audio 101 405 | Set cmi.student_preference.text 2 405 | Set cmi.comments ja
Get cmi.comments
Set cmi x 201 | Set cmi.core x 201 | Set cmi.interactions x 201 | Set cmi.objectives.0 x 201 | Get cmi.core 201
Finish x 201 | Finish ''
Get cmi.core.lesson_location 301 | Set cmi.core.lesson_location 1 301 | Commit '' 301 | Finish '' 301
Initialize '' 101
"""


def rows(table):
    """(call, what it is given, code) of each row."""
    for row in table.replace("\n", "|").split("|"):
        call, *given = row.replace("''", "¤").split() or [""]
        if call:
            takes = {"Get": 1, "Set": 2}.get(call, 1)
            given = [word.replace("¤", "") for word in given]
            name = {"Get": "GetValue", "Set": "SetValue"}.get(call, call)
            yield name, given[:takes], given[takes] if len(given) > takes else "0"


@pytest.mark.parametrize("edition", ["2004", "1.2"])
def test_every_call_is_answered_with_the_code_of_its_standard(browser, live_server, client, ines, ben, edition):
    head, table = {"2004": (packages.HEAD_2004, OF_2004), "1.2": (packages.HEAD_12, OF_12)}[edition]
    package = packages.stored(ines, packages.a_package(lesson=SILENT, head=head))
    actions.enrol(publish(ines, "tillen", edition={"blocks": [packages.block(package)]}), by=ben)
    client.force_login(ben)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([cookie])
    browser.goto("/learn/activity/tillen/step/k1/")
    lesson = browser.frame_locator("package-player iframe").frame_locator("#item")
    lesson.get_by_role("heading", name="Les").wait_for()
    inside = next(frame for frame in browser.frames if "/f/les/" in frame.url)
    wanted = list(rows(table))
    answers = inside.evaluate(CALL, [[call, *given] for call, given, _code in wanted])
    heard = [(call, given, code) for (call, given, _code), (_answer, code) in zip(wanted, answers, strict=True)]
    assert [pair for pair in zip(heard, wanted, strict=True) if pair[0] != pair[1]] == []
    acted = {(answer, code) for (call, *_), (answer, code) in zip(wanted, answers, strict=True) if call != "GetValue"}
    assert {(answer, code == "0") for answer, code in acted} == {("true", True), ("false", False)}
