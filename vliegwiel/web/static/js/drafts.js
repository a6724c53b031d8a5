// Keeps what is typed in a form, in this tab, until it was really sent: a lost connection, a reload or an ended
// session loses nothing. Never passwords, codes, files or hidden fields; never for the next person on this device.
import { word } from "./say.js";

const PREFIX = "draft:";
const here = () => PREFIX + location.pathname;
const who = () => document.body.dataset.who ?? "";
const inShell = () => document.body.classList.contains("shell");
const SKIP = "[type=hidden], [type=password], [type=file], [autocomplete=one-time-code], [readonly], [data-kept]";

const read = (key) => JSON.parse(sessionStorage.getItem(key) ?? "null");
const forget = (key) => sessionStorage.removeItem(key);
const drafts = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
// Many forms of a page call a field alike: what was typed belongs to the form it was typed in.
const named = (field) => `${field.form.id || field.form.getAttribute("action") || ""} ${field.name}`;
const guarded = (form) => form?.method === "post" && !form.matches("[data-unguarded], [data-unkept], [method=dialog]");

function keep(form) {
  if (form.matches("[data-autosave]:not([data-unsaved])")) return; // the server has it meanwhile
  const fields = read(here())?.fields ?? {};
  for (const field of form.elements) {
    if (!field.name || field.matches(SKIP) || field.tagName === "BUTTON") continue;
    if (field.type === "radio" || field.type === "checkbox") {
      fields[`${named(field)}=${field.value}`] = field.checked;
    } else if (field.tagName === "SELECT") {
      fields[named(field)] = [...field.selectedOptions].map((option) => option.value);
    } else fields[named(field)] = field.value;
  }
  try {
    sessionStorage.setItem(here(), JSON.stringify({ who: who(), fields }));
  } catch {
    // The tab's storage is full: typing goes on, only without this net.
  }
}

// A field takes its draft only while it stands as the server sent it. Says whether anything changed.
function giveBack(field, fields) {
  if (!field.name || field.matches(SKIP)) return false;
  if (field.type === "radio" || field.type === "checkbox") {
    const checked = fields[`${named(field)}=${field.value}`];
    if (checked === undefined || checked === field.checked || field.checked !== field.defaultChecked) return false;
    field.checked = checked;
    return true;
  }
  const kept = fields[named(field)];
  if (kept === undefined) return false;
  if (field.tagName === "SELECT") {
    const before = [...field.selectedOptions].map((option) => option.value).join("\n");
    if (before === kept.join("\n")) return false;
    for (const option of field.options) option.selected = kept.includes(option.value);
    return true;
  }
  if (kept === field.value || !kept || field.value !== field.defaultValue) return false;
  field.value = kept;
  return true;
}

function restore() {
  const draft = read(here());
  if (!draft) return;
  for (const form of document.forms) {
    if (!guarded(form)) continue;
    if ([...form.elements].filter((field) => giveBack(field, draft.fields)).length) tell(form);
  }
}

function tell(form) {
  const note = document.createElement("p");
  note.className = "draft-note";
  note.setAttribute("role", "status");
  note.append(word("restored"), " ");
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = word("discard");
  again.addEventListener("click", () => {
    forget(here());
    form.reset();
    note.remove();
  });
  note.append(again);
  form.prepend(note);
}

// What was sent arrived once a page of the product follows it. Errors, sign-in and "no connection" stand bare.
function settle() {
  const came = performance.getEntriesByType("navigation")[0]?.type;
  for (const key of drafts()) {
    const draft = read(key);
    const again = key === here() && (came === "back_forward" || came === "reload");
    if (inShell() && (draft.who !== who() || (draft.sent && !again))) forget(key);
    else if (draft.sent) sessionStorage.setItem(key, JSON.stringify({ ...draft, sent: false }));
  }
}

settle();
if (inShell()) restore();

let waiting;
addEventListener("input", (event) => {
  const form = event.target.form;
  if (!guarded(form) || !inShell()) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => keep(form), 250);
});
addEventListener("submit", (event) => {
  clearTimeout(waiting);
  if (event.target.matches?.("[data-leaves]")) return drafts().forEach(forget);
  const draft = guarded(event.target) && read(here());
  if (draft) sessionStorage.setItem(here(), JSON.stringify({ ...draft, sent: true }));
});
addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail;
  // A field that asks something while one types sends nothing yet; and who is led to sign in has to come back to it.
  const sent = ctx?.sourceElement?.matches?.("form, button, form[data-autosave] *") && !ctx.hx?.redirect;
  if (sent && ctx.request?.method !== "GET" && ctx.response?.raw?.ok) forget(here());
});
