// Choosing from the library without leaving the workbench: the same page, in a dialog. Without it the link leads there.
import { whenSaved } from "./autosave.js";
import { say } from "./words.js";

function made(title) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog choosing-dialog";
  dialog.id = "choosing-dialog";
  dialog.setAttribute("aria-labelledby", "choosing-title");
  const header = document.createElement("header");
  const heading = Object.assign(document.createElement("h2"), { id: "choosing-title", textContent: title });
  const close = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: say("close") });
  close.addEventListener("click", () => dialog.close());
  header.append(heading, close);
  const place = document.createElement("div");
  dialog.append(header, place);
  return { dialog, place };
}

async function fill(place, address) {
  const answer = await fetch(address, { headers: { "HX-Request": "true", "HX-Target": "choosing" }, credentials: "same-origin" });
  if (!answer.ok || answer.redirected) return location.assign(address);
  place.innerHTML = await answer.text();
  place.querySelector("input[type=search]")?.focus();
}

function open(link) {
  const { dialog, place } = made(link.textContent.trim());
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  // A search and another page stay in the dialog; what is chosen goes as a form, and comes back at its block.
  dialog.addEventListener("submit", (event) => {
    if (event.target.method !== "get") return;
    event.preventDefault();
    const asked = new URLSearchParams(new FormData(event.target));
    fill(place, `${event.target.action}?${asked}`);
  });
  dialog.addEventListener("click", (event) => {
    const other = event.target.closest("a[href]");
    if (!other || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const address = new URL(other.getAttribute("href"), link.href);
    if (address.pathname === new URL(link.href).pathname) fill(place, address.href);
    else dialog.close(); // back to the block: it is right behind
  });
  document.body.append(dialog);
  dialog.showModal();
  fill(place, link.href);
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-choose]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  whenSaved(() => open(link));
});
