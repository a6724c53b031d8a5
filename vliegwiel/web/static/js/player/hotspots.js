// Pointing at a mark in a picture chooses its answer in the list below; the list alone is enough.
const choices = (picture, id) =>
  [...picture.closest("form").querySelectorAll("input[name=chosen]")].find((input) => input.value === id);

function mark(picture) {
  for (const spot of picture.querySelectorAll("[data-spot]"))
    spot.classList.toggle("chosen", Boolean(choices(picture, spot.dataset.spot)?.checked));
}

addEventListener("click", (event) => {
  const spot = event.target.closest?.("[data-hotspot] [data-spot]");
  if (!spot) return;
  choices(spot.closest("[data-hotspot]"), spot.dataset.spot).click();
});
addEventListener("change", (event) => {
  const picture = event.target.closest?.("form.question")?.querySelector("[data-hotspot]");
  if (picture) mark(picture);
});
for (const picture of document.querySelectorAll("[data-hotspot]")) mark(picture);
