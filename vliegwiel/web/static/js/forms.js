// A file may be dropped; what is wrong takes the focus when htmx brings it.
customElements.define(
  "file-drop",
  class extends HTMLElement {
    connectedCallback() {
      const input = this.querySelector("input[type=file]");
      if (!input) return;
      // Too large is said before anything is sent; on its way down, so that nothing sends it.
      this.addEventListener("change", (event) => this.#measure(event, input), { capture: true });
      const over = (is) => this.toggleAttribute("data-over", is);
      this.addEventListener("dragover", (event) => (event.preventDefault(), over(true)));
      this.addEventListener("dragleave", () => over(false));
      this.addEventListener("drop", (event) => {
        event.preventDefault();
        over(false);
        if (!event.dataTransfer.files.length) return;
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }

    #measure(event, input) {
      this.parentElement.querySelector(":scope > .error")?.remove();
      const said = this.dataset.most ? this.dataset : input.dataset; // in a form of Django's the input itself knows
      const most = Number(said.most);
      if (event.target !== input || !most || ![...input.files].some((file) => file.size > most)) return;
      event.stopPropagation();
      input.value = "";
      const told = Object.assign(document.createElement("p"), { className: "error", textContent: said.tooLarge });
      told.setAttribute("role", "alert");
      this.after(told);
    }
  },
);

addEventListener("htmx:after:swap", () => document.querySelector(".form-errors:not([data-seen])")?.focus());
addEventListener("focusin", (event) => event.target.matches?.(".form-errors") && (event.target.dataset.seen = ""));
