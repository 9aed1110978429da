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
    sound.play().catch(function (why) { if (why.name !== "NotSupportedError") return;
      if (button.href) location.href = button.href;
      else { button.removeAttribute("data-listen"); button.click(); } /* with what was typed, to the page that says it */
    });
  });
  window.addEventListener("pagehide", stop);
  /* The page with all questions came as the answer to a button: from now on it can be loaded again like any other. */
  if (document.body && document.body.dataset.page === "filing.all" && history.replaceState) history.replaceState(null, "", location.href);
  /* What can wait is asked for when the page is there, and as long after it as it took to come: on a slow line nobody who taps on is held up. */
  var page = document.querySelector("script[data-then]"), clock = 0;
  function then() {
    page.dataset.then.split(" ").forEach(function (each) {
      var script = document.createElement("script");
      script.async = false; /* in their order */
      script.src = each;
      document.head.appendChild(script);
    });
  }
  function wait() { clock = setTimeout(then, window.performance ? performance.now() : 0); }
  window.addEventListener("beforeunload", function () { clearTimeout(clock); });
  if (page && document.readyState === "complete") wait();
  else if (page) window.addEventListener("load", wait);
})();
