// Around a package, on its own origin: the run-time it looks for, and the way to the academy's page that holds us.
// A package calls it and waits for the answer, so everything it may ask for is here before it starts. What it sets goes
// to the page at once, value by value; the page keeps it until the academy has it.
import { frame, hold, tell } from "./holder.js";

// Hours, minutes and seconds as SCORM 1.2 writes them.
export function clock(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(Math.floor(seconds) % 60)}`;
}

export function offer(edition) {
  let playing = null; // the item in the frame
  let places = [];

  function start(message) {
    const settings = { autocommit: false, lmsCommitUrl: false, logLevel: 5, selfReportSessionTime: false };
    const api = edition.make({ ...settings, ...edition.settings(message) });
    api.loadFromFlattenedJSON({ ...edition.known(message), ...message.values });
    playing = { api, item: message.item, run: message.run, began: Date.now(), before: message.seconds, session: null, exit: "", error: "" };
    window[edition.name] = facade(playing);
    frame.src = message.src;
  }

  // What a package gets to hold: the eight calls and nothing else of ours.
  function facade(mine) {
    const { api } = mine;
    const refuse = (answer) => {
      mine.error = edition.unknown;
      return answer;
    };
    const clean = (call) => {
      mine.error = "";
      return call();
    };
    const made = {
      Initialize: (text = "") => clean(() => api.lmsInitialize(text)),
      Commit: (text = "") => clean(() => api.lmsCommit(text)),
      GetValue(name = "") {
        const valid = validity(String(name));
        if (valid !== null) return clean(() => valid);
        if (api.isInitialized() && isContainer(api, String(name))) return refuse("");
        return clean(() => String(api.lmsGetValue(String(name)) ?? ""));
      },
      SetValue(name = "", value = "") {
        [name, value] = [String(name), String(value)];
        if (api.isInitialized() && isContainer(api, name)) return refuse("false");
        return clean(() => {
          const answer = String(api.lmsSetValue(name, value));
          if (answer === "true" && name === edition.exit) mine.exit = value;
          if (answer === "true") keep(mine, { [name]: name === "cmi.comments" ? String(api.cmi.comments) : value });
          return answer;
        });
      },
      Finish: (text = "") => clean(() => finish(mine, text)),
      GetLastError: () => mine.error || String(api.lmsGetLastError()),
      GetErrorString: (code) => String(api.lmsGetErrorString(String(code ?? ""))),
      GetDiagnostic: (code) => String(api.lmsGetDiagnostic(String(code ?? ""))),
    };
    return Object.fromEntries(Object.entries(edition.calls).map(([ours, theirs]) => [theirs, made[ours]]));
  }

  function keep(mine, values, more = {}) {
    if (edition.session in values) mine.session = edition.seconds(values[edition.session]);
    const seconds = Math.floor(mine.before + (mine.session ?? (Date.now() - mine.began) / 1000));
    tell({ type: "set", item: mine.item, run: mine.run, values, seconds, ...more });
  }

  function finish(mine, text) {
    const { api } = mine;
    const going = edition.name === "API" ? "" : String(api.adl?.nav?.request ?? "");
    api.settings = edition.ending(mine.exit); // what it said of leaving cannot be read back
    const answer = String(api.lmsFinish(text));
    if (answer === "true") {
      const judged = edition.judged.map((name) => [name, name.split(".").reduce((at, part) => at?.[part], api)]);
      const known = Object.fromEntries(judged.filter(([, value]) => value && value !== "unknown"));
      keep(mine, known, { finished: true, going: going === "_none_" ? "" : going });
    }
    return answer;
  }

  // Whether it may go there: what the academy's page said last.
  function validity(name) {
    if (!name.startsWith("adl.nav.request_valid.")) return null;
    const here = places.findIndex((place) => place.id === playing?.item);
    const asked = name.slice("adl.nav.request_valid.".length);
    const target = asked.match(/^(?:choice|jump)\.\{target=(.*)\}$/)?.[1];
    if (target !== undefined) return String(places.some((place) => place.id === target && (asked.startsWith("jump") || place.state !== "closed")));
    if (asked === "continue") return String(here >= 0 && here < places.length - 1);
    if (asked === "previous") return String(here > 0);
    return null;
  }

  // A name of something that holds values is no value: setting it would wipe all of them.
  function isContainer(api, name) {
    const parts = name.split(".");
    const last = parts.at(-1);
    if (/^\d+$/.test(last) || ["cmi", "adl"].includes(name) || edition.containers.includes(last)) return true;
    let at = api;
    try {
      for (const part of parts) {
        if (part.startsWith("_")) return false; // _children, _count and the like are the run-time's own affair
        at = at?.childArray && /^\d+$/.test(part) ? at.childArray[part] : at?.[part];
      }
    } catch {
      return false; // a value that may only be written
    }
    return typeof at === "object" && at !== null;
  }

  hold({ start, places: (known) => (places = known) });
}
