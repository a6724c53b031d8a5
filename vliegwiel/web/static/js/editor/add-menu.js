// The bar for a new block as a menu: one types a few letters, the choices that fit stay, Enter takes the first, arrows walk.
import { say } from "./words.js";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function shown(bar) {
  return [...bar.querySelectorAll(".add-choice")].filter((choice) => !choice.parentElement.hidden);
}

export function sift(bar) {
  const field = bar.querySelector("[data-sift]");
  if (!field) return;
  const wanted = plain(field.value.trim());
  for (const choice of bar.querySelectorAll(".add-choice")) choice.parentElement.hidden = !plain(choice.textContent).includes(wanted);
  // What is called so comes before what only speaks of it.
  const called = (choice) => plain(choice.querySelector("strong").textContent).startsWith(wanted);
  const first = shown(bar).find(called) ?? shown(bar)[0];
  for (const choice of bar.querySelectorAll(".add-choice")) choice.toggleAttribute("data-first", Boolean(wanted) && choice === first);
  if (!wanted) bar.querySelector("#add-shared")?.replaceChildren();
  if (field.hasAttribute("hx-get") && wanted) field.dispatchEvent(new Event("sift"));
  bar.querySelector("[data-sifted]").textContent = wanted ? say("choices", { n: shown(bar).length }) : "";
}

addEventListener("input", (event) => {
  if (!event.target.matches?.("[data-sift]")) return;
  event.stopPropagation();
  sift(event.target.form);
}, true);

addEventListener("keydown", (event) => {
  const bar = event.target.closest?.("form.add");
  if (!bar || event.altKey || event.ctrlKey || event.metaKey) return;
  const choices = shown(bar);
  const here = choices.indexOf(event.target);
  if (event.target.matches("[data-sift]") && event.key === "Enter") {
    event.preventDefault();
    (bar.querySelector("[data-first]") ?? choices[0])?.click();
  } else if (event.key === "ArrowDown" && here < choices.length - 1) {
    event.preventDefault();
    choices[here + 1].focus();
  } else if (event.key === "ArrowUp" && here >= 0) {
    event.preventDefault();
    (choices[here - 1] ?? bar.querySelector("[data-sift]")).focus();
  }
});
