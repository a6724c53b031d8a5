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
  let may = {}; // whether going on and back lead somewhere, where a package has rules of its own

  function start(message) {
    const settings = { autocommit: false, lmsCommitUrl: false, logLevel: 5, selfReportSessionTime: false };
    const api = edition.make({ ...settings, ...edition.settings(message) });
    api.loadFromFlattenedJSON({ ...edition.known(message), ...message.values });
    playing = { api, item: message.item, run: message.run, began: Date.now(), before: message.seconds, session: null, exit: "", ended: false, error: "" };
    window[edition.name] = facade(playing);
    frame.src = message.src;
  }

  // What a package gets to hold: the eight calls and nothing else of ours.
  function facade(mine) {
    const { api } = mine;
    const refuse = (answer, code = edition.unknown) => {
      mine.error = code;
      return answer;
    };
    const clean = (call) => {
      mine.error = "";
      api.lastErrorCode = "0"; // an earlier call's mistake is not this one's
      return call();
    };
    const made = {
      Initialize: (text = "") => clean(() => api.lmsInitialize(text)),
      Commit(text = "") {
        if (mine.ended && edition.after) return refuse("false", edition.after);
        return clean(() => api.lmsCommit(text));
      },
      GetValue(name = "") {
        if (mine.ended && edition.after) return refuse("", edition.after);
        if (api.isInitialized() && !String(name)) return refuse("", edition.nameless.get);
        const valid = validity(String(name));
        if (valid !== null) return clean(() => valid);
        if (api.isInitialized() && isContainer(api, String(name))) return refuse("");
        const lacks = api.isInitialized() && misplaced(api, String(name), false);
        if (lacks) return refuse("", lacks);
        return clean(() => String(api.lmsGetValue(String(name)) ?? ""));
      },
      SetValue(name = "", value = "") {
        [name, value] = [String(name), String(value)];
        if (mine.ended && edition.after) return refuse("false", edition.after);
        if (api.isInitialized() && !name) return refuse("false", edition.nameless.set);
        if (api.isInitialized() && isContainer(api, name)) return refuse("false");
        const lacks = api.isInitialized() && misplaced(api, name, true);
        if (lacks) return refuse("false", lacks);
        return clean(() => {
          const before = lists(api, name).map(({ list }) => [list, list.length]);
          const answer = String(api.lmsSetValue(name, value));
          // What is refused leaves no empty place behind in a list.
          if (answer !== "true") for (const [list, length] of before) list.length = length;
          if (answer === "true" && name === edition.exit) mine.exit = value;
          if (answer === "true") keep(mine, { [name]: name === "cmi.comments" ? String(api.cmi.comments) : value });
          return answer;
        });
      },
      Finish(text = "") {
        if (mine.ended && edition.after) return refuse("false", edition.after);
        return clean(() => finish(mine, text));
      },
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
      mine.ended = true;
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
    if (target !== undefined) return String(places.some((place) => place.id === target && (asked.startsWith("jump") || place.opens)));
    if (asked === "continue") return String(may.continue ?? (here >= 0 && here < places.length - 1));
    if (asked === "previous") return String(may.previous ?? here > 0);
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

  // The lists a name goes through: which one, at which place, and what is asked of what stands there.
  function lists(api, name) {
    const parts = name.split(".");
    const found = [];
    let at = api;
    for (const [n, part] of parts.entries()) {
      if (at?.childArray && /^\d+$/.test(part)) {
        found.push({ list: at.childArray, place: Number(part), asks: parts[n + 1], of: parts[n - 1] });
        at = at.childArray[part];
      } else {
        try {
          at = at?.[part];
        } catch {
          return found; // a value that may only be written
        }
      }
      if (typeof at !== "object" || at === null) return found;
    }
    return found;
  }

  // A place in a list that is not there yet: it is not read, it comes after the last, and it begins with what names it.
  function misplaced(api, name, sets) {
    if (!edition.misplaced) return "";
    for (const { list, place, asks, of } of lists(api, name)) {
      if (!sets && place >= list.length) return edition.misplaced.get;
      if (sets && place > list.length) return edition.misplaced.set;
      if (sets && place === list.length && ["objectives", "interactions"].includes(of) && asks !== "id") return edition.misplaced.unnamed;
    }
    return "";
  }

  hold({ start, places: (known, allowed) => ([places, may] = [known, allowed ?? {}]) });
}
