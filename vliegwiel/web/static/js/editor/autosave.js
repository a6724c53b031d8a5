// Forms with data-autosave are posted by htmx while one types. Here: that the newest version goes along, that one can
// see what is not saved yet, that nothing typed is lost when the line, the server or the session fails.
import { say } from "./words.js";

const RETRY = 8000;
const typed = new WeakMap(); // form -> how often something was typed
const sent = new WeakMap(); // form -> how much of that was last sent
const unsaved = new Set();
let waiting = [];

// What stands aside only looks something up: it is no part of what is written.
const formOf = (element) => (element?.matches?.("[data-aside] input") ? null : element?.closest?.("form[data-autosave], form.add"));
const place = (form) => form.querySelector(".saved");
const seen = (form) => form.querySelector(".saved input[name=version]")?.value;

function tell(form, text, link) {
  const line = place(form).querySelector(".saved-at, .saved-problem") ?? document.createElement("p");
  line.className = link === undefined ? "saved-at" : "saved-problem";
  line.textContent = text;
  if (link) {
    const anchor = Object.assign(document.createElement("a"), { href: link, target: "_blank", textContent: say("sign_in") });
    line.append(" ", anchor);
  }
  if (!line.isConnected) place(form).append(line);
}

function clean(form) {
  unsaved.delete(form);
  form.removeAttribute("data-unsaved");
  if (!unsaved.size) waiting.splice(0).forEach((go) => go());
}

function again(form) {
  setTimeout(() => form.isConnected && unsaved.has(form) && form.requestSubmit(), RETRY);
}

addEventListener("input", (event) => {
  const form = formOf(event.target);
  if (!form) return;
  typed.set(form, (typed.get(form) ?? 0) + 1);
  unsaved.add(form);
  form.toggleAttribute("data-unsaved", true);
});

// A field with a request of its own sends the whole form: the form must not do so once more. Nor what it just sent: leaving a
// field for a button would replace that button between the press and its release, and the press would do nothing.
addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  const form = formOf(ctx.sourceElement);
  if (!form) return;
  const { type, target } = ctx.sourceEvent ?? {};
  const known = (type === "change" || type === "input") && sent.has(form) && typed.get(form) === sent.get(form);
  if (form === ctx.sourceElement && (known || target?.matches?.("[hx-post]:not(form)"))) event.preventDefault();
  else ctx.typedThen = typed.get(form);
});

// What was typed before this script was there, on a slow line, counts as well.
const changed = (field) => (field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    if (![...form.querySelectorAll("input:not([type=hidden], [type=file]), textarea")].some(changed)) continue;
    typed.set(form, (typed.get(form) ?? 0) + 1);
    unsaved.add(form);
    setTimeout(() => form.isConnected && form.requestSubmit()); // htmx first takes the forms over
  }
});

// Buttons that leave the page behave as without htmx.
addEventListener(
  "submit",
  (event) => {
    if (!event.submitter?.matches("[data-plain]")) return;
    unsaved.delete(event.target);
    event.stopImmediatePropagation();
    if (!unsaved.size) return;
    event.preventDefault(); // what is typed elsewhere on the page is stored first
    const { target, submitter } = event;
    whenSaved(() => target.requestSubmit(submitter));
  },
  true,
);

addEventListener("htmx:before:request", (event) => {
  const { ctx } = event.detail;
  const form = formOf(ctx.sourceElement);
  if (!form) return;
  sent.set(form, ctx.typedThen);
  // A request that waited for an earlier one carries the version of before it; unless a button chose a version.
  if (ctx.request.submitter?.name !== "version" && seen(form)) ctx.request.body?.set("version", seen(form));
  tell(form, say("saving"));
});

addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail;
  const form = formOf(ctx.sourceElement);
  if (!form) return;
  const { status } = ctx.response;
  if (ctx.hx.redirect) {
    event.preventDefault();
    tell(form, say("signed_out"), ctx.hx.redirect);
  } else if (status >= 400 && status !== 409 && status !== 422) {
    event.preventDefault();
    tell(form, say(status === 413 ? "too_large" : status >= 500 ? "failed" : "refused"), "");
    if (status >= 500) again(form);
  } else if (typed.get(form) === ctx.typedThen && status < 400) {
    clean(form);
    dispatchEvent(new Event("desk-saved"));
  }
});

addEventListener("htmx:error", (event) => {
  const form = formOf(event.detail.ctx?.sourceElement);
  if (!form) return;
  tell(form, say("offline"), "");
  again(form);
});

// Do this as soon as everything typed is stored; at once when it is.
export function whenSaved(deed) {
  for (const form of unsaved) if (!form.isConnected) unsaved.delete(form);
  if (!unsaved.size) return deed();
  waiting.push(deed);
  for (const form of unsaved) form.requestSubmit();
}

// On the way to another page: first save, then go.
addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[href]");
    const stays = !link || link.target || link.matches("[data-choose], [data-after]") || link.pathname + link.search === location.pathname + location.search;
    if (stays || !unsaved.size || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    whenSaved(() => location.assign(link.href));
  },
  true,
);

addEventListener("beforeunload", (event) => {
  for (const form of unsaved) if (!form.isConnected) unsaved.delete(form);
  if (unsaved.size) event.preventDefault();
});

// She signed in again in another tab: take that session's token over, and save what waits.
addEventListener("focus", async () => {
  const out = [...unsaved].filter((form) => place(form)?.querySelector(".saved-problem a[target]"));
  if (!out.length) return;
  const page = await fetch(location.href, { redirect: "error" }).then((answer) => answer.text(), () => "");
  const fresh = new DOMParser().parseFromString(page, "text/html").body.getAttribute("hx-headers:inherited");
  if (!fresh) return;
  document.body.setAttribute("hx-headers:inherited", fresh);
  for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = JSON.parse(fresh)["X-CSRFToken"];
  for (const form of out) form.requestSubmit();
});
