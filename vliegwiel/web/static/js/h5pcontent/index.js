// The page in which H5P content stands, on the packages' own origin. What the content tells, and the data it asks to be
// kept, goes to the page around this one; what was kept before is there when it starts.
import { H5P as Player } from "h5p-standalone";

// A browser that gives a frame of another site no storage of its own throws when it is asked for. H5P asks.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].getItem("");
  } catch {
    const kept = new Map();
    const value = { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, String(text)), removeItem: (key) => kept.delete(key) };
    Object.defineProperty(window, name, { value });
  }
}

const { dataset } = document.documentElement;
const { player } = parent;
const TELLING = new Set(["answered", "completed", "passed", "failed", "progressed", "attempted", "consumed", "mastered"]);
const SOON = 300; // ms after something was done until what it kept is looked at

const before = {};
for (const [part, type, value] of player.data) if (value) (before[part] ??= {})[type] = value;

Object.assign(document.body.style, { margin: 0, padding: "1rem", boxSizing: "border-box" });
const shown = new Player(document.getElementById("content"), {
  id: "here",
  h5pJsonPath: dataset.files,
  frameJs: dataset.script,
  frameCss: dataset.style,
  embedType: "div",
  saveFreq: 5,
  reportingIsEnabled: true,
  xAPIObjectIRI: "urn:h5p:here",
  contentUserData: before,
  preventH5PInit: false,
});

shown.then(() => {
  const { H5P } = window;
  const known = Object.fromEntries(player.data.map(([part, type, value]) => [`${part}.${type}`, value]));
  H5P.setUserData = (content, type, data, { subContentId = 0 } = {}) => {
    const text = JSON.stringify(data) ?? "";
    const name = `${subContentId || 0}.${type}`;
    if (known[name] === text) return;
    known[name] = text;
    player.keep({ [`h5p.data.${name}`]: text });
  };
  H5P.deleteUserData = (content, type, subContentId) => H5P.setUserData(content, type, undefined, { subContentId });
  H5P.externalDispatcher.on("xAPI", hear);
  H5P.init(document.body);
  for (const name of ["click", "keyup", "change", "pointerup"]) addEventListener(name, soon, true);
  // What it measured while it was being built may be wrong by now: it measures again whenever its room changes.
  new ResizeObserver(() => {
    for (const instance of H5P.instances) H5P.trigger(instance, "resize");
    player.height(document.body.offsetHeight);
  }).observe(document.getElementById("content"));
});

// After anything she did it is asked what it wants to keep: a window that is killed loses nothing she can notice.
let timer = 0;
function soon() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    for (const instance of window.H5P.instances) {
      const state = instance.getCurrentState?.();
      if (state !== undefined) window.H5P.setUserData(instance.contentId, "state", state);
    }
  }, SOON);
}

function hear(event) {
  soon();
  const { object, result, context } = event.data.statement;
  const verb = event.getVerb();
  if (!TELLING.has(verb)) return;
  const isWhole = !context?.contextActivities?.parent?.length;
  const said = { verb, at: new Date().toISOString(), what: words(object?.definition?.name) || words(object?.definition?.description) };
  if (!isWhole) said.part = object?.id?.split("subContentId=")[1] ?? "";
  if (result) said.result = result;
  const values = {};
  const { score } = result ?? {};
  if (isWhole && (verb === "completed" || verb === "answered" || result?.completion === true)) {
    values["h5p.done"] = "true";
    if (typeof result?.success === "boolean") values["h5p.passed"] = String(result.success);
    for (const end of ["raw", "max", "scaled"]) if (Number.isFinite(score?.[end])) values[`h5p.score.${end}`] = String(score[end]);
  }
  player.tell(said, values);
}

function words(said) {
  const text = Object.values(said ?? {})[0] ?? "";
  return new DOMParser().parseFromString(text, "text/html").body.textContent.trim().slice(0, 200);
}
