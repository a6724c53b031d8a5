// Keys of one character. They can be turned off for a device, and one that is typed into something is a character.
export const isShort = ({ key, ctrlKey, metaKey, altKey, target }, wanted) =>
  key === wanted && !ctrlKey && !metaKey && !altKey && document.documentElement.dataset.keys !== "off"
  && !target.closest?.("input, textarea, select, [contenteditable], dialog");

// ? shows what the keys do.
addEventListener("keydown", (event) => {
  const dialog = isShort(event, "?") && document.getElementById("keys-dialog");
  if (!dialog || dialog.open) return;
  event.preventDefault();
  dialog.showModal();
});
