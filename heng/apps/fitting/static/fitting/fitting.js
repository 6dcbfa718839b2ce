/* Choosing the rows of headings by pointing: a press on a row number, dragged over several, or Enter on it. */
"use strict";

(() => {
  const form = document.getElementById("fitting");
  if (!form) return;
  const field = (name) => form.elements.namedItem(name);
  const number = (name) => Number.parseInt(field(name).value, 10) || 0;
  let from = 0;

  function mark() {
    const heads = [number("first_heading"), number("last_heading") || number("first_heading")];
    const data = [number("first_row") || heads[1] + 1, number("last_row") || Number.POSITIVE_INFINITY];
    for (const row of form.querySelectorAll("tr[data-row]")) {
      const at = Number(row.dataset.row);
      row.classList.toggle("is-heading", heads[0] > 0 && at >= heads[0] && at <= heads[1]);
      row.classList.toggle("is-data", heads[0] > 0 && at > heads[1] && at >= data[0] && at <= data[1]);
    }
  }

  function choose(one, other) {
    field("first_heading").value = Math.min(one, other);
    field("last_heading").value = Math.max(one, other);
    field("first_row").value = Math.max(one, other) + 1;
    if (number("last_row") && number("last_row") < number("first_row")) field("last_row").value = "";
    mark();
  }

  function row(event) {
    const button = event.target.closest?.("tr[data-row] button");
    return button ? Number(button.closest("tr").dataset.row) : 0;
  }

  form.addEventListener("pointerdown", (event) => {
    from = row(event);
    if (from) choose(from, from);
  });
  form.addEventListener("pointerover", (event) => {
    if (from && row(event)) choose(from, row(event));
  });
  document.addEventListener("pointerup", () => {
    if (from) field("first_heading").dispatchEvent(new Event("change", { bubbles: true }));
    from = 0;
  });
  // The keyboard presses a button without a pointer.
  form.addEventListener("click", (event) => {
    if (event.detail !== 0 || !row(event)) return;
    choose(row(event), row(event));
    field("first_heading").dispatchEvent(new Event("change", { bubbles: true }));
  });
  form.addEventListener("change", mark);
})();
