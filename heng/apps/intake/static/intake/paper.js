/* The page of a paper: values lead to their place and back, are corrected in place, and every step can be undone. */
"use strict";

(() => {
  const desk = document.querySelector("[data-desk]");
  if (!desk) return;
  const work = desk.querySelector("[data-work]");
  const source = desk.querySelector("[data-source]");
  let editor = null;
  let last = Promise.resolve();

  const all = (selector) => [...work.querySelectorAll(selector)];
  const values = () => all(".value[data-place]").filter((value) => value.checkVisibility());
  const at = (place) => all(".value[data-place]").find((value) => value.dataset.place === place);
  const bar = () => work.querySelector("[data-revision]");
  const frozen = () => bar().dataset.frozen === "1";
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

  /* Messages: one place, under the buttons; with a button where there is something to do about it. */
  function say(text, action) {
    const place = work.querySelector("[data-says]");
    place.hidden = !text;
    place.textContent = text;
    if (!action) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm ms-2";
    button.textContent = action.label;
    button.addEventListener("click", action.run);
    place.append(button);
  }

  /* The place of a value in the original. */
  function show(anchor) {
    for (const old of source.querySelectorAll(".here")) old.classList.remove("here");
    const spot = anchor && document.getElementById(anchor);
    if (!spot || !source.contains(spot)) return;
    spot.classList.add("here");
    const box = spot.getBoundingClientRect(), frame = source.getBoundingClientRect();
    if (box.top < frame.top + 8 || box.bottom > frame.bottom - 8) {
      source.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
    }
    if (box.left < frame.left || box.right > frame.right) source.scrollLeft += box.left - frame.left - 40;
  }

  function go(value) {
    if (!value) return;
    for (const each of values()) each.tabIndex = -1;
    value.tabIndex = 0;
    value.focus({ preventScroll: true });
    value.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  source.addEventListener("click", (event) => {
    const spot = event.target.closest("[data-spot]");
    if (!spot) return;
    const found = values().filter((value) => value.dataset.anchor === spot.id);
    show(spot.id);
    if (found.length) go(found[(found.indexOf(document.activeElement) + 1) % found.length]);
    say(found.length ? "" : "这一处没有对应的识别结果；如有遗漏，可在右边补录。");
  });

  /* Sending a step; the answer is the right side anew. */
  async function send(address, fields) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token());
    body.append("revision", bar().dataset.revision);
    for (const [name, value] of fields) body.append(name, value);
    let answer;
    try {
      answer = await fetch(address, { method: "POST", body, headers: { "X-Heng-Part": "work" }, redirect: "manual" });
    } catch {
      throw { message: "网络中断，没有保存。输入的内容仍在页面上，请检查网络后再试。", messages: {} };
    }
    if (answer.ok) return answer.text();
    const told = answer.headers.get("Content-Type")?.startsWith("application/json");
    throw Object.assign(told ? await answer.json() : { message: "没有保存。请刷新页面，重新登录后再试。", messages: {} }, { status: answer.status });
  }

  function swap(html) {
    const active = document.activeElement?.closest?.(".value[data-place]")?.dataset.place;
    const open = all("details[open][id]").map((each) => each.id);
    const typing = editor && { place: editor.place, text: editor.field.value };
    editor = null;
    forget();
    work.innerHTML = html;
    window.htmx?.process(work);
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    ready();
    if (typing) edit(at(typing.place), typing.text);
    else if (active) go(at(active));
  }

  function step(address, fields, after, sent = null) {
    last = last.then(async () => {
      work.setAttribute("aria-busy", "true");
      try {
        const html = await send(address, fields);
        if (sent && editor === sent) editor = null;
        swap(html);
        after?.();
      } catch (problem) {
        complain(problem);
      } finally {
        work.removeAttribute("aria-busy");
      }
    });
    return last;
  }

  function complain(problem) {
    if (!("messages" in problem)) throw problem;
    if (editor) editor.sending = false;
    if (editor) invalid(problem.messages[editor.place] ?? Object.values(problem.messages)[0] ?? problem.message);
    say(problem.message, problem.status === 409 ? { label: "载入最新内容", run: latest } : null);
  }

  async function latest() {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-work]");
    if (fresh) swap(fresh.innerHTML);
    else location.reload();
  }

  const correct = (edits, after) => step(work.dataset.address, [["edits", JSON.stringify(edits)]], after);

  /* Editing in place: Enter keeps, Esc gives up, what is refused stays with the reason beside it. */
  function field(value, text) {
    const choices = value.dataset.choices?.split("|");
    const made = document.createElement(choices ? "select" : "long" in value.dataset ? "textarea" : "input");
    if (choices) {
      if (!choices.includes(text)) choices.unshift(text);
      made.append(...choices.map((choice) => new Option(choice || "（空白）", choice, false, choice === text)));
    }
    made.value = text;
    made.className = "editing";
    made.setAttribute("aria-label", value.dataset.label);
    if (made.tagName === "INPUT") made.size = 1;
    if (made.tagName === "TEXTAREA") made.rows = Math.min(12, 2 + Math.ceil(text.length / 30));
    return made;
  }

  function edit(value, text) {
    if (!value) return;
    if (frozen()) return say("这份文件现在不能更正：已确认的文件须先撤回，或者您的角色只能查看。");
    if (editor) cancel();
    const before = value.textContent;
    const made = field(value, text ?? before);
    editor = { value, field: made, before, place: value.dataset.place };
    value.replaceChildren(made);
    value.classList.add("open");
    show(value.dataset.anchor);
    made.focus();
    made.select?.();
    made.addEventListener("keydown", typed);
    made.addEventListener("input", foresee);
    warmUp();
    made.addEventListener("blur", () => setTimeout(() => { if (editor?.field === made && document.activeElement !== made && document.hasFocus()) keep(); }));
    made.addEventListener("paste", (event) => { if (/[\t\n]/.test(event.clipboardData.getData("text/plain").trim())) pasted(event); });
    return undefined;
  }

  function typed(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Escape") return cancel();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      editor.refused = null;
      keep();
    } else if (event.key === "Tab") {
      event.preventDefault();
      keep(event.shiftKey ? -1 : 1);
    }
    return undefined;
  }

  function close() {
    const { value } = editor;
    editor = null;
    forget();
    value.classList.remove("open");
    return value;
  }

  function cancel() {
    const { before } = editor;
    const value = close();
    value.textContent = before;
    say("");
    go(value);
  }

  function keep(further = 0) {
    const { value, field: made, before, place, sending, refused } = editor;
    if (sending || made.value === refused) return;
    const beyond = (from) => go(further ? values()[values().indexOf(from) + further] : from);
    if (made.value === before) {
      cancel();
      beyond(value);
      return;
    }
    editor.sending = true;
    const edits = JSON.stringify([{ place, text: made.value }]);
    step(work.dataset.address, [["edits", edits]], () => beyond(at(place)), editor);
  }

  /* What the review would say of what is being typed: new findings under the row, those that would go struck through. */
  const PAUSE = 200;
  let waiting = null, asking = null;

  function forget() {
    clearTimeout(waiting);
    asking?.abort();
    for (const old of all("[data-fresh]")) old.remove();
    for (const old of all(".going")) old.classList.remove("going");
  }

  function foresee() {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  }

  async function ask() {
    const now = editor;
    if (!now || now.sending || !work.dataset.preview) return;
    if (now.field.value === now.before) return void forget();
    asking?.abort();
    asking = new AbortController();
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token());
    body.append("edits", JSON.stringify([{ place: now.place, text: now.field.value }]));
    let told;
    try {
      const answer = await fetch(work.dataset.preview, { method: "POST", body, signal: asking.signal, redirect: "manual" });
      if (!answer.ok) return;
      told = await answer.json();
    } catch {
      return; // typed on, or no network: saving will say
    }
    if (editor === now) foretell(now.value, told);
  }

  /* The first review of a paper takes longer than the following ones; it is asked for before a key is pressed. */
  let warm = false;
  function warmUp() {
    if (warm || !work.dataset.preview) return;
    warm = true;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token());
    body.append("edits", "[]");
    fetch(work.dataset.preview, { method: "POST", body, redirect: "manual" }).catch(() => {});
  }

  function foretell(value, told) {
    for (const old of all("[data-fresh]")) old.remove();
    for (const each of all("[data-finding]")) each.classList.toggle("going", told.cleared.includes(each.dataset.finding));
    if (!told.html) return;
    const row = value.closest("tr[data-row-place]");
    const place = document.createElement(row ? "tr" : "div");
    place.dataset.fresh = "";
    place.className = "beside no-print";
    place.setAttribute("role", "status");
    if (row) {
      const cell = place.insertCell();
      cell.colSpan = row.cells.length;
      cell.innerHTML = told.html;
      row.after(place);
    } else {
      place.innerHTML = told.html;
      (value.closest("dl") ?? value).after(place);
    }
  }

  function invalid(message) {
    const { value, field: made } = editor;
    editor.refused = made.value;
    value.querySelector(".why")?.remove();
    const why = document.createElement("span");
    why.className = "why";
    why.id = "why";
    why.setAttribute("role", "alert");
    why.textContent = message;
    value.append(why);
    made.classList.add("is-invalid");
    made.setAttribute("aria-invalid", "true");
    made.setAttribute("aria-describedby", "why");
    made.focus();
  }

  /* A block from a spreadsheet is one step: rows that are there are overwritten, further ones added. */
  function cells(text) {
    const rows = [[""]];
    const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    let quoted = false;
    for (let at = 0; at < plain.length; at += 1) {
      const sign = plain[at], row = rows.at(-1);
      if (quoted && sign === '"' && plain[at + 1] === '"') at += 1;
      else if (quoted && sign === '"') { quoted = false; continue; }
      else if (!quoted && sign === '"' && !row.at(-1)) { quoted = true; continue; }
      else if (!quoted && sign === "\t") { row.push(""); continue; }
      else if (!quoted && sign === "\n") { rows.push([""]); continue; }
      row[row.length - 1] += sign;
    }
    return rows.map((row) => row.map((cell) => cell.trim()));
  }

  function pasted(event) {
    const value = document.activeElement?.closest?.(".value[data-place]") ?? editor?.value;
    const row = value?.closest("tr[data-row-place]");
    if (!value || (event.target.closest("input, textarea, select") && !editor)) return;
    event.preventDefault();
    if (frozen()) return void say("这份文件现在不能更正。");
    const text = event.clipboardData.getData("text/plain");
    if (editor) cancel();
    if (!row) return void edit(value, text.trim());
    const block = cells(text), table = row.closest("table");
    const columns = [...table.querySelectorAll("th[data-column]")].map((head) => head.dataset.column);
    const rows = [...table.querySelectorAll("tr[data-row-place]")];
    const first = rows.indexOf(row), left = [...row.querySelectorAll(".value")].indexOf(value);
    const wide = Math.max(...block.map((line) => line.length));
    if (left + wide > columns.length) return void say(`粘贴的内容有 ${wide} 列，而从这一格起只有 ${columns.length - left} 列，没有粘贴。请从更左边的格开始。`);
    correct(block.flatMap((line, down) => edits(rows[first + down], line, left, columns, table)));
  }

  function edits(row, line, left, columns, table) {
    if (row) {
      const there = [...row.querySelectorAll(".value")];
      return line.map((text, right) => ({ place: there[left + right].dataset.place, text }));
    }
    const named = Object.fromEntries(line.map((text, right) => [columns[left + right], text]));
    return [{ add: table.closest("[data-entry]").dataset.entry, values: named }];
  }

  document.addEventListener("paste", (event) => {
    if (!editor && document.activeElement?.closest?.(".value[data-place]")) pasted(event);
  });

  /* Keys. */
  function beside(value, down) {
    const row = value.closest("tr[data-row-place]");
    const order = values();
    if (row) {
      const rows = [...row.parentElement.querySelectorAll("tr[data-row-place]")];
      const column = [...row.querySelectorAll(".value")].indexOf(value);
      const next = rows[rows.indexOf(row) + down];
      if (next) return next.querySelectorAll(".value")[column];
      const edge = order.indexOf((down > 0 ? rows.at(-1) : rows[0]).querySelectorAll(".value")[down > 0 ? row.querySelectorAll(".value").length - 1 : 0]);
      return order[edge + down];
    }
    return order[order.indexOf(value) + down];
  }

  function finding(away) {
    const found = all("[data-finding]");
    if (!found.length) return;
    const now = found.findIndex((each) => each.contains(document.activeElement));
    const next = found[(now + away + found.length + (now < 0 && away < 0 ? 1 : 0)) % found.length];
    next.open = true;
    next.querySelector("summary").focus();
    next.scrollIntoView({ block: "center" });
    show(next.querySelector("[data-shows]")?.dataset.shows ?? next.closest("tr")?.previousElementSibling?.querySelector("[data-anchor]")?.dataset.anchor);
  }

  const press = (selector) => work.querySelector(selector)?.form?.requestSubmit(work.querySelector(selector));
  const KEYS = {
    n: () => finding(1),
    p: () => finding(-1),
    c() {
      const button = work.querySelector("[data-confirms]");
      work.querySelector("#confirmation").scrollIntoView({ block: "center" });
      (button && !button.disabled ? button : work.querySelector("#confirmation a, #confirmation input, #confirmation button:enabled"))?.focus();
    },
  };
  const MOVES = { ArrowUp: (value) => beside(value, -1), ArrowDown: (value) => beside(value, 1), ArrowLeft: (value) => values()[values().indexOf(value) - 1], ArrowRight: (value) => values()[values().indexOf(value) + 1] };

  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select")) return;
    const value = event.target.closest(".value[data-place]");
    if (event.ctrlKey || event.metaKey) {
      const back = event.key.toLowerCase() === "z" && !event.shiftKey, again = event.key.toLowerCase() === "y" || (event.key.toLowerCase() === "z" && event.shiftKey);
      if (!back && !again) return;
      event.preventDefault();
      const button = work.querySelector(back ? "[data-undo]" : "[data-redo]");
      if (button && !button.disabled) press(back ? "[data-undo]" : "[data-redo]");
    } else if (event.altKey) {
      return;
    } else if (value && MOVES[event.key]) {
      event.preventDefault();
      go(MOVES[event.key](value));
    } else if (value && (event.key === "Enter" || event.key === "F2")) {
      event.preventDefault();
      edit(value);
    } else if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  /* The mouse. */
  work.addEventListener("focusin", (event) => {
    const value = event.target.closest(".value[data-place]");
    if (value) show(value.dataset.anchor);
  });
  work.addEventListener("click", (event) => {
    const value = event.target.closest(".value[data-place]");
    if (value && !value.classList.contains("open")) return void (document.activeElement === value && event.detail > 1 ? edit(value) : go(value));
    const button = event.target.closest("button, a");
    if (button?.dataset.shows) show(button.dataset.shows);
    if (button?.dataset.removes) correct([{ remove: button.dataset.removes }]);
    if (button?.dataset.adds) add(button);
    if (button?.dataset.moves) move(button);
    return undefined;
  });
  work.addEventListener("dblclick", (event) => {
    const value = event.target.closest(".value[data-place]");
    if (value && !value.classList.contains("open")) edit(value);
  });
  work.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-step]");
    if (!form) return;
    event.preventDefault();
    step(form.action, [...new FormData(form)].filter(([name]) => name !== "revision" && name !== "csrfmiddlewaretoken"));
  });

  function add(button) {
    const owner = button.dataset.adds;
    if (owner.includes("/")) {
      correct([{ add: owner, values: {} }], () => edit(all(`[data-entry="${owner}"] tr[data-row-place]:not(.beside)`).at(-1)?.querySelector('[data-place$="/name"]')));
      return;
    }
    const name = document.createElement("input");
    name.className = "editing";
    name.placeholder = "名称（回车保存）";
    name.setAttribute("aria-label", "名称");
    button.replaceWith(name);
    name.focus();
    name.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") name.replaceWith(button);
      if (event.key === "Enter" && !event.isComposing) correct([{ add: owner, values: { name: name.value } }]);
    });
  }

  function move(button) {
    const choice = document.createElement("select");
    choice.className = "editing";
    choice.setAttribute("aria-label", "移到");
    const now = button.closest("[data-entry]").dataset.entry;
    const others = all("[data-entry]").filter((entry) => entry.dataset.entry !== now);
    choice.append(new Option(others.length ? "移到……" : "没有其他单位或项目", ""), ...others.map((entry) => new Option(entry.querySelector("h2").textContent, entry.dataset.entry)));
    button.replaceWith(choice);
    choice.focus();
    choice.addEventListener("change", () => { if (choice.value) correct([{ move: button.dataset.moves, to: choice.value }]); });
    choice.addEventListener("blur", () => choice.replaceWith(button));
  }

  /* How wide the two sides are, kept for this browser. */
  const WIDTHS = ["", "wide-source", "narrow-source"];
  function widen(name) {
    desk.classList.remove(...WIDTHS.filter(Boolean));
    if (name) desk.classList.add(name);
  }
  widen(WIDTHS.includes(localStorage.getItem("heng-desk")) ? localStorage.getItem("heng-desk") : "");
  document.querySelector("[data-widens]")?.addEventListener("click", () => {
    const now = WIDTHS.findIndex((name) => name && desk.classList.contains(name));
    const next = WIDTHS[(Math.max(now, 0) + 1) % WIDTHS.length];
    localStorage.setItem("heng-desk", next);
    widen(next);
  });

  function ready() {
    const [first] = values();
    if (first) first.tabIndex = 0;
  }
  ready();

  /* Whoever comes from the list of findings sees the finding, and its place in the original; whoever comes from elsewhere
     with a place sees it on either side. */
  const asked = location.hash.startsWith("#finding-") && document.getElementById(location.hash.slice(1));
  if (asked) {
    asked.open = true;
    asked.querySelector("summary").focus();
    asked.scrollIntoView({ block: "center" });
    show(asked.querySelector("[data-shows]")?.dataset.shows ?? asked.closest("tr")?.previousElementSibling?.querySelector("[data-anchor]")?.dataset.anchor);
  } else if (location.hash) {
    const place = decodeURIComponent(location.hash.slice(1));
    const value = values().find((each) => each.dataset.anchor === place);
    value?.focus({ preventScroll: true });
    value?.scrollIntoView({ block: "center" });
    show(place);
  }
})();
