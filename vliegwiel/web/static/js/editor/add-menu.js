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
  seek(bar, field.value.trim());
  bar.querySelector("[data-sifted]").textContent = wanted ? say("choices", { n: shown(bar).length }) : "";
}

// Shared blocks are too many to stand in the menu: what is typed is looked up, and comes below the kinds.
let later;
function seek(bar, wanted) {
  clearTimeout(later);
  const place = bar.querySelector("[data-seek]");
  if (!place) return;
  if (wanted.length < 2) return place.replaceChildren();
  later = setTimeout(async () => {
    const address = `${place.dataset.seek}?${new URLSearchParams({ find: wanted })}`;
    const answer = await fetch(address, { headers: { "HX-Request": "true", "HX-Target": "add-shared" } }).catch(() => null);
    if (!answer?.ok) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#add-shared");
    if (found && bar.querySelector("[data-sift]").value.trim() === wanted) place.replaceChildren(...found.children);
  }, 250);
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
