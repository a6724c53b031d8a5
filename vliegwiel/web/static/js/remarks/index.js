// What colleagues say beside a draft: opening it at a block, quoting the words that are selected, going from one to the
// next, and seeing what somebody says in another window, without losing what is being typed.
import { isShort } from "../keys.js";

const EVERY = 30_000;
const desk = document.querySelector("[data-remarks]");
const placeOf = (key) => document.getElementById(`beside--${key || "all"}`);
const opened = (key) => document.querySelector(`[data-beside-open="${CSS.escape(key)}"]`);

// The words that are selected, and the block they stand in: kept, for pressing a button lets go of them.
let chosen = { key: "", words: "" };

function selected() {
  const field = document.activeElement;
  if (field?.matches?.("textarea, input[type=text]")) {
    if (field.closest(".threads, .say-beside")) return null; // she is writing her remark
    return { node: field, words: field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0) };
  }
  const range = getSelection();
  const node = range?.anchorNode?.nodeType === 1 ? range.anchorNode : range?.anchorNode?.parentElement;
  return node ? { node, words: range.toString() } : null;
}

document.addEventListener("selectionchange", () => {
  const found = selected();
  const place = found?.node.closest?.("[data-block], [data-quotable]");
  if (!place || found.node.closest(".threads, [data-beside]")) return;
  const words = found.words.replace(/\s+/g, " ").trim().slice(0, 280);
  const key = place.dataset.block ?? place.dataset.quotable;
  if (words || key !== chosen.key) chosen = { key, words, at: Date.now() };
  else setTimeout(() => chosen.words && Date.now() - chosen.at > 900 && !selected()?.words && (chosen = { key, words: "" }), 1000);
});

function quote(form, words) {
  const box = form.querySelector(".say-quote");
  form.elements.quote.value = words;
  box.querySelector("p").textContent = words;
  box.hidden = !words;
}

addEventListener("focusin", (event) => {
  const form = event.target.matches?.("textarea") && event.target.closest("[data-say]");
  if (!form || form.elements.quote.value || chosen.key !== form.dataset.say || !chosen.words) return;
  quote(form, chosen.words);
  chosen = { key: "", words: "" };
});

// Opening the form is going to write in it.
addEventListener("toggle", (event) => {
  const form = event.target.matches?.("details.beside-say, details.thread-answer") && event.target.open && event.target;
  if (form && document.activeElement?.parentElement === form) form.querySelector("textarea").focus();
}, true);

addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-unquote]");
  if (button) quote(button.form, "");
});

// What is being written in a place, by its field; of a form that was sent what she wrote since: it stays when the place
// comes anew.
const typed = (place, said) =>
  [...place.querySelectorAll("textarea")]
    .filter((one) => (said?.has(one) ? one.value !== said.get(one) : one.value !== one.defaultValue || one.closest("details[open]")))
    .map((one) => [one.id, one.value]);

function giveBack(written) {
  for (const [id, value] of written) {
    const field = document.getElementById(id);
    if (!field) continue;
    field.value = value;
    field.closest("details")?.setAttribute("open", "");
  }
}

// What was sent and is on its way; a block may be saved meanwhile, which is another request.
const sent = new Map();
addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  const from = ctx?.sourceElement;
  const place = from?.closest?.(".threads");
  if (place) sent.set(ctx, { place, said: new Map([...(from.form ?? from).querySelectorAll("textarea")].map((one) => [one, one.value])) });
});
addEventListener("htmx:before:swap", ({ detail: { ctx } }) => {
  const one = sent.get(ctx);
  if (one) one.writing = typed(one.place, one.said);
});
addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  const one = sent.get(ctx);
  if (!one) return;
  next(one.place.id);
  giveBack(one.writing ?? []);
});
addEventListener("htmx:finally:request", ({ detail: { ctx } }) => sent.delete(ctx));

// Of what was asked for one place only the last counts: an older answer may come later.
const turns = new Map();
const next = (id) => turns.set(id, (turns.get(id) ?? 0) + 1).get(id);

