/* Plays the sound of the page where it stands; pressed again, it stops. Without this script the button is a link to the sound. */
(function () {
  "use strict";
  var sound = null;
  function stop() { if (sound) { sound.pause(); sound = null; } }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-listen], .ear"), at = button && (button.getAttribute("data-listen") || (button.className === "ear" && button.href));
    if (!at || !window.Audio) return;
    event.preventDefault();
    if (sound && sound.from === button && !sound.ended) { stop(); return; }
    stop();
    sound = new Audio(at);
    sound.from = button;
    sound.addEventListener("timeupdate", function () { document.dispatchEvent(new Event("input")); }); /* who listens is there */
    sound.play().catch(function (why) { if (why.name === "NotSupportedError") location.href = button.href; });
  });
  window.addEventListener("pagehide", stop);
  /* The page with all questions came as the answer to a button: from now on it can be loaded again like any other. */
  if (document.body && document.body.dataset.page === "filing.all" && history.replaceState) history.replaceState(null, "", location.href);
  /* What can wait is asked for when the page is there. */
  var page = document.querySelector("script[data-then]");
  function then() {
    page.dataset.then.split(" ").forEach(function (each) { document.head.appendChild(document.createElement("script")).src = each; });
  }
  if (page && document.readyState === "complete") then();
  else if (page) window.addEventListener("load", then);
})();
