// A press is for what was pressed. When something makes room between the press and its release (a hint that answers what
// was typed, a line that says it was saved), the browser gives the click to whatever holds both places, or under a finger
// to what came in its place, and to nothing when what was pressed was swapped for the same: she would press in vain, or
// press something else.
const PRESSED = "button, a[href], summary, label, input";
const MOVED = 10; // pixels: from here on she moved herself, and thought better of it

let pressed = null;
addEventListener("pointerdown", ({ target, button, clientX, clientY }) => {
  const one = button === 0 && target.closest?.(PRESSED);
  pressed = one ? { one, clientX, clientY } : null;
}, true);

// With a mouse no click comes of what is no longer there.
addEventListener("pointerup", (event) => {
  if (event.pointerType !== "mouse" || !pressed || pressed.one.isConnected) return;
  const one = meant(event);
  pressed = null;
  one?.click();
}, true);

addEventListener("click", (event) => {
  if (!pressed || !event.isTrusted || !event.detail) return; // by key, or by ourselves, there was no press
  const one = pressed.one.contains(event.target) ? null : meant(event);
  pressed = null;
  if (!one) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  one.click();
}, true);

// What was pressed, or what it was swapped for meanwhile as long as there is one of it.
function meant({ clientX, clientY }) {
  const { one } = pressed;
  if (Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) > MOVED) return null;
  if (one.isConnected) return one;
  const same = [...document.querySelectorAll(one.localName)].filter((other) => known(other) === known(one));
  return same.length === 1 ? same[0] : null;
}

const known = (one) => one.id || one.getAttribute("href") || one.outerHTML;
