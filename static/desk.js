/* The desk by keyboard. Everything here can be done without it; nothing here is done without a button's address. */
"use strict";
(() => {
  const $ = (what) => document.querySelector(what);
  const links = [...document.querySelectorAll("[data-list] td a")];
  const dialog = $("dialog");
  const opener = $("#open");

  for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;

  const move = (by) => {
    const at = links.indexOf(document.activeElement);
    const to = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
    links[to]?.focus();
  };

  /* Enter on a row opens it at once: the same POST as the one button of the page in between. */
  const open = (link, then) => {
    opener.action = link.getAttribute("href") + "/openings" + then;
    opener.submit();
  };

  /* T on a row takes it and comes back to the list; whose it is already is asked about by the page that answers. */
  const take = (link) => {
    opener.action = link.getAttribute("href") + "/takings";
    opener.elements.back.disabled = false;
    opener.submit();
  };

  const into = (form) => {
    if (form) for (let at = form; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    const first = form?.querySelector(form.dataset.key === "s" ? "select" : "input:checked, input[type=radio], textarea");
    first?.focus();
    form?.scrollIntoView({ block: "nearest" });
  };

  const act = (key) => {
    const link = links.includes(document.activeElement) ? document.activeElement : null;
    switch (key) {
      case "arrowdown": case "j": return links.length > 0 && (move(1), true);
      case "arrowup": case "k": return links.length > 0 && (move(-1), true);
      case "enter": return link !== null && (open(link, ""), true);
      case "t":
        if (link) return take(link), true;
        return Boolean($("form[data-key=t]")) && ($("form[data-key=t]").submit(), true);
      case "s": case "a": case "q":
        if (link && key === "a") return open(link, "#write"), true;
        if (link && key === "s") return open(link, "#send"), true;
        return Boolean($(`form[data-key=${key}]`)) && (into($(`form[data-key=${key}]`)), true);
      case "u": return Boolean($("a[data-key=u]")) && ($("a[data-key=u]").click(), true);
      case "?": return Boolean(dialog) && (dialog.open ? dialog.close() : dialog.showModal(), true);
    }
    return false;
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, summary, dialog");
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing && !(event.key === "?" && event.target.closest("dialog"))) return;
    if (event.target.matches("input[type=radio]") && event.key.startsWith("Arrow")) return;
    if (act(event.key.toLowerCase())) event.preventDefault();
  });

  /* What is being written is kept every minute, so that a session that ends takes no words with it. */
  const answer = $("#answer");
  const later = answer?.querySelector("button[formaction]");
  if (later) {
    const words = () => new URLSearchParams(new FormData(answer)).toString();
    let before = words();
    setInterval(() => {
      if (words() === before) return;
      before = words();
      fetch(later.getAttribute("formaction"), { method: "POST", body: new URLSearchParams(`${before}&by_itself=1`) });
    }, 60000);
  }

  /* "#write" names no element: a fragment that names one takes the focus away again. */
  if (location.hash === "#write") into($("#answer"));
  else if (location.hash === "#send") into($("#forward"));
  else if (links.length && document.activeElement === document.body) links[0].focus({ preventScroll: true });
})();
