// The list of who is there, also without a connection. What is tapped is kept on this device under the page's address
// until the server has it, sent one by one in the order in which it was tapped, and sent again when the connection is
// back. The page itself can be opened again without a connection until its part is over.
const form = document.querySelector("form[data-presence]");
const place = `presence:${location.pathname}`;
const copies = "kept";

const waiting = () => JSON.parse(localStorage.getItem(place) ?? "[]");
function keep(marks) {
  if (marks.length) localStorage.setItem(place, JSON.stringify(marks));
  else localStorage.removeItem(place);
}

function say(words) {
  const state = form.querySelector("[data-state]");
  if (state.textContent !== words) state.textContent = words;
}

// One mark: who, whether, why. A later one about the same person takes the place of an earlier one.
function mark(number) {
  const chosen = form.querySelector(`[name="was-${number}"]:checked`);
  if (!chosen) return;
  const why = form.elements[`why-${number}`]?.value ?? "";
  keep([...waiting().filter((one) => one.number !== number), { number, was: chosen.value, why }]);
  send();
}

let sending = false;
async function send() {
  if (sending) return;
  sending = true;
  try {
    for (let marks = waiting(); marks.length; marks = waiting()) {
      const [first] = marks;
      const body = new FormData();
      body.set("one", "1");
      body.set(`was-${first.number}`, first.was);
      body.set(`why-${first.number}`, first.why);
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      const answer = await fetch(location.pathname, { method: "POST", body, redirect: "error" });
      if (answer.status === 422) say((await answer.json()).words || form.dataset.refused);
      else if (!answer.ok) throw new Error(String(answer.status));
      // Tapped again while this one was on its way: that one still has to go.
      keep(waiting().filter((one) => one.number !== first.number || one.was !== first.was || one.why !== first.why));
      if (answer.ok) say(form.dataset.done);
    }
  } catch {
    say(form.dataset.waits);
  } finally {
    sending = false;
  }
}

if (form) {
  for (const one of waiting()) {
    const box = form.querySelector(`[name="was-${one.number}"][value="${one.was}"]`);
    if (box) box.checked = true;
    const why = form.elements[`why-${one.number}`];
    if (why) why.value = one.why;
  }
  form.addEventListener("change", (event) => {
    const number = event.target.name?.split("-")[1];
    if (number) mark(number);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const box of form.querySelectorAll("[type=radio]:checked")) mark(box.name.split("-")[1]);
    send();
  });
  addEventListener("online", send);
  setInterval(() => waiting().length && send(), 10_000);
  if (waiting().length) send();
  // A copy for when there is no connection at all; gone once the part is over and all was sent.
  if ("caches" in window) {
    const over = Date.now() > Date.parse(form.dataset.until) + 86_400_000;
    caches.open(copies).then((cache) => (over && !waiting().length ? cache.delete(location.pathname) : cache.add(location.pathname))).catch(() => {});
  }
}
