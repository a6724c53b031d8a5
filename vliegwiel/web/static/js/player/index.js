// The player works without this. It adds: arrow keys, the place in a video, and answers that survive a lost connection.
import "./hotspots.js";
import "./ordering.js";
import "./package.js";

const typing = (element) => element.closest("input, textarea, select, video, [contenteditable], summary, .all-steps");

addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || typing(event.target)) return;
  if (event.key === "ArrowRight") document.querySelector("#go-on button")?.click();
  else if (event.key === "ArrowLeft") document.querySelector(".player-go a[rel=prev]")?.click();
});

// Where she was in a video is kept on this device only.
for (const video of document.querySelectorAll(".player video")) {
  const key = `video:${video.querySelector("source")?.getAttribute("src")}`;
  video.addEventListener("loadedmetadata", () => {
    const at = Number(localStorage.getItem(key));
    if (at > 2 && at < video.duration - 2) video.currentTime = at;
  });
  video.addEventListener("timeupdate", () => localStorage.setItem(key, String(Math.floor(video.currentTime))));
  video.addEventListener("ended", () => localStorage.removeItem(key));
}

// Offline: do not send, so that nothing chosen is lost; say so, and send again by the same button later.
addEventListener("submit", (event) => {
  const player = event.target.closest?.(".player");
  if (!player || navigator.onLine) return;
  event.preventDefault();
  document.querySelector("#offline-note").hidden = false;
});
addEventListener("online", () => document.querySelector("#offline-note")?.setAttribute("hidden", ""));
