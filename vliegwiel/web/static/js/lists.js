// In a list of links the arrow keys go from one to the next.
addEventListener("keydown", (event) => {
  const list = event.target.closest?.("[data-arrows]") ?? event.target.closest?.(".arrow-list, .menu-list");
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (!list || !(event.key in steps) || event.target.matches("textarea, input, select")) return;
  const stops = [...list.querySelectorAll("a[href], button:not(:disabled)")];
  const next = stops.indexOf(document.activeElement) + steps[event.key];
  stops[(next + stops.length) % stops.length]?.focus();
  event.preventDefault();
});
