// What scripts say stands in the page, translated, in <template id="words">.
export const word = (name) => document.getElementById("words")?.dataset[name] ?? "";

// Shows a message where messages are shown; says it aloud too, for #flash is a live region.
export function say(text, tone = "warning", link = null) {
  const place = document.getElementById("flash");
  if (!place || !text || [...place.children].some((shown) => shown.dataset.said === text)) return;
  const message = document.createElement("flash-message");
  message.className = `flash ${tone}`;
  message.dataset.said = text;
  const words = document.createElement("div");
  words.textContent = text;
  if (link) words.append(" ", Object.assign(document.createElement("a"), { href: link.href, textContent: link.words, target: link.target ?? "" }));
  message.append(words);
  place.append(message);
}

// Takes a message away when what it says is over.
export function unsay(text) {
  for (const shown of document.querySelectorAll("#flash > *")) if (shown.dataset.said === text) shown.remove();
}
