// <exam-clock>: how long is left. Our clock counts; this one only shows it, and hands in when the time is up.
const say = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
const ALOUD = [600, 300, 60, 30]; // seconds left at which it is said aloud, once
const fields = (form) => new URLSearchParams(new FormData(form)).toString();

customElements.define(
  "exam-clock",
  class extends HTMLElement {
    #timer = 0;

    connectedCallback() {
      const given = Number(this.dataset.seconds);
      // One of them stands still while a laptop sleeps, the other jumps when somebody sets the clock: what is least holds.
      const [began, wall] = [performance.now(), Date.now()];
      const question = document.querySelector("form.question");
      const asked = question && fields(question);
      let before = given;
      const tick = () => {
        const left = Math.max(0, Math.ceil(given - Math.max(performance.now() - began, Date.now() - wall) / 1000));
        this.querySelector("[data-left]").textContent = this.dataset.words.replace("{time}", say(left));
        const passed = ALOUD.filter((moment) => left <= moment && moment < before);
        if (passed.length) this.querySelector("[role=status]").textContent = this.#aloud(passed.at(-1));
        before = left;
        if (left) return;
        clearInterval(this.#timer);
        this.querySelector("[role=status]").textContent = this.dataset.over;
        // What stands filled in goes along: there is a little time for the road.
        if (question && fields(question) !== asked) question.requestSubmit();
        else this.querySelector("form").requestSubmit();
      };
      tick();
      this.#timer = setInterval(tick, 1000);
      addEventListener("pageshow", (event) => event.persisted && location.reload()); // what ended does not come back
    }

    #aloud(seconds) {
      const { minutes, minute, half } = this.dataset;
      return seconds === 30 ? half : seconds === 60 ? minute : minutes.replace("{n}", seconds / 60);
    }

    disconnectedCallback() {
      clearInterval(this.#timer);
    }
  },
);
