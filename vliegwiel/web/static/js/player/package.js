// A package in the player: its window on another origin, the list of its items, and what it set on its way to us.
import { leftovers, open, passing } from "./unsent.js";

const AGAIN = [2, 4, 8, 15, 30]; // seconds until we try once more
const LAST_WORDS = 4000; // how long an item gets to say what it has to say when one leaves it

class SignedOut extends Error {}
class Refused extends Error {}

customElements.define(
  "package-player",
  class extends HTMLElement {
    #frame = this.querySelector("iframe");
    #state = this.querySelector(".package-state");
    #queue = null;
    #run = "";
    #item = "";
    #number = 0;
    #tries = 0;
    #timer = 0;
    #sending = null;
    #ready = null;
    #stopped = null;
    #wanted = null;
    #hasWay = this.hasAttribute("data-way"); // its items open by its own rules, which the academy follows
    #may = {};
    #way = {}; // of a trial: what is kept of it
    #trial = this.hasAttribute("data-trial") ? {} : null; // of a trial: what each item set, as long as this page is open

    connectedCallback() {
      const items = this.querySelector(".package-items");
      if (items && matchMedia("(width < 64rem)").matches) items.open = false; // on a phone the lesson comes first
      const heard = new Promise((resolve) => (this.#ready = resolve));
      addEventListener("message", (event) => this.#hear(event));
      addEventListener("online", () => this.#retry());
      // A laptop that was shut, or a tab that was put to sleep, missed what happened meanwhile.
      addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#tries && this.#retry());
      document.addEventListener("resume", () => this.#retry());
      addEventListener("pagehide", () => this.#send({ keepalive: true }));
      addEventListener("beforeunload", (event) => this.#queue?.full && this.#queue.waits && event.preventDefault());
      this.addEventListener("click", (event) => this.#click(event));
      this.#frame.src = this.dataset.address;
      heard.then(() => (this.dataset.ended ? this.#rest(this.dataset.ended) : this.#enter(this.#hasWay ? { what: "begin" } : { what: "open", item: this.dataset.here })));
    }

    #hear(event) {
      if (event.origin !== this.dataset.origin || event.source !== this.#frame.contentWindow) return;
      const said = event.data ?? {};
      if (said.type === "ready") this.#ready();
      else if (said.type === "stopped") this.#stopped?.();
      else if (said.type === "height") this.#grow(said.pixels);
      else if (said.type === "set" && said.run === this.#run) this.#keep(said);
    }

    // Content that has a height of its own is shown whole, so that one scrolls in one place.
    #grow(pixels) {
      const height = Math.min(Math.max(Number(pixels) || 0, 240), 6000);
      Object.assign(this.querySelector(".package-window").style, { blockSize: `${Math.ceil(height) + 2}px`, minBlockSize: 0 });
    }

    #click(event) {
      const item = event.target.closest("[data-item]")?.dataset.item;
      if (item) this.#go(this.#hasWay ? { what: "go", request: "choice", target: item } : { what: "open", item });
      else if (event.target.closest("[data-next]")) this.#step("continue");
      else if (event.target.closest("[data-previous]")) this.#step("previous");
      else if (event.target.closest("[data-again]")) this.#go(this.#hasWay ? { what: "begin" } : { what: "open", item: this.#item });
      else if (event.target.closest("[data-anew]")) this.#go({ what: "begin", anew: true });
      else if (event.target.closest("[data-full]")) this.querySelector(".package-window").requestFullscreen?.();
    }

    #step(request) {
      const item = this.#beside(request === "continue" ? 1 : -1);
      if (this.#may[request]) this.#go({ what: "go", request });
      else if (item) this.#go(this.#hasWay ? { what: "go", request: "choice", target: item } : { what: "open", item });
    }

    // Leave this item, let it say its last words, then the next.
    async #go(asked) {
      const left = new Promise((resolve) => (this.#stopped = resolve));
      this.#post({ type: "stop" });
      await Promise.race([left, new Promise((resolve) => setTimeout(resolve, LAST_WORDS))]);
      await this.#enter(asked);
    }

    async #enter(asked, after = "") {
      this.#wanted = asked;
      this.#say("opening");
      const run = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
      try {
        await this.#flush();
        const answer = await this.#ask({ item: this.#item, from: this.#run, ...asked, run, package: this.dataset.package });
        this.#wanted = null;
        if (answer.elsewhere) return this.#elsewhere();
        if (!answer.start) {
          this.#show(answer);
          if (answer.refused) return await this.#enter({ what: "begin" }, answer.refused);
          return this.#rest(answer.ended || "idle");
        }
        const { item, number } = answer.start;
        [this.#run, this.#item, this.#number] = [run, item, number];
        this.#queue = this.#trial ? passing(item, run, this.dataset.run) : open(Number(this.dataset.enrolment), this.dataset.block, item, run, this.dataset.run, this.dataset.package);
        this.#show(answer);
        this.#post({ type: "start", ...answer.start, run, src: new URL(answer.start.src, this.dataset.address).href, places: answer.places, may: this.#may });
        this.#rests(false);
        if (after) this.#say("", "", after);
        else this.#state.textContent = "";
      } catch (problem) {
        if (problem instanceof Refused) this.#wanted = null;
        this.#trouble(problem, "unopened");
      }
    }

    // Nothing is open: it was put aside, it is over, or one chooses from the list.
    #rest(word) {
      this.#item = "";
      this.#say(word);
      this.#rests(true);
      this.querySelector("[data-anew]")?.toggleAttribute("hidden", word === "idle");
      for (const line of this.querySelectorAll("[aria-current]")) line.removeAttribute("aria-current");
    }

    #rests(isResting) {
      this.toggleAttribute("data-rests", isResting);
      if (isResting) this.querySelector("[data-again]").hidden = false;
      else this.querySelector("[data-anew]")?.setAttribute("hidden", "");
    }

    #keep({ values, seconds, finished, going }) {
      if (Object.keys(values).length || finished) {
        this.#number += 1;
        this.#queue.add(this.#number, values, seconds);
        if (!this.#tries) this.#say("saving");
        this.#send();
      }
      if (finished && going) this.#follow(going);
    }

    // Where an item asked to go when it ended.
    #follow(going) {
      const [, target, kind] = going.match(/^\{target=(.*)\}(choice|jump)$/) ?? [];
      if (this.#hasWay) this.#sent().then(() => this.#go({ what: "go", request: kind ?? going, target }));
      else if (target) this.#sent().then(() => this.#go({ what: "open", item: target }));
      else if (going === "continue" || going === "previous") this.#sent().then(() => this.#step(going));
    }

    async #sent() {
      while (this.#sending) await this.#sending;
    }

    // One sending at a time: what is set meanwhile goes with the next.
    #send({ keepalive = false } = {}) {
      if (!this.#queue?.waits || (this.#sending && !keepalive)) return;
      const queue = this.#queue;
      const upto = queue.kept.sets.at(-1).n;
      const body = queue.body();
      const small = JSON.stringify(body).length < 60_000; // more may not outlive its page; the queue does
      this.#sending = this.#ask(body, keepalive && small)
        .then((answer) => {
          queue.arrived(upto);
          this.#tries = 0;
          this.#show(answer);
          if (answer.elsewhere) this.#elsewhere();
          else this.#say("saved", answer.at);
        })
        .catch((problem) => this.#trouble(problem, "unsaved"))
        .finally(() => {
          this.#sending = null;
          if (!this.#tries && this.#queue?.waits) this.#send();
        });
    }

    // First what earlier windows could not send, then what this one has.
    async #flush() {
      await this.#sent();
      for (const queue of this.#trial ? [] : leftovers(this.dataset.enrolment, this.dataset.block, "")) {
        const upto = queue.kept.sets.at(-1).n;
        try {
          await this.#ask(queue.body());
        } catch (problem) {
          if (queue.kept.package === this.dataset.package || !(problem instanceof Refused)) throw problem;
        } // of a package that was replaced nothing is waited for any more
        queue.arrived(upto);
      }
      this.#tries = 0;
    }

    // In a trial everything set so far goes along each time, for nobody else remembers it.
    #tried(body) {
      const mine = body.item ? (this.#trial[body.item] ??= { values: {}, seconds: 0 }) : { values: {} };
      for (const { v } of body.sets ?? []) Object.assign(mine.values, v);
      mine.seconds = body.seconds ?? mine.seconds;
      const list = this.querySelector("[data-said] dl");
      const lines = Object.entries(mine.values).map(([name, value]) => {
        const line = document.createElement("div");
        for (const [tag, text] of [["dt", name], ["dd", value]]) line.appendChild(document.createElement(tag)).textContent = text;
        return line;
      });
      list.replaceChildren(...lines);
      list.parentElement.hidden = !lines.length;
      const opened = Object.entries(this.#trial).filter(([id, one]) => id !== body.item || body.what === "keep" || Object.keys(one.values).length);
      const { what, item, request, target, anew } = body;
      return { what, item, request, target, anew, way: this.#way, played: Object.fromEntries(opened) };
    }

    async #ask(body, keepalive = false) {
      const isNew = this.#trial && !(body.item in this.#trial);
      const said = this.#trial ? this.#tried(body) : { enrolment: Number(this.dataset.enrolment), ...body };
      const answer = await fetch(this.dataset.run, {
        method: "POST",
        keepalive,
        headers: { "Content-Type": "application/json", "X-CSRFToken": document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? this.dataset.token },
        body: JSON.stringify(said),
      });
      if (answer.redirected || answer.status === 403) throw new SignedOut();
      if (answer.status >= 500) throw new Error("away");
      const heard = await answer.json();
      if (!answer.ok) {
        if (isNew) delete this.#trial[body.item];
        throw new Refused(heard.error);
      }
      if (this.#trial) {
        this.#way = heard.way ?? {};
        if (heard.forget) delete this.#trial[heard.forget];
      }
      return heard;
    }

    #trouble(problem, word) {
      clearTimeout(this.#timer);
      this.#tries += 1;
      if (problem instanceof Refused) return this.#say("", "", problem.message);
      const out = problem instanceof SignedOut;
      this.#say(out ? "signedOut" : word);
      if (out) this.querySelector("[data-signing]").href = `${this.dataset.signIn}?next=${encodeURIComponent(location.pathname)}`;
      this.querySelector("[data-signing]").hidden = !out;
      this.#timer = setTimeout(() => this.#retry(), AGAIN[Math.min(this.#tries, AGAIN.length) - 1] * 1000);
    }

    #retry() {
      if (this.#wanted) this.#enter(this.#wanted);
      else this.#send();
    }

    // What it still says in this window is kept aside.
    #elsewhere() {
      this.#say("elsewhere");
      if (!this.querySelector("[data-again]").hidden) return;
      this.querySelector("[data-again]").hidden = false;
      this.#post({ type: "stop" });
    }

    #say(word, time = "", text = "") {
      const said = text || this.dataset[`word${word[0].toUpperCase()}${word.slice(1)}`];
      this.#state.textContent = said.replace("{time}", time);
      if (this.#queue?.full) this.#state.textContent += ` ${this.dataset.wordFull}`;
      this.#state.dataset.state = word || "refused";
      if (word === "saved") this.querySelector("[data-signing]").hidden = true;
      if (word === "opening") this.querySelector("[data-again]").hidden = true;
    }

    #show({ places, may = {}, done }) {
      this.#may = may;
      for (const place of places) {
        const line = this.querySelector(`[data-item="${CSS.escape(place.id)}"]`);
        if (!line) continue;
        line.dataset.state = place.state;
        const button = line.querySelector("button");
        button.disabled = !place.opens;
        if (place.id === this.#item) button.setAttribute("aria-current", "step");
        else button.removeAttribute("aria-current");
      }
      this.#post({ places, may });
      for (const [name, steps] of [["next", 1], ["previous", -1]]) {
        const button = this.querySelector(`[data-${name}]`);
        const request = name === "next" ? "continue" : "previous";
        if (button) button.hidden = !(this.#hasWay && may[request] !== undefined && may[request] ? may[`show_${request}`] : this.#item && this.#beside(steps) && (name === "next" || this.#hasWay));
      }
      this.querySelector("[data-done]")?.toggleAttribute("hidden", !done);
      if (done) {
        document.getElementById("go-on")?.removeAttribute("hidden");
        document.getElementById("skip")?.setAttribute("hidden", "");
      }
    }

    // The item so many places further that may be opened.
    #beside(steps) {
      const items = [...this.querySelectorAll("[data-item]")];
      const here = items.findIndex((line) => line.dataset.item === this.#item);
      const there = items[here + steps];
      return here >= 0 && there && !there.querySelector("button").disabled ? there.dataset.item : "";
    }

    #post(message) {
      this.#frame.contentWindow?.postMessage(message, this.dataset.origin);
    }
  },
);
