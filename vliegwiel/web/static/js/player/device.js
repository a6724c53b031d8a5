// Without a connection: what one does waits on this device, and the copy that stands here is walked through.
import { copies, dropCopy, keepCopy, mayKeep, wait, waiting } from "../away/store.js";

const who = () => document.querySelector("[data-who]")?.dataset.who ?? "";
const fieldsOf = (form, submitter) => {
  const fields = new FormData(form, submitter);
  fields.delete("csrfmiddlewaretoken");
  return new URLSearchParams([...fields].filter(([, value]) => typeof value === "string")).toString();
};
const hold = (player, block, what, body = "") =>
  wait({ slug: player.dataset.slug, address: player.dataset.deliveries, page: player.dataset.step.replace("BLOCK", block), block, what, body }, who());

// Since when a question that comes back is looked at.
const shownAt = (address) => {
  const shown = new URL(address, location).searchParams.get("shown");
  return shown ? `&shown=${encodeURIComponent(shown)}` : "";
};

// The step as the academy shows it, when the connection is gone meanwhile.
async function holdHere(player, form, submitter) {
  const note = document.querySelector("#offline-note");
  if (form.matches(".poll")) note.hidden = false; // others' answers come back with it, so it takes a connection
  else if (form.matches(".question")) {
    const block = form.elements.question.value;
    await hold(player, block, "answer", fieldsOf(form, submitter) + shownAt(form.action));
    if (player.dataset.copy && (await copies()).some((one) => one.slug === player.dataset.slug)) return location.assign(player.dataset.copy);
    note.querySelector("p").textContent = player.dataset.keptAnswer;
    note.hidden = false;
  } else {
    await hold(player, player.dataset.block, "seen");
    location.assign(player.dataset.next || `${player.dataset.home}device/`);
  }
}
addEventListener("submit", (event) => {
  const player = event.target.closest?.(".player");
  if (!player || player.matches("[data-device]") || navigator.onLine) return;
  event.preventDefault();
  if (player.dataset.deliveries && mayKeep()) holdHere(player, event.target, event.submitter);
  else document.querySelector("#offline-note").hidden = false;
});
addEventListener("online", () => document.querySelector("#offline-note")?.setAttribute("hidden", ""));

