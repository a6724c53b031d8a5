// Moving blocks with a button, with Alt and an arrow, or by dragging; the bar for a new block where one wants it.
import { sift } from "./add-menu.js";
import { remember } from "./history.js";
import { say } from "./words.js";

class BlockList extends HTMLElement {
  #dragged = null;
  #from = null; // the editor that asked for the bar with a slash

  connectedCallback() {
    this.addEventListener("click", (event) => this.#click(event));
    this.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("slash", (event) => this.#slash(event));
    this.addEventListener("tables-pasted", (event) => this.#tables(event.target.closest("[data-block]"), event.detail));
    this.addEventListener("codes-pasted", (event) => this.#codes(event.target.closest("[data-block]"), event.detail));
    this.addEventListener("picture-pasted", (event) => this.#picture(event.target.closest("[data-block]"), event.detail));
    this.addEventListener("dragstart", (event) => this.#lift(event));
    this.addEventListener("dragover", (event) => this.#over(event));
    this.addEventListener("drop", (event) => this.#drop(event));
    this.addEventListener("dragend", () => this.#end());
    this.#voice = Object.assign(document.createElement("p"), { className: "aloud" });
    this.#voice.setAttribute("role", "status");
    this.after(this.#voice);
    new MutationObserver((changes) => this.#changed(changes)).observe(this, { childList: true });
    addEventListener("desk-saved", () => this.#tell());
    this.#scripted();
  }

  #scripted() {
    for (const part of this.querySelectorAll("[data-scripted]")) part.hidden = false;
  }

  get #choices() {
    return this.querySelector(":scope > .add [data-sift]");
  }

  #voice = null;

  get #pieces() {
    return [...this.querySelectorAll(":scope > [data-block]")];
  }

  #tell() {
    document.body.dispatchEvent(new Event("desk-changed"));
  }

  #changed(changes) {
    const came = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.dataset?.block);
    const bar = this.querySelector(":scope > .add");
    this.#scripted();
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
      if (node.classList?.contains("piece-gone")) remember({ deed: "removed", id: node.id.replace("piece--", "") });
    if (came.length === 1 && !this.#moving && !changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.dataset?.block)))
      remember({ deed: "added", id: came[0].dataset.block });
    if (came.length === 1 && !this.#moving) {
      if (bar?.elements.after.value) this.#bar(null);
      const field = came[0].querySelector("rich-text, .fields input:not([type=hidden]), .fields textarea");
      field?.focus();
      came[0].scrollIntoView({ block: "nearest" });
    }
    if (!this.#moving) this.#tell();
  }

  #moving = false;

  #click(event) {
    const move = event.target.closest("[data-move]");
    const after = event.target.closest("[data-after]");
    if (move) {
      event.preventDefault();
      this.#step(move.closest("[data-block]"), Number(move.dataset.move), move);
    } else if (after) {
      event.preventDefault();
      this.#bar(after.closest("[data-block]"));
      this.#choices.focus();
    }
  }

  #key(event) {
    const piece = event.target.closest("[data-block]");
    if (piece && event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      this.#step(piece, event.key === "ArrowUp" ? -1 : 1, event.target);
    }
    if (!this.#from || !event.target.closest(".add")) return;
    if (event.key === "Escape" || (event.key === "/" && !event.target.value)) {
      event.preventDefault();
      const editor = this.#from;
      this.#bar(null);
      if (event.key === "/") editor.write("/");
      else editor.focus();
    }
  }

  #slash(event) {
    event.preventDefault();
    const editor = event.target;
    this.#bar(editor.closest("[data-block]"));
    this.#from = editor;
    this.#choices.focus();
  }

  // What was pasted and is no text comes as a block of its own, after the one it was pasted in.
  async #tables(piece, tables) {
    for (const table of tables.reverse()) {
      const cells = table.flatMap((row, r) => row.map((cell, c) => [`cell-${r + 1}-${c + 1}`, cell]));
      await this.#made(piece, { kind: "table", version: "0", head_row: "on", ...Object.fromEntries(cells) });
    }
  }

  async #codes(piece, codes) {
    for (const one of codes.reverse()) await this.#made(piece, { kind: "code", version: "0", ...one });
  }

  async #picture(piece, file) {
    const made = await this.#made(piece, { kind: "image" });
    const field = made?.querySelector("input[type=file]");
    if (!field) return;
    const files = new DataTransfer();
    files.items.add(file);
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async #made(piece, values) {
    this.#bar(piece);
    const bar = this.querySelector(":scope > .add");
    const there = new Set(this.#pieces);
    await htmx.ajax("POST", bar.getAttribute("hx-post"), {
      target: "#add",
      swap: "outerHTML",
      values: { ...values, after: piece.dataset.block, csrfmiddlewaretoken: bar.elements.csrfmiddlewaretoken.value },
    });
    return this.#pieces.find((one) => !there.has(one));
  }

  // The bar stands after a piece, or at the end.
  #bar(piece) {
    const bar = this.querySelector(":scope > .add");
    this.#from = null;
    if (!bar) return;
    bar.elements.after.value = piece?.dataset.block ?? "";
    this.#choices.value = "";
    sift(bar);
    this.#quietly(() => (piece ? piece.after(bar) : this.append(bar)));
  }

  #step(piece, by, focus) {
    const pieces = this.#pieces;
    const next = pieces[pieces.indexOf(piece) + by];
    if (next) this.#place(piece, by > 0 ? next : (pieces[pieces.indexOf(next) - 1] ?? null), focus);
  }

  async #place(piece, after, focus) {
    const stood = this.#pieces;
    const before = stood[stood.indexOf(piece) - 1] ?? null;
    const put = (where) => (where ? where.after(piece) : this.#pieces[0].before(piece));
    this.#quietly(() => put(after));
    focus?.focus();
    const pieces = this.#pieces;
    this.#voice.textContent = say("moved", { n: pieces.indexOf(piece) + 1, total: pieces.length });
    const form = piece.querySelector("form");
    const body = new URLSearchParams({
      after: after?.dataset.block ?? "top",
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    });
    const address = `${form.getAttribute("action")}place/`;
    const answer = await fetch(address, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => null);
    if (answer?.status === 204 && !answer.headers.has("HX-Redirect")) {
      remember({ deed: "moved", id: piece.dataset.block, from: before?.dataset.block ?? "top", to: after?.dataset.block ?? "top" });
      return this.#tell();
    }
    this.#quietly(() => put(before));
    this.#voice.textContent = say("not_moved");
    this.#voice.classList.remove("aloud");
  }

  #quietly(deed) {
    this.#moving = true;
    deed();
    queueMicrotask(() => (this.#moving = false));
  }

  #lift(event) {
    if (!event.target.closest?.(".grip")) return;
    this.#dragged = event.target.closest("[data-block]");
    this.#dragged.dataset.dragged = "";
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    event.dataTransfer.setDragImage(this.#dragged, 20, 20);
  }

  #over(event) {
    if (!this.#dragged) return;
    event.preventDefault();
    for (const piece of this.#pieces) delete piece.dataset.drop;
    const under = event.target.closest?.("[data-block]");
    if (!under || under === this.#dragged) return;
    const { top, height } = under.getBoundingClientRect();
    under.dataset.drop = event.clientY < top + height / 2 ? "before" : "after";
  }

  #drop(event) {
    const under = this.#pieces.find((piece) => piece.dataset.drop);
    if (!this.#dragged || !under) return;
    event.preventDefault();
    const pieces = this.#pieces.filter((piece) => piece !== this.#dragged);
    const after = under.dataset.drop === "after" ? under : (pieces[pieces.indexOf(under) - 1] ?? null);
    this.#place(this.#dragged, after);
    this.#end();
  }

  #end() {
    for (const piece of this.#pieces) {
      delete piece.dataset.drop;
      delete piece.dataset.dragged;
    }
    this.#dragged = null;
  }
}

customElements.define("block-list", BlockList);
