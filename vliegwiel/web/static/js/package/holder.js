// Around a package, on its own origin: the way to the academy's page that holds us, and the frame the package plays in.
const academy = document.documentElement.dataset.lms;
export const frame = document.getElementById("item");
for (const element of [document.documentElement, document.body, frame]) {
  Object.assign(element.style, { margin: 0, border: 0, inlineSize: "100%", blockSize: "100%", display: "block" });
}

export const tell = (message) => parent.postMessage(message, academy);

// start: what to do when the page asks to play something; places: told whenever the list of its items changes.
export function hold({ start, places = () => {} }) {
  let isPlaying = false;

  function stop() {
    const ended = () => {
      frame.removeEventListener("load", ended);
      tell({ type: "stopped" });
    };
    if (!isPlaying) return ended();
    frame.addEventListener("load", ended);
    frame.src = "about:blank"; // leaving lets the item say its last words
  }

  addEventListener("message", (event) => {
    if (event.origin !== academy || event.source !== parent) return;
    if (event.data?.places) places(event.data.places, event.data.may);
    if (event.data?.type === "start") {
      isPlaying = true;
      start(event.data);
    } else if (event.data?.type === "stop") stop();
  });
  tell({ type: "ready" });
}
