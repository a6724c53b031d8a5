// Menus are <details>, dialogs are <dialog>; this only adds what people expect of them.
const open = () => document.querySelectorAll("details.menu[open]");

addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Browsers that do not know command and commandfor yet.
if (!("commandForElement" in HTMLButtonElement.prototype)) {
  addEventListener("click", (event) => {
    const button = event.target.closest?.("button[commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor"));
    if (!dialog) return;
    if (button.getAttribute("command") === "show-modal") dialog.showModal();
    else dialog.close();
  });
}

// A click beside the dialog closes it.
addEventListener("click", (event) => {
  if (event.target.matches?.("dialog[open]") && !event.target.matches("[data-stays]")) event.target.close();
});

// Of more tabs than fit, the one somebody is at is in sight.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const row = tab.closest(".tabs");
  if (row.scrollWidth > row.clientWidth) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

// A page that prints well offers to.
for (const button of document.querySelectorAll("button[data-print]")) button.hidden = false;
addEventListener("click", (event) => {
  if (event.target.closest?.("button[data-print]")) print();
});
