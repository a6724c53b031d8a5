// The same for a team that goes on when it is ready: the step stands on the server and stays until somebody presses
// "next". Seconds come from the server, which may keep another time than this device; they are read anew when the step
// changes, or when the server says it otherwise.
let known = "";
let ends = 0;

function tick() {
  const run = document.querySelector("[data-run][data-held]");
  const left = run?.querySelector("[data-left]");
  if (!left) return;
  const { held, seconds, over } = run.dataset;
  if (known !== `${held} ${seconds}`) {
    known = `${held} ${seconds}`;
    ends = performance.now() + Number(seconds) * 1000;
  }
  const still = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
  const shown = `${Math.floor(still / 60)}:${String(still % 60).padStart(2, "0")}`;
  if (left.textContent !== shown) left.textContent = shown;
  const then = run.querySelector("[data-then]");
  if (!still && then && then.textContent !== over) then.textContent = over;
}

if (document.querySelector("[data-run][data-held]")) {
  tick();
  setInterval(tick, 500);
  const stay = () => document.visibilityState === "visible" && navigator.wakeLock?.request("screen").catch(() => null);
  document.addEventListener("visibilitychange", stay);
  stay();
}
