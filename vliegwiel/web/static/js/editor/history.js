// What was done with blocks in this sitting, to undo and to do again: adding, removing, moving. Kept in this tab, so that a
// reload changes nothing. What is written inside a block is undone by the field itself.
import { whenSaved } from "./autosave.js";
import { say } from "./words.js";

const KEY = `blocks:${location.pathname}`;
const MOST = 60;
const read = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{"done":[],"undone":[]}');
const bar = () => document.querySelector("[data-history]");

function keep(story) {
  sessionStorage.setItem(KEY, JSON.stringify(story));
  show();
}

export function remember(deed) {
  const { done } = read();
  keep({ done: [...done, deed].slice(-MOST), undone: [] });
}

function show() {
  if (!bar()) return;
  const { done, undone } = read();
  bar().hidden = !done.length && !undone.length;
  bar().querySelector("[data-undo]").disabled = !done.length;
  bar().querySelector("[data-redo]").disabled = !undone.length;
}

// What to ask of the server so that it is as before the deed (or after it again).
function asked({ deed, id, from, to }, back) {
  if (deed === "mended") return ["correction/", { was: back ? from : to, stands: back ? to : from }];
  if (deed === "moved") return ["place/", { after: back ? from : to }];
  if ((deed === "added") === back) {
    const version = document.querySelector(`#saved--${CSS.escape(id)} input[name=version]`)?.value ?? "0";
    return ["removal/", { version }];
  }
  return ["restoration/", {}];
}

async function go(back) {
  const { done, undone } = read();
  const deed = (back ? done : undone).at(-1);
  if (!deed) return;
  const [where, values] = asked(deed, back);
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ ...values, csrfmiddlewaretoken: token });
  const address = `${bar().dataset.history}${deed.id}/${where}`;
  const answer = await fetch(address, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok || answer.headers.has("HX-Redirect")) {
    const note = bar().querySelector("[role=status]");
    note.textContent = say(answer ? "not_undone" : "offline");
    if (answer?.status === 404) keep(back ? { done: done.slice(0, -1), undone } : { done, undone: undone.slice(0, -1) });
    return;
  }
  keep(back ? { done: done.slice(0, -1), undone: [...undone, deed] } : { done: [...done, deed], undone: undone.slice(0, -1) });
  sessionStorage.setItem(`${KEY}:said`, say(back ? "undone" : "redone"));
  location.hash = where === "removal/" ? "" : `piece--${deed.id}`;
  location.reload();
}

// What one press mended comes back with what it was: undone as a step with a block is.
addEventListener("htmx:after:swap", () => {
  for (const piece of document.querySelectorAll("[data-mended]")) {
    const [from, to] = JSON.parse(piece.dataset.mended).map((data) => JSON.stringify(data));
    delete piece.dataset.mended;
    remember({ deed: "mended", id: piece.dataset.block, from, to });
  }
});

addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-undo], [data-redo]");
  if (button) whenSaved(() => go("undo" in button.dataset));
});

const writing = (element) => element.closest?.("input:not([type=checkbox], [type=radio]), textarea, [contenteditable]");
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !bar() || writing(event.target)) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  whenSaved(() => go(key === "z" && !event.shiftKey));
});

show();
const said = sessionStorage.getItem(`${KEY}:said`);
if (said && bar()) {
  sessionStorage.removeItem(`${KEY}:said`);
  bar().querySelector("[role=status]").textContent = said;
}
