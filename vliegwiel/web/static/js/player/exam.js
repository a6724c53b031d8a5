// <exam-clock>: how long is left. Our clock counts; this one only shows it, and hands in when the time is up.
const say = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
const ALOUD = [600, 300, 60, 30]; // seconds left at which it is said aloud

customElements.define(
  "exam-clock",
  class extends HTMLElement {
    #timer = 0;

    connectedCallback() {
      const end = performance.now() + Number(this.dataset.seconds) * 1000;
      let before = Infinity;
      const tick = () => {
        const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
        this.querySelector("[data-left]").textContent = this.dataset.words.replace("{time}", say(left));
        if (ALOUD.some((moment) => left <= moment && moment < before)) this.querySelector("[role=status]").textContent = this.dataset.words.replace("{time}", say(left));
        before = left;
        if (left) return;
        clearInterval(this.#timer);
        this.querySelector("[role=status]").textContent = this.dataset.over;
        this.querySelector("form").requestSubmit();
      };
      tick();
      this.#timer = setInterval(tick, 1000);
    }

    disconnectedCallback() {
      clearInterval(this.#timer);
    }
  },
);
