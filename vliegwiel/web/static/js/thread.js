// The thread on screen: draws the lines between what stands on it, and walks it with the arrow keys. Without this file
// it is a list of links with plain connectors.
const SVG = "http://www.w3.org/2000/svg";
const map = () => document.querySelector("[data-thread]");
const links = (within) => [...within.querySelectorAll(".thread-link")];
const linkOf = (item) => item?.querySelector(":scope > .thread-node > .thread-link");
const above = (item) => item.parentElement.closest(".thread-item");

// From a node to what hangs from it: sideways between columns, down and then in where they stand beneath each other.
function path(from, to, origin) {
  const y = to.top - origin.top + Math.min(24, to.height / 2);
  const x = to.left - origin.left;
  if (to.left > from.right) {
    const startX = from.right - origin.left;
    const startY = from.top - origin.top + Math.min(24, from.height / 2);
    const bend = (x - startX) / 2;
    return `M${startX} ${startY}C${startX + bend} ${startY} ${x - bend} ${y} ${x} ${y}`;
  }
  const down = from.left - origin.left + 10;
  const curve = Math.max(0, Math.min(10, x - down));
  return `M${down} ${from.bottom - origin.top}V${y - curve}Q${down} ${y} ${down + curve} ${y}H${x}`;
}

function draw() {
  const place = map();
  if (!place) return;
  let sheet = place.querySelector(":scope > svg");
  if (!sheet) {
    sheet = document.createElementNS(SVG, "svg");
    sheet.setAttribute("class", "thread-lines");
    sheet.setAttribute("aria-hidden", "true");
    place.prepend(sheet);
  }
  const origin = place.getBoundingClientRect();
  const drawn = [];
  for (const item of place.querySelectorAll(".thread-item .thread-item")) {
    const upper = above(item).querySelector(":scope > .thread-node").getBoundingClientRect();
    const lower = item.querySelector(":scope > .thread-node").getBoundingClientRect();
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path(upper, lower, origin));
    line.setAttribute("class", [...item.classList].filter((name) => name !== "thread-item").join(" "));
    drawn.push(line);
  }
  // What is lit lies on top.
  drawn.sort((one, other) => one.classList.contains("lit") - other.classList.contains("lit"));
  sheet.replaceChildren(...drawn);
  place.dataset.drawn = "";
}

// One stop for the Tab key: the node one is at, with its own small links.
function stopAt(link) {
  const place = map();
  for (const one of place.querySelectorAll("a")) {
    one.tabIndex = one === link || one.closest(".thread-node") === link.parentElement ? 0 : -1;
  }
}

// What hangs together with the node under the pointer or the focus.
function near(link) {
  const place = map();
  for (const item of place.querySelectorAll(".near")) item.classList.remove("near");
  if (!link) return;
  const own = link.closest(".thread-item");
  const chain = [own, ...own.querySelectorAll(".thread-item")];
  for (let item = above(own); item; item = above(item)) chain.push(item);
  for (const item of chain) item.classList.add("near");
}

function step(link, key) {
  const item = link.closest(".thread-item");
  if (key === "ArrowRight") return linkOf(item.querySelector(":scope > ul > .thread-item"));
  if (key === "ArrowLeft") return linkOf(above(item));
  const column = [...map().querySelectorAll(`[data-node="${link.dataset.node}"]`)];
  if (key === "Home") return column[0];
  if (key === "End") return column.at(-1);
  return column[column.indexOf(link) + (key === "ArrowDown" ? 1 : -1)];
}

addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest?.("[data-thread] .thread-link");
  if (event.key === "Escape" && event.target.closest?.("#thread") && !event.target.matches("input, select")) {
    (document.getElementById("thread-back") ?? document.getElementById("thread-out"))?.click();
    return;
  }
  if (!link || !["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
  event.preventDefault();
  const next = step(link, event.key);
  if (next) next.focus();
  else if (event.key === "ArrowRight") link.parentElement.querySelector("[data-fold][aria-expanded=false]")?.click();
});

addEventListener("focusin", (event) => {
  const link = event.target.closest?.("[data-thread] .thread-link");
  if (link) stopAt(link);
  if (map()) near(link);
});
addEventListener("mouseover", (event) => {
  const node = event.target.closest?.("[data-thread] .thread-node");
  if (node) near(node.querySelector(".thread-link"));
});

// After a swap one is where one was: at the node that was opened, or at the one that was looked at.
let last = "";
addEventListener("click", (event) => {
  const pressed = event.target.closest?.("#thread a");
  if (pressed) last = pressed.dataset.from ?? pressed.closest(".thread-node")?.querySelector(".thread-link")?.id ?? "";
});
const sizes = new ResizeObserver(draw);
function begin() {
  const place = map();
  if (!place) return;
  sizes.disconnect();
  sizes.observe(place);
  const here = document.getElementById(last) ?? place.querySelector("[aria-current]") ?? links(place)[0];
  if (here) stopAt(here);
  draw();
  if (last && document.activeElement === document.body) here?.focus({ preventScroll: true });
}
addEventListener("htmx:after:swap", begin);
begin();
map()?.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
