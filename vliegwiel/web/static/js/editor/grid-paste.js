// Cells pasted from a sheet or a document fill the table from the cell one stands in; what falls outside asks for more rows.
addEventListener("paste", (event) => {
  const cell = event.target.closest?.("grid-paste textarea");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!cell || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const grid = cell.closest("grid-paste");
  const [, row, column] = cell.name.split("-").map(Number);
  const extra = document.createDocumentFragment();
  text.replace(/\r?\n$/, "").split(/\r?\n/).forEach((line, r) =>
    line.split("\t").forEach((said, c) => {
      const name = `cell-${row + r}-${column + c}`;
      const there = grid.querySelector(`[name="${name}"]`);
      if (there) there.value = said;
      else extra.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: said }));
    }),
  );
  const grew = extra.childElementCount > 0;
  grid.append(extra);
  cell.dispatchEvent(new Event("input", { bubbles: true }));
  if (!grew) return;
  const form = cell.form;
  htmx.ajax("POST", form.getAttribute("action"), { source: form, target: `#${form.closest(".piece").id}`, swap: "outerHTML" });
});
