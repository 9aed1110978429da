/* Hold to talk: what is said stays in this page until it is added. Tapped once, it goes on until the next tap. Without
   this script, or without a microphone for it, the telephone's own recorder is there behind the field for files. */
(function () {
  "use strict";
  var ears = navigator.mediaDevices;
  if (!window.MediaRecorder || !ears || !ears.getUserMedia) return;
  try { new DataTransfer().items.add(new File([], "x")); } catch (old) { return; }
  var ways = document.querySelectorAll("[data-talks]"); /* the way here, on a screen that has a microphone */
  if (ways.length) ears.enumerateDevices().then(function (all) {
    if (all.some(function (each) { return each.kind === "audioinput"; })) ways.forEach(function (each) { each.hidden = false; });
  });
  document.querySelectorAll("[data-talk]").forEach(listen);

  function listen(box) {
    var field = document.getElementById(box.dataset.talk);
    if (!field) return;

    var button = box.querySelector("button"), clock = box.querySelector("time"), level = box.querySelector("meter");
    var list = box.querySelector("[data-said]"), form = box.querySelector("template"), said = [];
    var longest = +box.dataset.longest, room = +box.dataset.room, now = null; /* the recording that is being made */
    var kinds = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"].filter(function (each) { return MediaRecorder.isTypeSupported(each); });

    field.multiple = true;
    field.closest("[data-plain]").hidden = true;
    box.hidden = false;
    button.style.touchAction = "none";
    button.style.webkitUserSelect = button.style.userSelect = "none";

    function say(what) {
      box.querySelectorAll("[data-when]").forEach(function (each) { each.hidden = each.dataset.when.split(" ").indexOf(what) < 0; });
    }
    function begin() {
      if (said.length >= room) { say("full"); return; }
      now = { parts: [], asked: Date.now() };
      var mine = now;
      ears.getUserMedia({ audio: true }).then(function (stream) {
        mine.stream = stream;
        mine.recorder = new MediaRecorder(stream, { mimeType: kinds[0], audioBitsPerSecond: 24000 });
        mine.recorder.ondataavailable = function (event) { if (event.data.size) mine.parts.push(event.data); };
        mine.recorder.onstop = function () { close(mine); keep(mine); };
        mine.recorder.start(1000);
        mine.since = Date.now();
        mine.timer = setInterval(tick, 200);
        hear(mine);
        button.setAttribute("aria-pressed", "true");
        say("on");
        tick();
        if (mine.over) stop();
      }).catch(function () { /* no, or there is none: the telephone's own recorder then */
        close(mine);
        say("none");
        field.closest("[data-plain]").hidden = false;
      });
    }
    function hear(mine) {
      var Context = window.AudioContext || window.webkitAudioContext;
      if (!Context) return;
      mine.context = new Context();
      mine.ear = mine.context.createAnalyser();
      mine.ear.fftSize = 256;
      mine.context.createMediaStreamSource(mine.stream).connect(mine.ear);
    }
    function tick() {
      var seconds = Math.floor((Date.now() - now.since) / 1000), wave = new Uint8Array(128);
      clock.textContent = Math.floor(seconds / 60) + ":" + ("0" + seconds % 60).slice(-2);
      if (now.ear) {
        now.ear.getByteTimeDomainData(wave);
        level.value = Math.max.apply(null, wave) - 128;
      }
      document.dispatchEvent(new Event("input")); /* who talks is there */
      if (seconds >= longest) stop();
    }
    function stop() {
      if (!now) return;
      now.over = true;
      if (now.recorder && now.recorder.state !== "inactive") now.recorder.stop();
    }
    function close(mine) {
      clearInterval(mine.timer);
      if (mine.context) mine.context.close();
      if (mine.stream) mine.stream.getTracks().forEach(function (each) { each.stop(); });
      if (now === mine) now = null;
      button.setAttribute("aria-pressed", "false");
      say("");
    }
    function keep(mine) {
      var kind = (mine.recorder.mimeType || kinds[0]).split(";")[0];
      var file = new File(mine.parts, "voice-" + Date.now() + "." + kind.split("/")[1], { type: kind });
      if (!file.size || Date.now() - mine.since < 600) { say("short"); return; }
      said.push(file);
      var shown = document.importNode(form.content, true).firstElementChild, sound = shown.querySelector("audio");
      sound.src = URL.createObjectURL(file);
      shown.querySelector("button").addEventListener("click", function () {
        said.splice(said.indexOf(file), 1);
        URL.revokeObjectURL(sound.src);
        shown.remove();
        give();
        button.focus();
      });
      list.appendChild(shown);
      give();
      say("done");
    }
    function give() { /* they go with the form as files do */
      var all = new DataTransfer();
      said.forEach(function (each) { all.items.add(each); });
      field.files = all.files;
      document.querySelectorAll("[data-with-voice]").forEach(function (each) { each.hidden = !said.length === (each.dataset.withVoice === "yes"); });
      if (!said.length) say("");
    }

    button.addEventListener("pointerdown", function (event) {
      if (event.button) return;
      if (now) { now.second = true; return; }
      begin();
      try { button.setPointerCapture(event.pointerId); } catch (gone) { /* the finger is up already */ }
    });
    ["pointerup", "pointercancel"].forEach(function (kind) {
      button.addEventListener(kind, function () {
        if (now && (now.second || (now.since && Date.now() - now.asked > 700))) stop();
      });
    });
    button.addEventListener("click", function (event) {
      if (event.detail) return; /* a finger or a mouse: heard above; this is a key or a switch */
      if (now) stop(); else begin();
    });
    var keeps = document.querySelector("[data-with-voice=yes] button"), back = document.querySelector(".foot a:not([data-listen])");
    if (keeps && back) back.addEventListener("click", function (event) { /* what was said is kept on the way back too */
      if (!said.length) return;
      event.preventDefault();
      keeps.value = "back";
      keeps.click();
    });
    button.addEventListener("contextmenu", function (event) { event.preventDefault(); });
    window.addEventListener("pagehide", function () { if (now) { now.parts = []; stop(); } });
  }
})();
