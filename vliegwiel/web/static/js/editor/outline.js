// What folds in the outline stays as one left it when the outline comes anew; on a wide screen it begins open.
const open = new Map();
const folds = () => document.querySelectorAll("#outline details[data-fold]");

function arrange() {
  for (const fold of folds()) fold.open = open.get(fold.dataset.fold) ?? matchMedia("(width >= 72rem)").matches;
}

addEventListener("toggle", (event) => {
  if (event.target.matches?.("#outline details[data-fold]")) open.set(event.target.dataset.fold, event.target.open);
}, true);
addEventListener("htmx:after:swap", arrange);
arrange();
