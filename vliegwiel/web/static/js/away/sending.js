// Sends what was done without a connection, in order, and tells what came of it; forgets all of it at sign-out.
import { say, unsay, word } from "../say.js";
import { arrived, copies, mayHold, owner, waiting, wipe } from "./store.js";

const AGAIN = 20_000;
const who = () => document.querySelector("[data-who]")?.dataset.who ?? "";
const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";

class SignedOut extends Error {}

async function deliver(items) {
  const answer = await fetch(items[0].address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ items: items.map(({ key, block, what, body, at }) => ({ key, block, what, body, at })) }),
  });
  if (answer.redirected || answer.status === 403) throw new SignedOut();
  if (answer.status >= 500) throw new Error(String(answer.status));
  if (!answer.ok) return items.map(({ key }) => ({ key, arrival: "refused", words: word("refusedAway") }));
  return (await answer.json()).results;
}

// One activity at a time, in the order in which things were done; what has arrived is never sent again.
async function sendAll() {
  const told = [];
  for (;;) {
    const items = (await waiting()).filter((item) => item.who === who());
    if (!items.length) break;
    const other = items.findIndex((item) => item.slug !== items[0].slug);
    const these = items.slice(0, Math.min(other < 0 ? items.length : other, 50));
    const results = await deliver(these);
    for (const item of these) await arrived(item.n);
    told.push(...these.map((item) => ({ ...item, ...results.find((one) => one.key === item.key) })));
  }
  return told;
}

function tell(told) {
  const kept = told.filter((one) => one.arrival !== "refused");
  const question = kept.find((one) => one.what === "answer");
  const words = [
    kept.length === 1 ? word("arrivedOne") : kept.length ? word("arrivedMany").replace("{n}", kept.length) : "",
    ...new Set(told.filter((one) => one.arrival === "later").map(() => word("arrivedLater"))),
    ...new Set(told.filter((one) => one.arrival === "refused").map((one) => one.words || word("refusedAway"))),
  ];
  say(words.filter(Boolean).join(" "), kept.length === told.length ? "success" : "warning", question && { href: question.page, words: word("readWhy") });
}

let timer = 0;
let queued = false;
// Windows take turns: what one of them sent the next does not find, and what one cannot send each of them tells.
export async function send() {
  clearTimeout(timer);
  if (queued || !mayHold() || !navigator.onLine || owner() !== who()) return;
  const turn = navigator.locks ? (work) => navigator.locks.request("away", work) : (work) => work();
  queued = true;
  await turn(async () => {
    queued = false;
    try {
      const told = await sendAll();
      ["waitsSignedOut", "waitsHere"].forEach((name) => unsay(word(name)));
      if (told.length) tell(told);
    } catch (problem) {
      timer = setTimeout(send, AGAIN); // it waits here; nothing is lost
      if (problem instanceof SignedOut) say(word("waitsSignedOut"), "warning", { href: `${word("signInAt")}?next=${encodeURIComponent(location.pathname)}`, words: word("signIn") });
      else if (navigator.onLine) say(word("waitsHere"));
    }
  });
}

// Who signs out takes everything along. What is not sent yet is sent first; what cannot be, she decides about.
addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches?.("[data-leaves]") || form.dataset.cleared !== undefined || !mayHold()) return;
  event.preventDefault();
  (async () => {
    await send();
    const left = (await waiting()).length + Object.keys(localStorage).filter((key) => key.startsWith("package:")).length;
    if (left && form.dataset.warned === undefined) {
      form.dataset.warned = "";
      say(word("leaving").replace("{n}", left));
      return;
    }
    await wipe();
    form.dataset.cleared = "";
    form.requestSubmit();
  })();
});

// Somebody else on this device, signed in: what is here is not hers.
if (mayHold() && who() && owner() !== who()) wipe();
else send();
addEventListener("online", send);
// A laptop that was shut, or a tab that was put to sleep, missed what happened meanwhile.
addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
document.addEventListener("resume", send);

// On the page for when there is no connection: what can be done all the same.
customElements.define(
  "kept-copies",
  class extends HTMLElement {
    async connectedCallback() {
      const there = await copies();
      if (!there.length) return;
      const lines = there.map(({ address, title }) => {
        const line = document.createElement("li");
        line.append(Object.assign(document.createElement("a"), { href: address, textContent: title }));
        return line;
      });
      this.querySelector("ul").replaceChildren(...lines);
      this.hidden = false;
    }
  },
);
