// Ctrl K (or Cmd K) opens the search from anywhere; the arrow keys go into what was found.
const dialog = () => document.getElementById("search-dialog");

addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
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
  if (event.key !== "ArrowDown" || !event.target.matches?.("#search-dialog input, main .search input")) return;
  const first = document.querySelector("#results a");
  if (!first) return;
  event.preventDefault();
  first.focus();
});

// In a search box Escape would first only empty it.
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && dialog()?.open) dialog().close();
});
