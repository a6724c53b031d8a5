// An author points out in the picture where an answer lies: first the answer she was last in, then the picture.
const last = new WeakMap(); // form -> the number of the answer she was last in

addEventListener("focusin", (event) => {
  const number = /^option-(\d+)-/.exec(event.target.name ?? "")?.[1];
  if (number) last.set(event.target.form, number);
});

addEventListener("click", (event) => {
  const picture = event.target.closest?.("[data-place-spots]");
  if (!picture) return;
  const form = picture.closest("form");
  const number = last.get(form) ?? "1";
  const box = picture.querySelector("img").getBoundingClientRect();
  const at = { x: ((event.clientX - box.left) / box.width) * 100, y: ((event.clientY - box.top) / box.height) * 100 };
  for (const side of ["x", "y"]) form.elements[`option-${number}-${side}`].value = at[side].toFixed(1);
  const drawing = picture.querySelector("svg");
  const [, , width, height] = drawing.getAttribute("viewBox").split(" ").map(Number);
  const place = { x: (at.x * width) / 100, y: (at.y * height) / 100 };
  const spot = drawing.querySelector(`[data-spot="${number}"]`);
  if (spot) {
    for (const [part, names] of [["circle", ["cx", "cy"]], ["text", ["x", "y"]]]) {
      spot.querySelector(part).setAttribute(names[0], place.x);
      spot.querySelector(part).setAttribute(names[1], place.y);
    }
  }
  form.elements[`option-${number}-x`].dispatchEvent(new Event("input", { bubbles: true }));
});