async function fill(place, address) {
  const turn = next(place.id);
  const headers = { "HX-Request": "true", "HX-Target": `div#${place.id}` };
  const answer = await fetch(address, { headers }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  place = document.getElementById(place.id);
  if (!place || turns.get(place.id) !== turn) return;
  if ([...sent.values()].some((one) => one.place === place)) {
    if (marks) delete marks[place.dataset.beside]; // what she is sending comes first; then it is looked at again
    return;
  }
  const fresh = holder.content.querySelector(`#${CSS.escape(place.id)}`);
  if (!fresh) return;
  // Only now: what was typed while the answer was on its way counts as well.
  const written = typed(place);
  const quoted = place.querySelector("[data-say]")?.elements.quote.value;
  const here = place.contains(document.activeElement) ? document.activeElement : null;
  const at = here?.matches("textarea") ? [here.id, here.selectionStart, here.selectionEnd] : null;
  place.replaceWith(fresh);
  globalThis.htmx.process(fresh);
  giveBack(written);
  const form = fresh?.querySelector("[data-say]");
  if (form && quoted) quote(form, quoted);
  if (at && document.getElementById(at[0])) {
    document.getElementById(at[0]).focus();
    document.getElementById(at[0]).setSelectionRange(at[1], at[2]);
  }
  return fresh;
}

// At a block of the workbench it opens below the block, and closes again.
async function show(key, focus) {
  const link = opened(key);
  const place = placeOf(key);
  if (!link || !place) return;
  const fresh = place.children.length ? place : await fill(place, `${link.getAttribute("href")}&back=desk`);
  const form = fresh?.querySelector("[data-say]");
  if (!form) return;
  link.setAttribute("aria-expanded", "true");
  const thread = focus === "thread" && fresh.querySelector(".thread[data-open]");
  (thread || form.querySelector("textarea")).focus();
  (thread || form).scrollIntoView({ block: "nearest" });
}

function close(key) {
  next(`beside--${key}`);
  const empty = Object.assign(document.createElement("div"), { id: `beside--${key}`, hidden: true });
  empty.dataset.beside = key;
  placeOf(key)?.replaceWith(empty);
  opened(key)?.setAttribute("aria-expanded", "false");
  opened(key)?.focus();
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-beside-open]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  const key = link.dataset.besideOpen;
  if (placeOf(key)?.children.length) close(key);
  else show(key, Number(link.textContent) ? "thread" : "say");
}, true);

addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.altKey && event.key.toLowerCase() === "m") {
    const key = event.target.closest?.("[data-block]")?.dataset.block ?? chosen.key;
    const form = document.querySelector(`[data-say="${CSS.escape(key)}"]`);
    if (!key || !(opened(key) || form)) return;
    event.preventDefault();
    if (opened(key)) return show(key, "say");
    form.closest("details")?.setAttribute("open", "");
    form.querySelector("textarea").focus();
  } else if (event.key === "Escape") {
    const key = event.target.closest?.("[data-block] .threads")?.dataset.beside;
    if (key && opened(key)) close(key);
  } else if (isShort(event, "n") || isShort(event, "p")) {
    event.preventDefault();
    go(event.key === "n" ? 1 : -1);
  }
});

// To the next open one: on the workbench that is the next block that has any.
function go(step) {
  const stops = [...document.querySelectorAll(".thread[data-open], .piece [data-beside-count]")].filter(
    (one) => one.matches(".thread") || (one.textContent && !placeOf(one.dataset.besideCount)?.children.length),
  );
  if (!stops.length) return;
  const here = document.activeElement?.closest?.(".thread, .piece");
  const after = stops.findIndex((one) => here && (one === here || here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING));
  const on = after >= 0 && (stops[after] === here || here.contains(stops[after])) ? after + step : step > 0 ? Math.max(after, 0) : (after < 0 ? stops.length : after) - 1;
  const next = stops[(Math.max(on, -1) + stops.length) % stops.length];
  if (!next.matches(".thread")) return show(next.dataset.besideCount, "thread");
  next.focus();
  next.scrollIntoView({ block: "center" });
}

// What was said elsewhere since: the counts follow, and what stands open is fetched anew.
let marks = null;

async function look() {
  if (!desk || document.visibilityState !== "visible") return;
  const answer = await fetch(desk.dataset.remarks, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const now = await answer.json();
  const total = Object.values(now.open).reduce((sum, n) => sum + n, 0);
  for (const place of document.querySelectorAll("[data-beside-count]")) {
    const key = place.dataset.besideCount;
    const said = String((key ? now.open[key] : total) || "");
    if (place.textContent !== said) place.textContent = said;
  }
  const before = marks;
  marks = now.marks;
  if (!before) return;
  const address = desk.dataset.remarks.replace(/state\/$/, "");
  for (const place of document.querySelectorAll("div[data-beside]")) {
    const key = place.dataset.beside;
    if (before[key] !== now.marks[key] && place.children.length) await fill(place, `${address}?block=${key}&back=${document.querySelector("block-list") ? "desk" : (place.querySelector("[name=back]")?.value ?? "")}`);
  }
}

if (desk) {
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
  addEventListener("focus", look);
  addEventListener("htmx:after:swap", (event) => event.target.closest?.(".threads, .thread, .piece, [data-beside]") && setTimeout(look));
  look();
}
