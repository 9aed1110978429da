/* The page goes home by itself (Refresh header). While someone is typing or touching, the wait begins anew, here and on the server. */
(function () {
  "use strict";
  var foot = document.querySelector("[data-idle]");
  if (!foot) return;
  var wait = foot.dataset.idle * 1000, timer = 0, told = 0;
  function home() { window.location.replace(foot.dataset.home); }
  function still() {
    if (!told) window.stop(); /* takes back the Refresh header; again would cut off the voice */
    clearTimeout(timer);
    timer = setTimeout(home, wait);
    if (Date.now() - told < wait / 4) return;
    told = Date.now();
    fetch(foot.dataset.home + "/still", { cache: "no-store" });
  }
  ["input", "keydown", "pointerdown", "touchmove"].forEach(function (kind) {
    document.addEventListener(kind, still, { passive: true });
  });
})();
