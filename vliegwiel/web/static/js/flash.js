// A message can be put away; it never goes by itself, for not everybody reads at the same speed.
customElements.define(
  "flash-message",
  class extends HTMLElement {
    connectedCallback() {
      const close = this.querySelector(".put-away");
      if (!close) return;
      close.hidden = false;
      close.addEventListener("click", () => this.remove());
    }
  },
);
