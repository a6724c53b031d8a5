// <order-list>: what one puts in order with a number per line, moves by buttons, by Alt and an arrow, or by dragging.
// The numbers stay what is sent; without this script one chooses them.
class OrderList extends HTMLElement {
  #dragged = null;
  #voice = Object.assign(document.createElement("p"), { className: "aloud" });

  connectedCallback() {
    if (this.classList.contains("moves")) return;
    this.classList.add("moves");
    this.#voice.setAttribute("role", "status");
    this.append(this.#voice);
    for (const line of this.#lines) this.#dress(line);
    this.addEventListener("dragstart", (event) => this.#lift(event));
    this.addEventListener("dragover", (event) => this.#over(event));
    this.addEventListener("drop", (event) => event.preventDefault());
    this.addEventListener("dragend", () => this.#drop());
    this.#number();
  }

  get #lines() {
    return [...this.querySelectorAll(":scope > ol > li")];
  }

  #dress(line) {
    line.draggable = true;
    const buttons = Object.assign(document.createElement("span"), { className: "order-moves" });
    for (const [steps, sign, word] of [[-1, "↑", this.dataset.up], [1, "↓", this.dataset.down]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet icon-only", textContent: sign });
      button.setAttribute("aria-label", `${word}: ${line.querySelector("label").textContent}`);
      button.addEventListener("click", () => this.#step(line, steps, button));
      buttons.append(button);
    }
    line.append(buttons);
    line.addEventListener("keydown", (event) => {
      const steps = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!steps || !event.altKey) return;
      event.preventDefault();
      this.#step(line, steps, event.target);
    });
  }

  #step(line, steps, focus) {
    const lines = this.#lines;
    const there = lines[lines.indexOf(line) + steps];
    if (!there) return;
    if (steps < 0) there.before(line);
    else there.after(line);
    this.#number();
    focus.focus();
    this.#voice.textContent = `${line.querySelector("label").textContent}: ${this.#lines.indexOf(line) + 1} / ${lines.length}`;
  }

  #lift(event) {
    this.#dragged = event.target.closest("li");
    event.dataTransfer.effectAllowed = "move";
    this.#dragged.classList.add("lifted");
  }

  #over(event) {
    const over = event.target.closest("li");
    if (!this.#dragged || !over || over === this.#dragged || over.parentElement !== this.#dragged.parentElement) return;
    event.preventDefault();
    const { top, height } = over.getBoundingClientRect();
    if (event.clientY < top + height / 2) over.before(this.#dragged);
    else over.after(this.#dragged);
  }

  #drop() {
    this.#dragged?.classList.remove("lifted");
    this.#dragged = null;
    this.#number();
  }

  // As long as she moved nothing, the order shown is no answer she gave; sending it is.
  #number() {
    this.#lines.forEach((line, index) => (line.querySelector("select").value = String(index + 1)));
  }
}

customElements.define("order-list", OrderList);
