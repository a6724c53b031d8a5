// Who leaves a search without an answer, or without opening one, is counted: the words once, and not who she is.
// What is half typed does not count, only what stands there when she leaves.
const told = new Set();
let opened = "";

const asked = () => {
  const list = document.querySelector("[data-misses]");
  const words = list?.dataset.for?.trim() ?? "";
  const field = list?.closest("dialog, main")?.querySelector("input[type=search]");
  const typed = field?.value.trim() || words; // Escape has emptied the field by now
  return words && typed === words ? { words, where: list.dataset.misses } : null;
};

const leave = () => {
  const miss = asked();
  if (!miss || miss.words === opened || told.has(miss.words) || !navigator.onLine) return;
  told.add(miss.words);
  const token = JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}")["X-CSRFToken"];
  const body = new URLSearchParams({ missed: miss.words, csrfmiddlewaretoken: token ?? "" });
  fetch(miss.where, { method: "POST", body, keepalive: true }).catch(() => {}); // a count that is one short says enough
};

const goesOn = (event) => {
  const list = event.target.closest?.("[data-misses] a, [data-misses] button");
  const search = event.type === "submit" && event.target.matches("[role=search]") && event.target.closest("dialog");
  if (list || search) opened = asked()?.words ?? opened;
};

addEventListener("click", goesOn, true);
addEventListener("submit", goesOn, true);
addEventListener("close", (event) => event.target.id === "search-dialog" && leave(), true);
addEventListener("pagehide", leave);
