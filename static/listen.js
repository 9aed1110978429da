/* Reads the page aloud, when this screen has a voice for its language. Without one the button is a link that says so. */
(function () {
  "use strict";
  var button = document.querySelector("[data-listen]"), speech = window.speechSynthesis, lang = document.documentElement.lang.split("-")[0];
  if (!button || !speech) return;
  function voice() {
    return speech.getVoices().find(function (each) { return each.localService && each.lang.split(/[-_]/)[0] === lang; });
  }
  function words() {
    var parts = document.querySelectorAll("main h1, main h2, main p, main li, main dt, main dd, main label, main .tile span, main .btn");
    return Array.prototype.filter.call(parts, function (part) { return !part.closest("[hidden],.sr") && !part.querySelector("p,li"); })
      .map(function (part) { return part.textContent.trim(); })
      .filter(function (said, at, all) { return said && said !== all[at - 1]; });
  }
  speech.getVoices();
  button.addEventListener("click", function (event) {
    var found = voice();
    if (!found) return;
    event.preventDefault();
    if (speech.speaking) { speech.cancel(); return; }
    words().forEach(function (said) {
      var part = new SpeechSynthesisUtterance(said);
      part.voice = found; part.lang = found.lang; part.rate = 0.9;
      speech.speak(part);
    });
  });
  window.addEventListener("pagehide", function () { speech.cancel(); });
})();