// The copy.
class Copy {
  constructor(player) {
    this.player = player;
    this.screens = [...player.querySelectorAll("[data-screen]")];
    this.buttons = player.querySelector(".player-go");
    this.buttons.hidden = false;
    this.previous.addEventListener("click", () => this.go(this.here - 1));
    this.next.addEventListener("click", () => this.#on());
    player.addEventListener("submit", (event) => this.#answer(event));
    addEventListener("popstate", () => this.show(this.#asked));
    addEventListener("online", () => this.#back());
    addEventListener("keydown", (event) => this.#key(event));
    this.ready = this.#marks().then(() => this.#whenToday()).then((here) => this.show(here));
    if (navigator.onLine) this.#back();
  }

  get previous() {
    return this.player.querySelector("[data-previous]");
  }
  get next() {
    return this.player.querySelector("[data-next]");
  }

  // The screen the address asks for, else the first that is not done.
  get #asked() {
    const block = decodeURIComponent(location.pathname.match(/\/step\/([^/]+)\//)?.[1] ?? "");
    const asked = this.screens.findIndex((screen) => screen.dataset.screen && (screen.dataset.screen === block || screen.querySelector(`#block-${CSS.escape(block)}`)));
    return asked >= 0 ? asked : Math.max(0, this.screens.findIndex((screen) => screen.dataset.done === undefined));
  }

  // What is of one day is over on the next: straight to the end.
  async #whenToday() {
    const copy = this.player.dataset.today !== undefined && (await copies()).find((one) => one.slug === this.player.dataset.slug);
    const over = copy && new Date(copy.at).toDateString() !== new Date().toDateString();
    return over ? this.screens.length - 1 : this.#asked;
  }

  async #marks() {
    for (const item of await waiting()) {
      const screen = item.slug === this.player.dataset.slug && this.screens.find((one) => one.dataset.screen === item.block);
      if (screen) this.#mark(screen, item.what === "answer" ? this.player.dataset.keptAnswer : this.player.dataset.keptBefore);
    }
  }

  #mark(screen, words) {
    screen.dataset.done = "";
    const why = screen.querySelector("[data-why]"); // a question that comes back is explained at once, and answered once
    if (why) {
      why.hidden = false;
      screen.querySelector(".question fieldset").disabled = true;
      screen.querySelector(".question .actions").hidden = true;
    }
    const line = screen.querySelector(".takes");
    line.hidden = false;
    line.querySelector("span").textContent = words;
  }

  show(n) {
    this.here = n;
    if (this.player.dataset.today !== undefined) this.screens[n].dataset.shown ??= new Date().toISOString();
    this.screens.forEach((screen, at) => (screen.hidden = at !== n));
    const { words } = this.player.querySelector(".device-count").dataset;
    const total = this.screens.length - 1;
    this.player.querySelector(".device-count").textContent = n < total ? words.replace("{n}", n + 1).replace("{total}", total) : "";
    this.previous.disabled = n === 0;
    this.next.hidden = n >= total;
    if (n === total) this.#end();
    this.next.textContent = this.#open ? this.next.dataset.skip : this.next.dataset.go;
  }

  // At the end: what waits here, what is still open, or that all of it arrived.
  async #end() {
    const waits = (await waiting()).some((item) => item.slug === this.player.dataset.slug);
    const open = this.screens.some((screen) => screen.dataset.screen && screen.dataset.done === undefined);
    for (const line of this.player.querySelectorAll("[data-end]")) line.hidden = line.dataset.end !== (waits ? "waits" : open ? "open" : "done");
  }

  // A question without an answer, and what cannot be done here, is skipped: it stays open.
  get #open() {
    const screen = this.screens[this.here];
    return screen.dataset.done === undefined && Boolean(screen.querySelector(".question, .block-absent"));
  }

  go(n) {
    const block = this.screens[n].dataset.screen;
    if (block) history.pushState({}, "", this.player.dataset.step.replace("BLOCK", block));
    this.show(n);
    this.screens[n].focus();
  }

  async #on() {
    const screen = this.screens[this.here];
    if (screen.dataset.done === undefined && !this.#open) {
      await hold(this.player, screen.dataset.screen, "seen");
      this.#mark(screen, this.player.dataset.keptBefore);
    }
    this.go(this.here + 1);
  }

  async #answer(event) {
    const form = event.target;
    event.preventDefault();
    if (!form.elements.question) return;
    if (!fieldsOf(form, event.submitter).replace(/(^|&)(question|sure)=[^&]*/g, "")) return; // nothing filled in
    await hold(this.player, form.elements.question.value, "answer", fieldsOf(form, event.submitter) + this.#since(form));
    this.#mark(form.closest("[data-screen]"), this.player.dataset.keptAnswer);
    this.show(this.here);
  }

  #since(form) {
    const { shown } = form.closest("[data-screen]").dataset;
    return shown ? `&shown=${encodeURIComponent(shown)}` : "";
  }

  #back() {
    this.player.querySelector("[data-online]").hidden = false;
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest("input, textarea, select, summary, button")) return;
    if (event.key === "ArrowRight" && !this.next.hidden) this.#on();
    else if (event.key === "ArrowLeft" && this.here) this.go(this.here - 1);
  }
}
const device = document.querySelector(".player[data-device]");
if (device) new Copy(device);

// <device-copy>: whether an activity stands on this device, and the press that changes it.
customElements.define(
  "device-copy",
  class extends HTMLElement {
    async connectedCallback() {
      if (!mayKeep()) return;
      this.querySelector("[data-keep-it]").addEventListener("click", () => this.#keep());
      this.querySelector("[data-drop-it]").addEventListener("click", () => this.#drop());
      this.hidden = false;
      const copy = (await copies()).find((one) => one.slug === this.dataset.slug);
      this.#show(Boolean(copy));
      const dropped = sessionStorage.getItem(`dropped:${this.dataset.slug}`) !== null;
      const old = !copy || this.dataset.anew !== undefined || sessionStorage.getItem(`kept:${this.dataset.slug}`) === null;
      if ((copy || this.dataset.keep !== undefined) && old && !dropped && navigator.onLine) await this.#keep(false);
    }

    async #keep(asked = true) {
      sessionStorage.removeItem(`dropped:${this.dataset.slug}`);
      try {
        await keepCopy(this.dataset.slug, this.dataset.address, who());
        sessionStorage.setItem(`kept:${this.dataset.slug}`, "");
        this.#show(true);
      } catch {
        if (asked) this.querySelector("[role=status]").textContent = this.dataset.failed;
      }
    }

    async #drop() {
      sessionStorage.setItem(`dropped:${this.dataset.slug}`, "");
      await dropCopy(this.dataset.slug);
      this.#show(false);
    }

    #show(there) {
      for (const part of this.querySelectorAll("[data-there], [data-drop-it]")) part.hidden = !there;
      for (const part of this.querySelectorAll("[data-not-there], [data-keep-it]")) part.hidden = there;
    }
  },
);
