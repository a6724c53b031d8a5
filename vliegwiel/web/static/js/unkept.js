// Some words are kept nowhere, not even for a moment: what one needs help with may be about bullying or illness. So they
// leave the page only when they can arrive. Before that it is asked whether she is still signed in; if not, they stay.
import { say, unsay, word } from "./say.js";

const held = (element) => element?.closest?.("form[data-unkept]");
const sure = new WeakSet();

const signedOut = () => say(word("signedOut"), "warning", { href: word("signInAt"), words: word("signIn"), target: "_blank" });

// The same page as she would get it now: hers, or what stands in its place.
async function now() {
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null);
  if (!answer) return null;
  if (answer.type === "opaqueredirect") return document.createElement("body");
  const { body } = new DOMParser().parseFromString(await answer.text(), "text/html");
  return body.classList.contains("shell") || body.dataset.who ? body : null;
}

addEventListener("submit", async (event) => {
  const form = held(event.target);
  if (!form || sure.delete(form)) return;
  event.preventDefault();
  const { submitter } = event;
  const page = await now();
  if (!page) return say(word("unsent"));
  if (page.dataset.who !== document.body.dataset.who) return signedOut();
  // Signed in again in another window, the old token no longer counts.
  const token = page.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  if (token) form.elements.csrfmiddlewaretoken.value = token;
  sure.add(form);
  form.requestSubmit(submitter);
});

// What is looked up while she types must not take her away.
addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail;
  if (!held(ctx?.sourceElement)) return;
  if (!ctx.hx?.redirect) return unsay(word("signedOut"));
  event.preventDefault();
  signedOut();
});
