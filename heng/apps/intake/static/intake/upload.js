/* Dropping many files: each is sent by itself with its own progress; what becomes of it then comes from the server. */
"use strict";

(() => {
  const AT_ONCE = 2, MEBIBYTE = 1048576;
  const form = document.querySelector("form[data-uploads]");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector("[data-sending]");
  const said = form.querySelector("[data-upload-says]");
  const place = form.querySelector(".drop");
  const mostFiles = Number(form.dataset.mostFiles), mostMib = Number(form.dataset.mostMib);
  const waiting = [];
  let sending = 0;

  form.classList.add("scripted");
  input.required = false;

  function say(text) { said.textContent = text; }

  function line(file) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const bar = document.createElement("progress");
    const word = document.createElement("span");
    name.textContent = file.name;
    name.className = "name";
    bar.className = "meter";
    bar.max = 1;
    bar.value = 0;
    word.className = "word";
    word.textContent = "等待上传";
    item.append(name, bar, word);
    list.append(item);
    return { item, bar, word };
  }

  function fail(shown, message) {
    shown.bar.remove();
    shown.word.textContent = message;
    shown.item.classList.add("failed");
    shown.item.setAttribute("role", "alert");
    const away = document.createElement("button");
    away.type = "button";
    away.className = "btn-quiet";
    away.textContent = "知道了";
    away.addEventListener("click", () => shown.item.remove());
    shown.item.append(away);
  }

  function message(request) {
    if (request.status === 200) return "";
    try {
      return JSON.parse(request.responseText).message;
    } catch {
      return request.status ? `没有上传成功（${request.status}）。请刷新页面后再试。` : "网络中断，没有上传成功。请检查网络后再试。";
    }
  }

  function send(file, shown) {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    data.append("file", file, file.name);
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      shown.bar.value = event.loaded / event.total;
      shown.word.textContent = `上传 ${Math.floor(100 * event.loaded / event.total)}%`;
    });
    request.addEventListener("loadend", () => {
      sending -= 1;
      const problem = message(request);
      if (problem) fail(shown, problem);
      else shown.item.remove();
      if (!problem) htmx.trigger(document.body, "files-sent");
      next();
    });
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.send(data);
  }

  function next() {
    while (sending < AT_ONCE && waiting.length) {
      sending += 1;
      send(...waiting.shift());
    }
    if (!sending && !waiting.length) say("");
  }

  function take(files) {
    const chosen = [...files];
    if (!chosen.length) return;
    if (chosen.length > mostFiles) {
      say(`一次选择了 ${chosen.length} 个文件，超过 ${mostFiles} 个的上限，都没有上传。请分几次上传。`);
      return;
    }
    say(`正在上传 ${chosen.length} 个文件`);
    for (const file of chosen) {
      const shown = line(file);
      if (file.size > mostMib * MEBIBYTE) fail(shown, `超过 ${mostMib} MiB 的上限，没有上传。请拆分文件后再上传。`);
      else waiting.push([file, shown]);
    }
    next();
  }

  // A file dropped beside the zone is meant all the same; left to itself the browser would open it instead of the page.
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    place.classList.remove("over");
    take(event.dataTransfer.files);
  }, true);
  document.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) {
      event.preventDefault();
      take(event.clipboardData.files);
    }
  });
  input.addEventListener("change", () => {
    take(input.files);
    input.value = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!input.files.length && !sending) say("请先选择文件。");
    take(input.files);
    input.value = "";
  });
  addEventListener("beforeunload", (event) => {
    if (sending || waiting.length) event.preventDefault();
  });
})();
