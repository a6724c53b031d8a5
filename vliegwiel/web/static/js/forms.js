// A file may be dropped; what is wrong takes the focus when htmx brings it.
customElements.define(
  "file-drop",
  class extends HTMLElement {
    connectedCallback() {
      const input = this.querySelector("input[type=file]");
      if (!input) return;
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
  },
);

addEventListener("htmx:after:swap", () => document.querySelector(".form-errors:not([data-seen])")?.focus());
addEventListener("focusin", (event) => event.target.matches?.(".form-errors") && (event.target.dataset.seen = ""));
