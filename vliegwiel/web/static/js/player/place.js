// Where she is in an activity, told to the academy, so that she goes on there on any device.
export function sendPlace(player, block, second = 0) {
  if (!navigator.onLine) return;
  const body = new URLSearchParams({ block, second, csrfmiddlewaretoken: player.dataset.token });
  fetch(player.dataset.place, { method: "POST", body, keepalive: true }).catch(() => {}); // the next step tells it too
}

const player = document.querySelector(".player[data-place]");
if (player && player.dataset.here === undefined) sendPlace(player, player.dataset.block);
