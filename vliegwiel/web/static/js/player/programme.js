// <programme-copy>: a programme without a connection. One press takes along what can be done then, one takes it away.
import { copies, dropCopy, keepCopy, mayKeep, wait, waiting } from "../away/store.js";

customElements.define(
  "programme-copy",
  class extends HTMLElement {
    async connectedCallback() {
      // Standing where another page was asked for, this copy came because nothing else did, whatever the device says of
      // its network: it may well have one that leads nowhere.
      const away = (is) => (this.#part("[data-away]").hidden = !is);
      addEventListener("online", () => away(false));
      addEventListener("offline", () => away(true));
      away(!navigator.onLine || location.pathname !== new URL(this.dataset.address, location.href).pathname);
      if (!mayKeep()) return this.#say("cannot");
      this.#part("[data-take]")?.addEventListener("click", () => this.#take());
      this.#part("[data-drop]").addEventListener("click", () => this.#drop());
      this.addEventListener("submit", (event) => this.#tried(event));
      await this.#show();
      this.#part("[data-presses]").hidden = false;
    }

    #part(selector) {
      return this.querySelector(selector);
    }

    get #activities() {
      return [...this.querySelectorAll("[data-slug]")];
    }

    get #wanted() {
      return new Map(this.#activities.filter((one) => one.dataset.address).map((one) => [one.dataset.slug, one.dataset.address]));
    }

    #say(name, n = 0, total = 0) {
      this.#part("[data-state]").textContent = this.dataset[name].replace("{n}", n).replace("{total}", total);
    }

    async #take() {
      const wanted = this.#wanted;
      this.#part("[data-take]").disabled = true;
      let came = 0;
      for (const [slug, address] of wanted) {
        this.#say("busy", came, wanted.size);
        sessionStorage.removeItem(`dropped:${slug}`);
        await keepCopy(slug, address, this.dataset.who).then(
          () => (came += 1),
          () => {}, // the others may still come; how many did is told
        );
      }
      await keepCopy(this.dataset.slug, this.dataset.address, this.dataset.who).catch(() => (came = Math.min(came, wanted.size - 1)));
      this.#part("[data-take]").disabled = false;
      await this.#show();
      this.#say(came === wanted.size ? "all" : "some", came, wanted.size);
    }

    async #drop() {
      for (const slug of [...this.#activities.map((one) => one.dataset.slug), this.dataset.slug]) {
        sessionStorage.setItem(`dropped:${slug}`, "");
        await dropCopy(slug);
      }
      await this.#show();
      this.#say("gone");
      this.#part("[data-take]")?.focus();
    }

    // What stands here, and what was done here and waits.
    async #show() {
      const there = new Set((await copies()).map((one) => one.slug));
      const waits = await waiting();
      for (const one of this.#activities) {
        const line = one.querySelector("[data-here]");
        const done = waits.some((item) => item.slug === one.dataset.slug);
        line.hidden = !there.has(one.dataset.slug) && !done;
        line.querySelector("span").textContent = done ? this.dataset.waits : this.dataset.there;
      }
      for (const item of waits) if (item.slug === this.dataset.slug) this.#mark(item.block);
      const all = [...this.#wanted.keys(), this.dataset.slug].every((slug) => there.has(slug));
      const take = this.#part("[data-take]");
      if (take) take.hidden = all || !navigator.onLine;
      this.#part("[data-drop]").hidden = ![...this.#activities, this].some((one) => there.has(one.dataset.slug));
    }

    #mark(block) {
      const step = document.getElementById(`step-${block}`);
      step?.querySelector("form")?.remove();
      if (step) step.querySelector(".programme-says").textContent = this.dataset.done;
    }

    // Something tried at work: it waits here, and goes as soon as there is a connection.
    async #tried(event) {
      const block = event.target.dataset.tried;
      event.preventDefault();
      const page = this.dataset.step.replace("BLOCK", block);
      await wait({ slug: this.dataset.slug, address: this.dataset.deliveries, page, block, what: "seen", body: "" }, this.dataset.who);
      if (navigator.onLine) location.assign(this.dataset.home);
      else this.#mark(block);
    }
  },
);
