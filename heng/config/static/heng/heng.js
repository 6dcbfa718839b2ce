/* The few things a page does by itself: the drawer, keys, choosers, the place where files are dropped. */
"use strict";

(() => {
  const drawer = document.getElementById("drawer");
  let opener = null;

  function closeDrawer() {
    if (!drawer || drawer.hidden) return;
    drawer.hidden = true;
    document.getElementById("drawer-body").replaceChildren();
    if (opener) {
      opener.removeAttribute("aria-expanded");
      opener.focus();
    }
    opener = null;
  }

  function openDrawer() {
    drawer.hidden = false;
    drawer.scrollTop = 0;
    drawer.focus();
  }

  document.addEventListener("htmx:beforeRequest", (event) => {
    const link = event.target.closest("a[data-hx-get]");
    if (!link || link.closest("#drawer")) return;
    if (opener) opener.removeAttribute("aria-expanded");
    opener = link;
    link.setAttribute("aria-expanded", "true");
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "drawer-body") openDrawer();
  });
  // A refusal or an error is an answer too: show it where the figure would have been.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "drawer-body" && event.detail.xhr.status >= 400) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  // With a modifier key a door is an ordinary link: a new tab, a new window.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-hx-get]");
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey)) event.stopImmediatePropagation();
    if (event.target.closest("[data-closes-drawer]")) closeDrawer();
  }, true);

  function moveInList(step) {
    const rows = [...document.querySelectorAll((drawer && !drawer.hidden ? "#drawer " : "") + "[data-list] a[data-row]")];
    if (!rows.length) return false;
    const at = rows.indexOf(document.activeElement);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    next.focus();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closeDrawer();
    if (event.target.closest("input, textarea, select")) return undefined;
    if (event.key === "/") {
      document.getElementById("search")?.focus();
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (moveInList(event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
    }
    return undefined;
  });

  for (const chooser of document.querySelectorAll("select[data-submits]")) {
    chooser.addEventListener("change", () => chooser.form.requestSubmit());
  }
  for (const button of document.querySelectorAll("button[data-prints]")) {
    button.addEventListener("click", () => window.print());
  }
  for (const form of document.querySelectorAll("form[data-busy]")) {
    form.addEventListener("submit", () => {
      const button = form.querySelector("button[type=submit], button:not([type])");
      button.setAttribute("aria-busy", "true");
      button.disabled = true;
      button.textContent = form.dataset.busy;
    });
  }
  for (const place of document.querySelectorAll(".drop")) {
    const input = place.querySelector("input[type=file]");
    for (const name of ["dragover", "dragleave", "drop"]) {
      place.addEventListener(name, (event) => {
        event.preventDefault();
        place.classList.toggle("over", name === "dragover");
      });
    }
    place.addEventListener("drop", (event) => { input.files = event.dataTransfer.files; });
  }
})();
