// The run-time of SCORM 1.2, on the packages' own origin.
import { Scorm12API } from "scorm-again/scorm12";
import { clock, offer } from "../package/runtime.js";

offer({
  name: "API",
  calls: { Initialize: "LMSInitialize", Finish: "LMSFinish", GetValue: "LMSGetValue", SetValue: "LMSSetValue", Commit: "LMSCommit", GetLastError: "LMSGetLastError", GetErrorString: "LMSGetErrorString", GetDiagnostic: "LMSGetDiagnostic" },
  unknown: "201",
  nameless: { get: "201", set: "201" },
  after: "301", // a call after the last is a call without a first
  session: "cmi.core.session_time",
  judged: ["cmi.core.lesson_status"],
  containers: ["core", "score", "student_data", "student_preference", "objectives", "interactions", "correct_responses"],
  make: (settings) => new Scorm12API(settings),
  known(start) {
    const known = {
      "cmi.core.student_id": start.learner.id,
      "cmi.core.student_name": start.learner.name,
      "cmi.core.lesson_mode": "normal",
      "cmi.core.credit": "credit",
      "cmi.core.entry": start.fresh ? "ab-initio" : "resume",
      "cmi.core.total_time": clock(start.seconds),
      "cmi.launch_data": start.data,
      "cmi.student_data.max_time_allowed": start.time_allowed,
      "cmi.student_data.time_limit_action": start.time_action,
    };
    if (start.mastery !== null) known["cmi.student_data.mastery_score"] = String(start.mastery);
    return known;
  },
  settings: (start) => ({ mastery_override: start.mastery !== null }),
  // Who never says how it stands is complete when it ends, as SCORM 1.2 has it; unless it means to come back.
  exit: "cmi.core.exit",
  ending: (exit) => ({ autoCompleteLessonStatus: exit !== "suspend" }),
  seconds(text) {
    const [, hours, minutes, seconds] = text.match(/^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/) ?? [];
    return hours === undefined ? 0 : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  },
});
