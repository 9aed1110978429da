/* Sends files in pieces: a line that breaks costs the last piece, and what has arrived stays. Without this script the form sends them whole. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-pieces]");
  if (!form || !window.fetch || !window.FormData || !Blob.prototype.slice) return;
  var size = +form.dataset.piece, shown = document.getElementById("coming");
  var bar = shown.querySelector("progress"), all = 0, came = 0, busy = false;

  function say(what) {
    shown.querySelectorAll("[data-when]").forEach(function (each) { each.hidden = each.dataset.when !== what; });
    shown.hidden = false;
  }
  function step() {
    bar.value = came / all;
    document.dispatchEvent(new Event("input")); /* who waits for it is there */
  }
  function ask(file, number) {
    var data = new FormData(), piece = file.slice(number * size, (number + 1) * size);
    ["csrf_token", "once"].forEach(function (name) { if (form.elements[name]) data.append(name, form.elements[name].value); });
    data.append("upload", called(file));
    if (number >= 0) { data.append("number", number); data.append("piece", piece, "piece"); }
    var ends = window.AbortController && new AbortController();
    var late = setTimeout(function () { if (ends) ends.abort(); }, 90000);
    return fetch(form.dataset.pieces, { method: "POST", body: data, signal: ends ? ends.signal : undefined }).then(function (answer) {
      clearTimeout(late);
      if (answer.ok && !answer.redirected) return answer.text().then(Number);
      throw answer.status === 503 ? new Error() : "no";
    }, function (why) { clearTimeout(late); throw why; });
  }
  function called(file) { return [file.name, file.size, file.lastModified].join("|"); }
  function wait(tries) {
    say("broken");
    return new Promise(function (go) {
      setTimeout(go, Math.min(15, Math.pow(2, tries)) * 1000);
      window.addEventListener("online", go, { once: true });
    });
  }
  function send(file, tries) { /* from where it was; ends when all of it is there */
    var needs = Math.ceil(file.size / size), before = came;
    function on(have) {
      tries = 0;
      came = before + Math.min(have * size, file.size);
      say("going");
      step();
      return have >= needs ? have : ask(file, have).then(on);
    }
    return ask(file, -1).then(on).catch(function (why) {
      if (why === "no") throw why;
      came = before;
      return wait(tries).then(function () { return send(file, tries + 1); });
    });
  }
  function hidden(name, value) {
    var field = document.createElement("input");
    field.type = "hidden"; field.name = name; field.value = value;
    form.appendChild(field);
  }
  form.addEventListener("submit", function (event) {
    var by = event.submitter;
    if (by && by.name && by.name !== "done") return; /* another button: what is there goes whole with it */
    var inputs = [].slice.call(form.querySelectorAll("input[type=file]")), files = [];
    inputs.forEach(function (each) { [].forEach.call(each.files, function (file) { files.push([each.name, file]); }); });
    all = files.reduce(function (sum, each) { return sum + each[1].size; }, 0);
    if (busy) event.preventDefault();
    if (busy || all <= size) return;
    event.preventDefault();
    busy = true; came = 0;
    say("going"); step();
    shown.scrollIntoView({ block: "center" });
    files.reduce(function (before, each) { return before.then(function () { return send(each[1], 0); }); }, Promise.resolve()).then(function () {
      inputs.forEach(function (each) { each.disabled = true; });
      files.forEach(function (each) { hidden(each[0] + "_came", called(each[1])); });
      if (by && by.name) hidden(by.name, by.value);
      form.submit();
    }, function () { form.submit(); }); /* the page says what is wrong */
  });
})();
