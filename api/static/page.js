// The pages work without this file. It opens what an address points at, and keeps the printed page whole.
(function () {
  "use strict";

  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) return;
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    target.scrollIntoView({ block: "center" });
  }

  function openAll() {
    document.querySelectorAll("details.more:not([open])").forEach(function (part) {
      part.open = true;
      part.dataset.forPrint = "";
    });
  }

  function closeAgain() {
    document.querySelectorAll("details[data-for-print]").forEach(function (part) {
      part.open = false;
      delete part.dataset.forPrint;
    });
  }

  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", openAll);
  window.addEventListener("afterprint", closeAgain);
  document.querySelectorAll("form").forEach(function (form) {
    form.addEventListener("submit", function () {
      form.querySelectorAll("input, select").forEach(function (field) {
        if (field.value) return;
        field.disabled = true;
        setTimeout(function () { field.disabled = false; });
      });
    });
  });
  reveal();
})();
