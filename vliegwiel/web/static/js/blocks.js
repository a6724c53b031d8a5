// What blocks can do beyond HTML, for who previews and who learns. Without it everything can still be read.

// Something of another site is shown when one asks for it: until then that site knows of nothing.
customElements.define(
  "embed-frame",
  class extends HTMLElement {
    connectedCallback() {
      const button = this.querySelector("button");
      if (!button) return;
      for (const part of this.children) part.hidden = false;
      button.addEventListener("click", () => {
        const frame = document.createElement("iframe");
        frame.title = this.dataset.title;
        frame.allow = "fullscreen; encrypted-media; picture-in-picture";
        frame.referrerPolicy = "strict-origin-when-cross-origin";
        frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups allow-forms");
        frame.src = this.dataset.address;
        frame.tabIndex = 0;
        this.replaceChildren(frame);
        frame.focus();
      });
    }
  },
);

// What folds out becomes tabs where there is room; the folds stay what is read, searched and printed.
const wide = matchMedia("(width >= 48rem)");

function tabs(block) {
  const folds = [...block.querySelectorAll(":scope > .folds-list > details")];
  if (block.querySelector("[role=tablist]") || !folds.length) return;
  const list = document.createElement("div");
  list.className = "tab-list";
  list.setAttribute("role", "tablist");
  const heading = block.querySelector("h2")?.textContent;
  if (heading) list.setAttribute("aria-label", heading);
  const show = (n, focus) => {
    folds.forEach((fold, at) => {
      fold.open = at === n;
      fold.hidden = at !== n;
      list.children[at].setAttribute("aria-selected", String(at === n));
      list.children[at].tabIndex = at === n ? 0 : -1;
    });
    if (focus) list.children[n].focus();
  };
  folds.forEach((fold, n) => {
    const tab = Object.assign(document.createElement("button"), { type: "button", textContent: fold.querySelector("summary").textContent });
    const panel = fold.querySelector("summary + div");
    tab.id = `${block.closest("[id]").id}-tab-${n}`;
    panel.id = `${tab.id}-panel`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => show(n));
    list.append(tab);
  });
  list.addEventListener("keydown", (event) => {
    const here = [...list.children].indexOf(event.target);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: folds.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    show((to + folds.length) % folds.length, true);
  });
  block.querySelector(".folds-list").before(list);
  block.dataset.tabs = "on";
  show(0);
}

function folded(block) {
  block.querySelector("[role=tablist]")?.remove();
  block.dataset.tabs = "";
  for (const fold of block.querySelectorAll("details")) {
    fold.hidden = false;
    const panel = fold.querySelector("[role=tabpanel]");
    for (const name of ["role", "id", "aria-labelledby"]) panel?.removeAttribute(name);
  }
}

const arrange = () => document.querySelectorAll("[data-tabs]").forEach(wide.matches ? tabs : folded);
wide.addEventListener("change", arrange);
addEventListener("htmx:after:swap", arrange);
addEventListener("beforeprint", () => document.querySelectorAll("[data-tabs]").forEach(folded));
addEventListener("afterprint", arrange);
arrange();

// Code to take over. Where the browser keeps its clipboard shut, the code is selected instead: one key copies it.
const showCopy = () => document.querySelectorAll("button[data-copy][hidden]").forEach((button) => (button.hidden = false));
addEventListener("htmx:after:swap", showCopy);
addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]");
  if (!button) return;
  const code = button.closest("figure").querySelector("code");
  const text = code.textContent.replace(/\n$/, "");
  const done = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  if (!done) return getSelection().selectAllChildren(code);
  const line = button.querySelector("span");
  const before = line.textContent;
  line.textContent = button.dataset.copy;
  setTimeout(() => (line.textContent = before), 2000);
});
showCopy();
