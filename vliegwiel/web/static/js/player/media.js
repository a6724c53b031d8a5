// <media-player>: a video or a sound with its speed and captions as she chose them before, where she was, and what is
// said beside it: to search, and to jump from. All of it works on top of the browser's own controls.
import { isShort } from "../keys.js";
import { sendPlace } from "./place.js";

const BACK = 10; // seconds
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const clock = (seconds) => {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, "0"));
  return whole < 3600 ? parts.join(":").replace(/^0/, "") : `${Math.floor(whole / 3600)}:${parts.join(":")}`;
};
// What is kept on this device; a browser may refuse to keep anything.
const kept = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const keep = (name, value) => {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // then it is not remembered
  }
};

customElements.define(
  "media-player",
  class extends HTMLElement {
    #media = null;
    #cues = [];
    #lines = [];
    #track = null;
    #spoke = "";

    connectedCallback() {
      this.#media = this.querySelector("video, audio");
      if (!this.#media || this.#media.dataset.dressed !== undefined) return;
      this.#media.dataset.dressed = "";
      this.querySelector(".media-tools").hidden = false;
      this.#speed();
      this.#captions();
      this.#place();
      this.#transcript();
      this.addEventListener("keydown", (event) => this.#key(event));
    }

    get #player() {
      return this.closest(".player");
    }

    #speed() {
      const choice = this.querySelector("[data-speed]");
      const media = this.#media;
      const before = Number(kept("player:speed"));
      if (before >= 0.25 && before <= 4) media.playbackRate = media.defaultPlaybackRate = before;
      const show = () => (choice.value = String(media.playbackRate)); // empty for a speed of the browser's own menu
      choice.addEventListener("change", () => (media.playbackRate = Number(choice.value)));
      media.addEventListener("ratechange", () => {
        keep("player:speed", String(media.playbackRate));
        show();
      });
      show();
    }

    #captions() {
      const choice = this.querySelector("[data-captions]");
      const tracks = [...this.#media.textTracks];
      if (!choice || !tracks.length) return;
      const before = kept("player:captions");
      const set = (language) => tracks.forEach((track) => (track.mode = track.language === language ? "showing" : "hidden"));
      if (before !== null) set(tracks.some((track) => track.language === before) || !before ? before : tracks[0].language);
      const showing = () => tracks.find((track) => track.mode === "showing")?.language ?? "";
      choice.value = showing();
      choice.addEventListener("change", () => {
        set(choice.value);
        keep("player:captions", choice.value);
      });
      this.#media.textTracks.addEventListener("change", () => {
        if (choice.value === showing()) return;
        choice.value = showing();
        keep("player:captions", choice.value);
      });
    }

    // Where she was: the server knows it of the step she was at, this device of every video.
    #place() {
      const media = this.#media;
      const key = `video:${this.dataset.media}`;
      const resumed = this.querySelector("[data-resumed]");
      const player = this.#player;
      const there = player && player.dataset.here !== undefined && Number(player.dataset.at);
      const resume = () => {
        const at = there || Number(kept(key));
        if (!(at > 2 && at < media.duration - 2)) return;
        media.currentTime = at;
        resumed.querySelector("span").textContent = resumed.dataset.words.replace("{time}", clock(at));
        resumed.hidden = false;
      };
      if (media.readyState) resume();
      else media.addEventListener("loadedmetadata", resume, { once: true });
      resumed.querySelector("button").addEventListener("click", () => {
        media.currentTime = 0;
        resumed.hidden = true;
        media.focus();
      });
      const tell = () => player && sendPlace(player, this.dataset.block, media.ended ? 0 : Math.floor(media.currentTime));
      let second = -1;
      media.addEventListener("timeupdate", () => {
        if (Math.floor(media.currentTime) === second) return;
        second = Math.floor(media.currentTime);
        if (!media.ended) keep(key, String(second));
      });
      media.addEventListener("play", () => (resumed.hidden = true));
      media.addEventListener("pause", tell);
      media.addEventListener("ended", () => keep(key, null));
      addEventListener("pagehide", () => !media.paused && tell());
    }

    #transcript() {
      const box = this.querySelector(".cues");
      if (!box || !this.#spoken()) return;
      const field = box.querySelector("input");
      const found = box.querySelector(".cues-found");
      const read = () => this.#read(box).then(() => this.#search(field.value, found));
      read();
      this.#media.textTracks.addEventListener("change", () => this.#spoken() !== this.#track && read());
      const folds = this.querySelector("details.transcript");
      folds.querySelector("summary").addEventListener("click", () => keep("player:transcript", folds.open ? "" : "open"));
      field.addEventListener("input", () => this.#search(field.value, found));
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        this.#lines.find((line) => !line.hidden)?.querySelector("button").click();
      });
      this.#media.addEventListener("timeupdate", () => this.#follow(box.querySelector("ol")));
    }

    // Read the captions, and show them line by line; without lines the written text is all there is.
    async #read(box) {
      const track = (this.#track = this.#spoken());
      if (track.track.mode === "disabled") track.track.mode = "hidden"; // so that it is read
      if (track.readyState < 2) await new Promise((resolve) => ["load", "error"].forEach((said) => track.addEventListener(said, resolve, { once: true })));
      const cues = [...(track.track.cues ?? [])];
      if (!cues.length || track !== this.#track) return;
      const list = box.querySelector("ol");
      this.#cues = cues;
      this.#lines = cues.map((cue) => this.#line(cue, list.dataset.go));
      list.lang = track.srclang;
      list.replaceChildren(...this.#lines);
      box.hidden = false;
      const folds = this.querySelector("details.transcript");
      if (!this.classList.contains("has-cues")) folds.open ||= (kept("player:transcript") ?? (matchMedia("(width >= 75rem)").matches ? "open" : "")) === "open";
      this.classList.add("has-cues");
    }

    // What is said, in the captions' language she chose, else the page's, else the first.
    #spoken() {
      const tracks = [...this.querySelectorAll("track")];
      const language = this.closest("[lang]")?.lang;
      return tracks.find((one) => one.track.mode === "showing") ?? tracks.find((one) => one.srclang === language) ?? tracks[0];
    }

    #line(cue, go) {
      const line = document.createElement("li");
      const button = Object.assign(document.createElement("button"), { type: "button" });
      const time = Object.assign(document.createElement("time"), { textContent: clock(cue.startTime) });
      const said = Object.assign(document.createElement("span"), { textContent: cue.text.replace(/<[^>]*>/g, "").replace(/\s+/g, " ") });
      button.append(time, said);
      button.title = go.replace("{time}", clock(cue.startTime));
      button.addEventListener("click", () => {
        this.#media.currentTime = cue.startTime;
        this.#media.play().catch(() => {}); // a browser may want a press of its own first
      });
      line.append(button);
      return line;
    }

    #search(text, found) {
      const words = fold(text).split(/\s+/).filter(Boolean);
      this.#lines.forEach((line) => {
        const said = fold(line.querySelector("span").textContent);
        line.hidden = !words.every((word) => said.includes(word));
      });
      const n = this.#lines.filter((line) => !line.hidden).length;
      const { one, many, none } = found.dataset;
      found.textContent = words.length ? (n === 1 ? one : n ? many.replace("{n}", n) : none) : "";
    }

    // The line that is said now stays in sight, within the list alone.
    #follow(list) {
      const at = this.#media.currentTime;
      this.#cues.forEach((cue, n) => {
        const now = cue.startTime <= at && at < cue.endTime;
        const line = this.#lines[n];
        if (line.hasAttribute("aria-current") === now) return;
        line.toggleAttribute("aria-current", now);
        if (now && !list.contains(document.activeElement)) list.scrollTop = line.offsetTop - list.offsetTop - list.clientHeight / 3;
      });
    }

    #key(event) {
      if (event.target === this.#media && event.key === " ") return; // the browser's own
      const at = this.#media.currentTime;
      if (isShort(event, "k")) this.#media.paused ? this.#media.play().catch(() => {}) : this.#media.pause();
      else if (isShort(event, "j")) this.#media.currentTime = Math.max(0, at - BACK);
      else if (isShort(event, "l")) this.#media.currentTime = Math.min(this.#media.duration || at, at + BACK);
      else if (isShort(event, "c")) {
        const choice = this.querySelector("[data-captions]");
        if (!choice) return;
        const before = choice.value;
        choice.value = before ? "" : this.#spoke || choice.options[1].value; // on again in the language she had
        this.#spoke = before || this.#spoke;
        choice.dispatchEvent(new Event("change"));
      } else return;
      event.preventDefault();
    }
  },
);
