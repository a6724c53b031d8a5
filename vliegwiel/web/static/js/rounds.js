// In a review round: on a row, one letter proposes, and the arrows go from row to row. Everything a letter does has a
// button in the row.
import { isShort } from "./keys.js";

const BESIDE = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" };

addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const row = target.closest?.("tr[data-row]");
  // A tick is no text: on the box in the row the letters work too.
  if (!row || target.matches("textarea, select, input:not([type=checkbox])")) return;
  if (!isShort({ key, ctrlKey, metaKey, altKey, target: row }, key)) return;
  const beside = BESIDE[key];
  const found = beside ? row[beside]?.querySelector("th a") : row.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!found) return;
  event.preventDefault();
  if (beside) found.focus();
  else found.click();
});
