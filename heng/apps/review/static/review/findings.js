/* The list of findings by keyboard: j and k move, Enter opens at the place, x picks, w waives, a assigns. */
"use strict";

(() => {
  const form = document.querySelector("[data-acts]");
  if (!form) return;
  const rows = () => [...form.querySelectorAll("tr[data-finding]")];
  const box = (row) => row.querySelector("input[name=chosen]");
  const here = () => document.activeElement?.closest?.("tr[data-finding]") ?? null;
  const counter = form.querySelector("[data-chosen-count]");

  function count() {
    const picked = rows().filter((row) => box(row)?.checked);
    for (const row of rows()) row.classList.toggle("is-picked", Boolean(box(row)?.checked));
    if (counter) counter.textContent = picked.length ? `已勾选 ${picked.length} 条` : "勾选后办理";
    return picked.length;
  }

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(here());
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    next.querySelector("a[data-row]").focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  /* Whoever presses w or a means the finding where the focus is, unless others are picked. */
  function begin(field) {
    const row = here();
    if (!count() && row && box(row)) box(row).checked = true;
    if (count()) form.querySelector(field)?.focus();
  }

  const KEYS = {
    j: () => move(1),
    k: () => move(-1),
    x() {
      const picked = here() && box(here());
      if (picked) picked.checked = !picked.checked;
      count();
    },
    w: () => begin("[name=text]"),
    a: () => begin("[name=person]"),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select, #drawer")) return;
    if (!KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  form.addEventListener("change", (event) => {
    if ("picksAll" in event.target.dataset) {
      for (const each of event.target.closest("table").querySelectorAll("input[name=chosen]")) each.checked = event.target.checked;
    }
    count();
  });
  for (const chooser of document.querySelectorAll("[data-chooses] select")) {
    chooser.addEventListener("change", () => chooser.form.requestSubmit());
  }
  count();
})();
