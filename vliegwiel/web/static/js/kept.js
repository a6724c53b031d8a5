// Puts back what was typed when the session had ended: each kept value into the field of that name, if it is empty.
customElements.define(
  "kept-fields",
  class extends HTMLElement {
    connectedCallback() {
      for (const kept of this.querySelectorAll("[data-kept]")) {
        const fields = [...document.getElementsByName(kept.dataset.kept)].filter(
          (field) => !this.contains(field) && !field.closest("[data-autosave]"), // many blocks share their names
        );
        for (const field of fields) {
          if (field.type === "radio" || field.type === "checkbox") field.checked ||= field.value === kept.value;
          else if (field.type !== "hidden" && "value" in field && !field.value) field.value = kept.value;
        }
      }
    }
  },
);
