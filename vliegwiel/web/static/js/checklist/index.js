// A checklist on the floor, also without a connection. The page stays on this device once it was opened; what is signed
// without a connection waits with what else was done so (js/away), and arrives once.
import { CACHE, mayKeep, own, owner, wait } from "../away/store.js";

const form = document.querySelector("form[data-list]");
const state = document.querySelector("[data-list-state]");
const shared = document.querySelector("[data-kiosk-idle], [data-kiosk-wipe]"); // nothing is kept on a kiosk
const key = () => (crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(""));

function whole() {
  const lines = new Set([...form.querySelectorAll("[name^=line_]")].map((box) => box.name));
  const notYet = form.querySelector("[name^=line_][value=not_yet]:checked");
  return [...lines].every((name) => form.querySelector(`[name="${name}"]:checked`)) && (!notYet || form.elements.note.value.trim().length > 3);
}

async function keepHere() {
  if (owner() && owner() !== form.dataset.who) return;
  const cache = await caches.open(CACHE);
  await cache.add(location.pathname);
  own(form.dataset.who);
  state.textContent = form.dataset.here;
}

async function onDevice(event) {
  if (navigator.onLine || shared || !mayKeep()) return;
  event.preventDefault();
  if (!whole()) return void (state.textContent = form.dataset.missing);
  const body = new URLSearchParams([...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["csrfmiddlewaretoken", "who"].includes(name)));
  await wait({ address: form.dataset.deliveries, slug: form.dataset.slug, block: "", what: "list", page: location.pathname, body: body.toString() }, form.dataset.who);
  form.reset();
  form.elements.key.value = key(); // another list about the same person is another list
  state.textContent = form.dataset.waits;
  state.scrollIntoView({ block: "center" });
}

if (form && mayKeep() && !shared) {
  form.elements.key.value = key(); // a copy that is opened again holds the key of the list before
  form.addEventListener("submit", onDevice);
  if (navigator.onLine) keepHere().catch(() => {});
}
