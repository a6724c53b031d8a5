// What stands on this device for somebody: activities to do without a connection, and what she did and did not send.
// All of it is of one person, and goes when she signs out or when somebody else signs in here.
export const CACHE = "kept";
const OWNER = "kept:who";
const HERS = ["presence:", "video:", "package:", "player:", OWNER];

const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));

let opened = null;
function base() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("academy", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("waiting", { keyPath: "n", autoIncrement: true });
      request.result.createObjectStore("copies", { keyPath: "slug" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}
async function store(name, mode = "readonly") {
  return (await base()).transaction(name, mode).objectStore(name);
}

const shared = () => document.querySelector("[data-kiosk-idle], [data-kiosk-wipe]"); // nothing is kept on a kiosk
export const mayKeep = () => !shared() && "caches" in window && "indexedDB" in window && "serviceWorker" in navigator && isSecureContext;
export const owner = () => localStorage.getItem(OWNER) ?? "";
export const own = (who) => localStorage.setItem(OWNER, who);
// Only what outlives a session is looked into when there may be something: opening a base for nothing makes one.
export const mayHold = () => mayKeep() && Boolean(owner());

// In the order in which it was done.
export const waiting = async () => (mayHold() ? done((await store("waiting")).getAll()) : []);
export async function wait(item, who) {
  own(who);
  return done((await store("waiting", "readwrite")).add({ ...item, who, key: newKey(), at: new Date().toISOString() }));
}
export const arrived = async (n) => done((await store("waiting", "readwrite")).delete(n));

export const copies = async () => (mayHold() ? done((await store("copies")).getAll()) : []);
export async function keepCopy(slug, address, who) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const text = await answer.clone().text();
  const page = new DOMParser().parseFromString(text, "text/html");
  const cache = await caches.open(CACHE);
  await cache.put(address, answer);
  own(who);
  const pictures = [...page.querySelectorAll("[data-screen] img")].map((image) => image.getAttribute("src"));
  await Promise.allSettled(pictures.map((picture) => cache.add(picture))); // a picture that will not come is no reason to keep nothing
  await done((await store("copies", "readwrite")).put({ slug, address, pictures, title: page.querySelector("[data-device], programme-copy")?.dataset.title ?? slug, at: Date.now() }));
}
export async function dropCopy(slug) {
  const copy = await done((await store("copies")).get(slug));
  const cache = await caches.open(CACHE);
  if (copy) await Promise.all([copy.address, ...copy.pictures].map((address) => cache.delete(address)));
  await done((await store("copies", "readwrite")).delete(slug));
}

export async function wipe() {
  Object.keys(localStorage).filter((key) => HERS.some((start) => key.startsWith(start))).forEach((key) => localStorage.removeItem(key));
  if (!("caches" in window)) return;
  await caches.delete(CACHE);
  for (const name of ["waiting", "copies"]) await done((await store(name, "readwrite")).clear());
}

function newKey() {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
