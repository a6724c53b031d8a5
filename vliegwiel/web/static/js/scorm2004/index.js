// The run-time of SCORM 2004, on the packages' own origin.
import { Scorm2004API } from "scorm-again/scorm2004";
import { offer } from "../package/runtime.js";

offer({
  name: "API_1484_11",
  calls: { Initialize: "Initialize", Finish: "Terminate", GetValue: "GetValue", SetValue: "SetValue", Commit: "Commit", GetLastError: "GetLastError", GetErrorString: "GetErrorString", GetDiagnostic: "GetDiagnostic" },
  unknown: "401",
  nameless: { get: "301", set: "351" },
  misplaced: { get: "301", set: "351", unnamed: "408" },
  session: "cmi.session_time",
  judged: ["cmi.completion_status", "cmi.success_status"],
  containers: ["score", "learner_preference", "objectives", "interactions", "correct_responses", "comments_from_learner", "comments_from_lms", "nav", "request_valid", "data"],
  make: (settings) => new Scorm2004API(settings),
  known(start) {
    const known = {
      "cmi.learner_id": start.learner.id,
      "cmi.learner_name": start.learner.name,
      "cmi.mode": "normal",
      "cmi.credit": "credit",
      "cmi.entry": start.fresh ? "ab-initio" : "resume",
      "cmi.total_time": `PT${Math.floor(start.seconds)}S`,
    };
    if (start.data) known["cmi.launch_data"] = start.data;
    if (start.time_allowed) known["cmi.max_time_allowed"] = start.time_allowed;
    if (start.time_action) known["cmi.time_limit_action"] = start.time_action;
    if (start.mastery !== null) known["cmi.scaled_passing_score"] = String(start.mastery);
    if (start.threshold !== null) known["cmi.completion_threshold"] = String(start.threshold);
    // The objectives its manifest names are there before it sets any, with what other items wrote of them.
    if (start.fresh) {
      start.objectives.forEach((one, n) => {
        const at = `cmi.objectives.${n}`;
        known[`${at}.id`] = one.id;
        if (one.success !== null) known[`${at}.success_status`] = one.success ? "passed" : "failed";
        if (one.completion !== null) known[`${at}.completion_status`] = one.completion ? "completed" : "incomplete";
        if (one.measure !== null) known[`${at}.score.scaled`] = String(one.measure);
        if (one.progress !== null) known[`${at}.progress_measure`] = String(one.progress);
      });
    }
    return known;
  },
  settings: () => ({}),
  exit: "cmi.exit",
  ending: () => ({}),
  seconds(text) {
    const [, days, hours, minutes, seconds] = text.match(/^P(?:\d+Y)?(?:\d+M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/) ?? [];
    return Number(days ?? 0) * 86400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  },
});
