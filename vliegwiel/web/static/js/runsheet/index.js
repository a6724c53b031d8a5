// The run sheet as it goes: which line it is now, and how long there is left of it. It follows the clock, or goes from
// the moment the trainer pressed "begin" or "next"; that shift stays on this device, so that a page that is opened again
// goes on where it was.
import "./held.js";

const run = document.querySelector("[data-run]:not([data-held])");
const place = run && `run:${run.dataset.run}`;

if (run) {
  const rows = [...document.querySelectorAll("[data-from]")].map((row) => ({
    row,
    from: Date.parse(row.dataset.from),
    until: Date.parse(row.dataset.until),
    title: row.dataset.title,
  }));
  const [now, left, then] = ["now", "left", "then"].map((name) => run.querySelector(`[data-${name}]`));
  const words = run.dataset;
  let shift = Number(localStorage.getItem(place) ?? 0) || 0; // milliseconds that it runs late
  let told = null;

  const at = () => Date.now() - shift;
  const current = () => rows.findIndex((one) => at() < one.until);

  function write(place, text) {
    if (place.textContent !== text) place.textContent = text;
  }

  function show() {
    const n = current();
    const begun = at() >= rows[0].from;
    const one = begun ? rows[n] : null;
    for (const [index, { row }] of rows.entries()) {
      if (one && index === n) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
    }
    const next = begun ? rows[n + 1] : rows[0];
    const title = one ? one.title : begun ? words.done : words.waits;
    if (title !== told) write(now, (told = title)); // said aloud once, and not every second
    const until = one ? one.until : begun ? null : rows[0].from;
    if (until === null) write(left, "");
    else {
      const seconds = Math.max(0, Math.ceil((until - at()) / 1000));
      const whole = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      const shown = whole[0] ? whole : whole.slice(1);
      write(left, shown.map((part, index) => (index ? String(part).padStart(2, "0") : part)).join(":"));
    }
    write(then, one && next ? words.next.replace("%s", next.title) : "");
  }

  function late(by) {
    shift = by;
    if (by) localStorage.setItem(place, String(by));
    else localStorage.removeItem(place);
    show();
  }

  run.querySelector("[name=run-begin]").addEventListener("click", () => late(Date.now() - rows[0].from));
  run.querySelector("[name=run-clock]").addEventListener("click", () => late(0));
  run.querySelector("[name=run-next]").addEventListener("click", () => {
    const begun = at() >= rows[0].from;
    const to = begun ? rows[current() + 1] : rows[0];
    if (to) late(Date.now() - to.from);
    else if (begun && current() >= 0) late(Date.now() - rows.at(-1).until);
  });
  run.hidden = false;
  show();
  setInterval(show, 500);
  // A phone that falls asleep is of no use to who stands before a group.
  const stay = () => document.visibilityState === "visible" && navigator.wakeLock?.request("screen").catch(() => null);
  document.addEventListener("visibilitychange", stay);
  stay();
}
