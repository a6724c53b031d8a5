import { isShort } from "./keys.js";

// Ctrl K (Cmd K) or / opens the search from anywhere; the arrow keys go into what was found, Enter opens the first.
const dialog = () => document.getElementById("search-dialog");
const FIELDS = "#search-dialog input, main .search input";

const asks = (event) => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (key.toLowerCase() === "k") return (ctrlKey || metaKey) && !altKey && !shiftKey;
  return isShort(event, "/");
};

addEventListener("keydown", (event) => {
  if (!asks(event)) return;
  const found = dialog();
  const field = (found ?? document.querySelector("main"))?.querySelector("input[type=search]");
  if (!field) return;
  event.preventDefault();
  if (found && !found.open) found.showModal();
  field.focus();
  field.select();
  if (found) field.dispatchEvent(new Event("input", { bubbles: true }));
});

addEventListener("keydown", (event) => {
  const links = [...document.querySelectorAll("#results a")];
  const field = event.target.matches?.(FIELDS) && event.target;
  if (field && event.key === "ArrowDown" && links.length) {
    event.preventDefault();
    links[0].focus();
  } else if (field && event.key === "Enter" && links.length && field.closest("dialog")) {
    // Only when what is shown answers what is typed; a moment earlier Enter goes to the page of results.
    if (field.value.trim() === "" || document.getElementById("results").dataset.for !== field.value.trim()) return;
    event.preventDefault();
    links[0].click();
  } else if (event.key === "ArrowUp" && links.length && event.target === links[0]) {
    document.querySelector(FIELDS)?.focus();
  }
});

// In a search box Escape would first only empty it.
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && dialog()?.open) dialog().close();
});
