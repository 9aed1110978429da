/* The page goes home by itself (Refresh header). With this script a minute with nothing done hides it and asks whether
   somebody is there, aloud only where somebody listened before; a third of a minute later it goes home. Who asked for
   more time is waited for longer, and hidden sooner. Until then the letter lies where it lay. */
(function () {
  "use strict";
  var foot = document.querySelector("[data-idle]"), ask = document.querySelector("[data-still]");
  if (!foot || !ask) return;
  var wait = foot.dataset.idle * 1000, home = foot.dataset.home, at_home = /\/kiosk$/.test(window.location.pathname), timer = 0, asking = false, held = false;
  function kept(name, value) { /* until the next time at home */
    try { if (value) sessionStorage.setItem(name, value); return sessionStorage.getItem(name); } catch (none) { return ""; }
  }
  function then(what, time) { clearTimeout(timer); timer = setTimeout(what, time); }
  function leave() { window.location.replace(home); }
  function show(hidden) {
    asking = hidden;
    ask.hidden = !hidden;
    Array.prototype.forEach.call(document.body.children, function (each) { if (each !== ask) each.style.display = hidden ? "none" : ""; });
  }
  function wonder() {
    show(true);
    ask.querySelector("button").focus();
    grace();
    var aloud = ask.querySelector("[data-listen]");
    if (aloud && kept("listened")) new Audio(aloud.dataset.listen).play().catch(function () {});
  }
  function grace() { then(leave, kept("longer") ? wait * 9 / 2 : wait / 3); }
  function still() {
    if (asking) { grace(); return; } /* a tap shows the page again, a key keeps it waiting */
    hold();
    if (at_home) then(leave, wait); /* nothing is open there */
    else then(wonder, kept("longer") ? wait / 2 : wait);
  }
  function hold() { /* takes back the Refresh header, once: again would cut off the voice */
    if (held) return;
    held = true;
    window.stop();
    setInterval(function () { fetch(home + "/still", { cache: "no-store" }); }, wait / 2);
  }
  ["input", "keydown", "pointerdown", "touchmove", "timeupdate"].forEach(function (kind) {
    document.addEventListener(kind, still, { passive: true, capture: true }); /* who hears a recording is there */
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-listen], .ear")) kept("listened", "yes");
    else if (asking) {
      if (event.target.closest("[name=longer]")) kept("longer", "yes");
      show(false);
      still();
    }
  }, true);
  if (at_home) { try { sessionStorage.clear(); } catch (none) { /* nothing was kept */ } }
  else window.addEventListener("load", still);
})();
