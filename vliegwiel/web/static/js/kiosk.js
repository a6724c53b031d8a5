// A tablet many people share. Who walks away is signed out; what pages kept is wiped, also where the browser does not
// know the header that asks it.

const done = document.querySelector("form[data-kiosk-idle]");

if (done) {
  const idle = Number(done.dataset.kioskIdle) * 1000;
  const soon = done.querySelector("[data-soon]");
  let last = Date.now();
  let told = Date.now();
  const alive = () => {
    last = Date.now();
    if (soon.textContent) soon.textContent = "";
    if (last - told < 45_000) return;
    told = last;
    const token = done.elements.csrfmiddlewaretoken.value;
    fetch(done.dataset.kioskPresence, { method: "POST", headers: { "X-CSRFToken": token } }).catch(() => {});
  };
  for (const sign of ["pointerdown", "keydown", "scroll", "timeupdate"]) {
    document.addEventListener(sign, alive, { capture: true, passive: true });
  }
  setInterval(() => {
    const still = Date.now() - last;
    if (still > idle) done.submit();
    else if (still > idle - 20_000 && !soon.textContent) soon.textContent = soon.dataset.soon;
  }, 1000);
}

// A page that comes back from the browser's own memory is asked anew: it may be somebody else's by now.
if (done || document.querySelector("[data-kiosk-wipe]")) {
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}

if (document.querySelector("[data-kiosk-wipe]")) {
  localStorage.clear();
  sessionStorage.clear();
  window.caches?.keys().then((names) => names.forEach((name) => caches.delete(name)));
  window.indexedDB?.databases?.().then((all) => all.forEach(({ name }) => indexedDB.deleteDatabase(name)));
  navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((one) => one.unregister()));
}
