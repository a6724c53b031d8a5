// Finding in an activity: in everything one wrote, block after block; Enter goes on, Shift and Enter back.
import { say } from "./words.js";

const FIELDS = "rich-text, textarea, input[type=text]";
let found = [];
let here = -1;

const textOf = (field) => (field.matches("rich-text") ? field.text : field.value);

function search(needle) {
  found = [];
  here = -1;
  if (needle.length < 2) return;
  for (const field of document.querySelectorAll(`block-list :is(${FIELDS})`)) {
    if (field.matches("rich-text textarea, [hidden], [data-sift], .rich-text-link input")) continue;
    const text = textOf(field).toLowerCase();
    let nth = 0;
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) found.push({ field, at, nth: nth++ });
  }
}

function tell(box, needle) {
  const line = box.querySelector("[role=status]");
  line.textContent = needle.length < 2 ? "" : found.length ? say(here < 0 ? "found" : "found_at", { n: found.length, here: here + 1 }) : say("found_none");
  for (const button of box.querySelectorAll("button")) button.disabled = !found.length;
}

function go(box, step) {
  if (!found.length) return;
  const needle = box.querySelector("input").value.trim().toLowerCase();
  here = here < 0 && step < 0 ? found.length - 1 : (here + step + found.length) % found.length;
  const { field, at, nth } = found[here];
  const piece = field.closest(".piece");
  for (const other of document.querySelectorAll(".piece[data-found]")) delete other.dataset.found;
  if (piece) piece.dataset.found = "";
  globalThis.CSS?.highlights?.delete("found");
  (piece ?? field).scrollIntoView({ block: "center" });
  if (field.matches("rich-text")) field.reveal(needle, nth);
  else field.setSelectionRange(at, at + needle.length);
  tell(box, needle);
}

const box = document.querySelector("[data-find]");
if (box) {
  const field = box.querySelector("input");
  box.hidden = false;
  const again = () => {
    search(field.value.trim().toLowerCase());
    tell(box, field.value.trim());
  };
  field.addEventListener("input", again);
  field.addEventListener("focus", again); // what was written meanwhile counts
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      go(box, event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape" && field.value) {
      field.value = "";
      again();
    }
  });
  box.querySelector("[data-next]").addEventListener("click", () => go(box, 1));
  box.querySelector("[data-previous]").addEventListener("click", () => go(box, -1));
}
