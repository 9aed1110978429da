/* A half-written letter, kept on this phone for who asks for it: locked under six digits and a share that the portal gives
   ten times a day (docs/decisions/0011-kept-on-the-phone.md). One box; the key goes from page to page under one of the session. */
(function () {
  "use strict";
  var NAME = "page", DAYS = 7, ROUNDS = 600000, STEPS = [8192, 32768, 131072];
  var APART = ["csrf_token", "once", "code", "last4", "notice", "helped", "helped_shown"];
  var subtle = window.crypto && crypto.subtle, $ = function (what) { return document.querySelector(what); };
  var page = $("script[data-then]"), under = page && page.dataset.with, form = $("#answers"), now = null, timer = 0;
  try { if (!box() && !subtle) return; } catch (none) { return; }

  function box() {
    var found = null;
    try { found = JSON.parse(localStorage.getItem(NAME)); } catch (broken) { erase(); }
    if (found && today() - found.since > DAYS) { erase(); return null; }
    return found;
  }
  function today() { return Math.floor(Date.now() / 864e5); } /* by this phone's clock, right or wrong */
  function erase() {
    now = null;
    clearTimeout(timer);
    localStorage.removeItem(NAME);
    sessionStorage.removeItem(NAME);
  }

  /* bytes */
  function hex(bytes) { return [].map.call(new Uint8Array(bytes), function (each) { return ("0" + each.toString(16)).slice(-2); }).join(""); }
  function unhex(said) { return new Uint8Array(said.match(/../g).map(function (each) { return parseInt(each, 16); })); }
  function base64(bytes) { return btoa([].map.call(new Uint8Array(bytes), function (each) { return String.fromCharCode(each); }).join("")); }
  function unbase64(said) { return new Uint8Array([].map.call(atob(said), function (each) { return each.charCodeAt(0); })); }
  function random(count) { return crypto.getRandomValues(new Uint8Array(count)); }
  function aes(raw) { return subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]); }
  function lock(raw, plain) {
    var iv = random(12);
    return aes(raw).then(function (key) { return subtle.encrypt({ name: "AES-GCM", iv: iv }, key, plain); })
      .then(function (sealed) { return base64(iv) + base64(sealed); }); /* twelve bytes are sixteen signs */
  }
  function unlock(raw, said) {
    return aes(raw).then(function (key) {
      return subtle.decrypt({ name: "AES-GCM", iv: unbase64(said.slice(0, 16)) }, key, unbase64(said.slice(16)));
    });
  }

  /* the key: what the digits give on this phone, with what the portal adds to it */
  function draw() {
    var drawn = new Uint32Array(1);
    do crypto.getRandomValues(drawn); while (drawn[0] >= 4294000000); /* each of a million as likely */
    return ("00000" + drawn[0] % 1000000).slice(-6);
  }
  function stretch(digits, salt) {
    var text = new TextEncoder();
    return subtle.importKey("raw", text.encode(digits), "PBKDF2", false, ["deriveBits"]).then(function (key) {
      return subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: salt, iterations: ROUNDS }, key, 256);
    }).then(function (bits) { return subtle.importKey("raw", bits, "HKDF", false, ["deriveBits"]); });
  }
  function part(key, salt, what) {
    return subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: salt, info: new TextEncoder().encode(what) }, key, 256);
  }
  function ask(at, fields) {
    return fetch(at, { method: "POST", body: new URLSearchParams(fields) }).then(function (answer) {
      if (!answer.ok) throw answer.status;
      return answer.json();
    });
  }
  function keyed(at, digits, id, salt, day) { /* gives {day, key} */
    return stretch(digits, unhex(salt)).then(function (key) {
      return part(key, new Uint8Array(0), "blinded").then(function (blinded) {
        return ask(at + "/shares", [["box", id], ["blinded", hex(blinded)], ["day", day]]);
      }).then(function (said) {
        return part(key, unhex(said.share), "key").then(function (raw) { return { day: said.day, key: raw }; });
      });
    });
  }

  /* what was said: pairs of name and value */
  function gather(before) {
    var names = {}, mine = [], data = new FormData(form);
    [].forEach.call(form.elements, function (each) { if (each.name) names[each.name] = true; });
    data.forEach(function (value, name) { if (APART.indexOf(name) < 0 && typeof value === "string") mine.push([name, value]); });
    return before.filter(function (each) { return !names[each[0]]; }).concat(mine);
  }
  function barred() { /* a helper's phone keeps nothing, nor one that an employer may look at */
    var helped = form.elements.helped, filer = new FormData(form).get("filer");
    return (helped && helped.checked) || filer === "staff";
  }
  function save() {
    var mine = now, pairs, plain, size;
    clearTimeout(timer);
    if (!mine) return Promise.resolve();
    if (barred()) { erase(); show(); return Promise.resolve(); }
    pairs = mine.pairs = gather(mine.pairs);
    plain = new TextEncoder().encode(JSON.stringify(pairs));
    size = STEPS.filter(function (each) { return each >= plain.length; })[0] || Math.ceil(plain.length / STEPS[2]) * STEPS[2];
    var padded = new Uint8Array(size).fill(32);
    padded.set(plain);
    return lock(mine.key, padded).then(function (sealed) {
      if (now === mine) localStorage.setItem(NAME, JSON.stringify({ id: mine.id, salt: mine.salt, day: mine.day, since: mine.since, page: sealed }));
    }).catch(function (full) { erase(); show(); throw full; }); /* never say that something is kept where it is not */
  }
  function open(key, found) {
    return unlock(key, found.page).then(function (plain) {
      return { id: found.id, salt: found.salt, day: found.day, since: found.since, key: key, pairs: JSON.parse(new TextDecoder().decode(plain)) };
    });
  }
  function carry(key, to) { return lock(unhex(to), key).then(function (sealed) { sessionStorage.setItem(NAME, sealed); }); }

  /* the pages */
  function show() {
    var told = $("[data-after]");
    if (told && !now) told.parentNode.removeChild(told);
    var keep = $("[data-keep]"), drop = $("[data-drop]");
    if (keep) { keep.hidden = !!now || !subtle || barred(); drop.hidden = !now; }
  }
  function soon() { clearTimeout(timer); timer = setTimeout(save, 400); }
  function before(keep) {
    var at = keep.dataset.keep;
    return fetch(at + "?keep=1").then(function (answer) { return answer.text(); }).then(function (said) {
      var told = new DOMParser().parseFromString(said, "text/html"), first = told.querySelector("[data-before]");
      var then = told.querySelector("[data-after]"), far = [];
      new FormData(told.querySelector("[data-so-far]")).forEach(function (value, name) { far.push([name, value]); });
      first.querySelector("[data-kept]").hidden = !box();
      keep.parentNode.insertBefore(first, keep);
      keep.hidden = true;
      first.focus();
      first.querySelector("[data-yes]").addEventListener("click", function () { begin(at, far, first, then); });
    }).catch(noLine);
  }
  function begin(at, far, first, then) {
    var id = hex(random(16)), salt = hex(random(16)), digits = draw();
    first.querySelector("[data-yes]").disabled = true;
    keyed(at, digits, id, salt, "").then(function (made) {
      now = { id: id, salt: salt, day: made.day, since: today(), key: made.key, pairs: far };
      return carry(made.key, under).then(save);
    }).then(function () {
      then.querySelector("[data-digits]").textContent = digits.slice(0, 3) + " " + digits.slice(3);
      then.hidden = false;
      first.parentNode.replaceChild(then, first);
      then.focus();
      show();
    }).catch(function () { first.querySelector("[data-yes]").disabled = false; noLine(); });
  }
  function noLine() {
    var says = $("[data-no-line]"), main = $("main");
    main.insertBefore(says, main.firstChild);
    says.hidden = false;
    says.scrollIntoView({ block: "center" });
  }
  function reopen(at) {
    var digits = $("#digits").value.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, function (each) { return each.charCodeAt(0) & 15; })
      .replace(/[\u0966-\u096f]/g, function (each) { return each.charCodeAt(0) - 0x966; }).replace(/\D/g, "");
    var found = box();
    function say(what) {
      [].forEach.call(document.querySelectorAll("[data-says]"), function (each) { each.hidden = each.dataset.says !== what; });
    }
    say("");
    if (!found) return nothing();
    return keyed(at, digits, found.id, found.salt, found.day).then(function (made) {
      return open(made.key, found);
    }).then(function (mine) {
      return ask(at + "/returns", mine.pairs).then(function (said) {
        return carry(mine.key, said["with"]).then(function () { location.assign(said.at); });
      });
    }).catch(function (why) {
      if (why === 429) say("often");
      else if (why === 410) { erase(); nothing(); }
      else if (why && why.name === "OperationError") say("wrong");
      else noLine();
    });
  }
  function nothing() {
    $("[data-nothing]").hidden = false;
    $("[data-open]").hidden = true;
  }

  document.addEventListener("submit", function (event) {
    if (/\/leave$/.test(event.target.getAttribute("action"))) erase();
    else if (event.target === form) save();
  }, true);
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-drop], [data-delete]") && event.target.closest("button")) { erase(); if ($("[data-open]")) nothing(); else show(); }
    else if (event.target.closest("[data-keep] button")) before($("[data-keep]"));
  });
  if (document.body.dataset.page === "filing.sent") { erase(); return; }
  [].forEach.call(document.querySelectorAll("[data-kept]"), function (each) { each.hidden = !box(); });

  var entry = $("[data-open]");
  if (entry) {
    entry.addEventListener("submit", function (event) { event.preventDefault(); reopen(entry.dataset.open); });
    entry.hidden = false;
    if (!box()) nothing();
  }
  if (!form || !under) return;
  form.addEventListener("input", function () { if (now) { barred() ? (erase(), show()) : soon(); } else show(); });
  document.addEventListener("visibilitychange", function () { if (document.hidden) save(); });
  var carried = sessionStorage.getItem(NAME), found = box();
  if (!carried || !found) { show(); return; }
  unlock(unhex(under), carried).then(function (key) { return open(key, found); }).then(function (mine) { now = mine; show(); })
    .catch(function () { sessionStorage.removeItem(NAME); show(); }); /* of another letter */
})();
