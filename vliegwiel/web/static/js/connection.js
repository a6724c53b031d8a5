// Says when the connection is gone and what is kept, and when a request came to nothing.
import { say, word } from "./say.js";

function tell() {
  let banner = document.getElementById("offline");
  if (navigator.onLine) return banner?.remove();
  if (banner || !word("offline")) return;
  banner = document.createElement("p");
  banner.id = "offline";
  banner.setAttribute("role", "status");
  banner.textContent = word("offline");
  document.body.prepend(banner);
}
addEventListener("online", tell);
addEventListener("offline", tell);
tell();

addEventListener("htmx:response:error", (event) => {
  const status = event.detail.ctx?.response?.raw?.status ?? 500;
  if (status >= 500) say(word("failed"));
});
addEventListener("htmx:error", (event) => {
  const { ctx } = event.detail;
  // What only asks, like a bar that shows how far it is, sent nothing and asks again by itself: the banner says enough.
  if (!ctx || (!navigator.onLine && ctx.request?.method === "GET")) return;
  say(navigator.onLine ? word("failed") : word("unsent"));
});

const shared = document.querySelector("[data-kiosk-idle], [data-kiosk-wipe]"); // nothing is kept on a kiosk
if ("serviceWorker" in navigator && isSecureContext && !shared) navigator.serviceWorker.register("/sw.js");
