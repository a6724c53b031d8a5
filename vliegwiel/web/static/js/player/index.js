// The player works without this. It adds: arrow keys, what a video remembers and says, and answers that survive a lost connection.
import "./device.js";
import "./exam.js";
import "./hotspots.js";
import "./media.js";
import "./ordering.js";
import "./package.js";
import "./place.js";
import "./programme.js";

const typing = (element) => element.closest("input, textarea, select, media-player, [contenteditable], summary, .all-steps");

addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || typing(event.target)) return;
  if (event.key === "ArrowRight") document.querySelector("#go-on:not([hidden]) button, .player-go a[rel=next]")?.click();
  else if (event.key === "ArrowLeft") document.querySelector(".player-go a[rel=prev]")?.click();
});
