// Stands between the pages and the network. By itself it keeps one page and what pages are drawn with. What somebody
// keeps of activities, to do them without a connection, stands in a cache of its own ("kept"), made and wiped by the
// pages (js/away): it goes when she signs out.
const CACHE = "calm-{{ version }}";
const COPIES = "kept";
const PAGE = "{% url "offline" %}";
const KEPT = [PAGE{% for address in kept %}, "{{ address|escapejs }}"{% endfor %}];
const LOOSE = { ignoreSearch: true, ignoreVary: true };

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)).then(() => self.skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("calm-") && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

async function copyOf(address) {
  const activity = address.match(/^\/learn\/(activity\/[^/]+|retrieval)\//)?.[0]; // what comes back today is kept as an activity is
  const list = /^\/(trainer|guest)\/.+\/presence\/\d+\/$/.test(address); // who is there: js/presence keeps it
  const checklist = /^\/learn\/list\/\d+\/\d+\/$/.test(address); // filled in on the floor: js/checklist keeps it
  if (!(activity || list || checklist) || !(await caches.has(COPIES))) return undefined;
  return (await caches.open(COPIES)).match(list || checklist ? address : `${activity}device/`, LOOSE);
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { pathname } = new URL(request.url);
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(async () => (await copyOf(pathname)) ?? caches.match(PAGE)));
  } else if (KEPT.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request, LOOSE)));
  } else if (request.destination === "image" && pathname.startsWith("/media/")) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request, LOOSE)) ?? Response.error()));
  }
});
