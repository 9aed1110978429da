/* No form leaves while there is no line: the page that does not come takes the words with it. The page says so, and the words stay.
   A line that was there a moment ago is trusted; after a while it is asked first. Without this script forms go as they always did. */
(function () {
  "use strict";
  var says = document.querySelector("[data-no-line]"), icon = document.querySelector("link[rel=icon]");
  var trusted = 20000, seen = Date.now(), asking = false, late = 0, sure = false;
  if (!says || !icon || !window.fetch || !Element.prototype.closest) return;

  function ask() {
    var ends = window.AbortController && new AbortController();
    var clock = setTimeout(function () { if (ends) ends.abort(); }, late ? 60000 : 20000);
    return fetch(icon.href, { method: "HEAD", cache: "no-store", credentials: "omit", signal: ends ? ends.signal : undefined })
      .then(function () { clearTimeout(clock); }, function (why) { clearTimeout(clock); throw why; });
  }
  function stay(form, button) {
    if (button && button.closest("main")) button.parentNode.insertBefore(says, button);
    else form.parentNode.insertBefore(says, form);
    says.hidden = false;
    says.scrollIntoView({ block: "center" });
  }
  function go(form, button) {
    sure = true;
    if (button) form.requestSubmit(button); else form.requestSubmit();
  }
  document.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter;
    if (event.defaultPrevented || form.getAttribute("method") !== "post" || /\/leave$/.test(form.getAttribute("action"))) return;
    if (sure || !form.querySelector("textarea, input:not([type=hidden])")) { sure = false; return; } /* nothing to lose */
    if (navigator.onLine === false) { event.preventDefault(); stay(form, button); return; }
    if (Date.now() - seen < trusted || !form.requestSubmit) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    says.hidden = true;
    ask().then(function () { seen = Date.now(); return true; }, function (why) {
      return why.name === "AbortError" && (late += 1) > 1; /* so slow that nobody can tell: let it go */
    }).then(function (there) {
      asking = false;
      if (there) go(form, button); else stay(form, button);
    });
  });
  window.addEventListener("online", function () { says.hidden = true; });
})();
