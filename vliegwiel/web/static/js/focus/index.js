// The point of a picture that stays in sight: by a click in it, by the arrows while it has the focus, or by two numbers.
const stage = document.querySelector("[data-focus][data-may]");
const form = document.getElementById("said");
const sides = { x: form?.elements.focus_x, y: form?.elements.focus_y };
const STEP = 5;

function show() {
  for (const side of ["x", "y"]) {
    const part = Math.min(100, Math.max(0, Math.round((Number(sides[side].value) || 0) / STEP) * STEP));
    for (const one of document.querySelectorAll(".focus-mark, .crop img")) one.setAttribute(`data-f${side}`, part);
  }
}

function set(x, y) {
  const kept = (part) => Math.min(100, Math.max(0, Math.round(part / STEP) * STEP));
  sides.x.value = kept(x);
  sides.y.value = kept(y);
  show();
}

if (stage && sides.x && sides.y) {
  const picture = stage.querySelector("img");
  stage.tabIndex = 0;
  stage.setAttribute("role", "group");
  stage.setAttribute("aria-label", stage.dataset.focus);
  for (const field of Object.values(sides)) field.step = STEP;
  stage.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    set(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  });
  stage.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (!move) return;
    event.preventDefault();
    set(Number(sides.x.value) + move[0], Number(sides.y.value) + move[1]);
  });
  form.addEventListener("input", show);
}
