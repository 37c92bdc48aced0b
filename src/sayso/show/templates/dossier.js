(function () {
  "use strict";
  // A link into a fold opens the fold; the rest of the dossier works without this file.
  function open() {
    var id = decodeURIComponent(location.hash.slice(1));
    var aim = id && document.getElementById(id);
    if (!aim) { return; }
    var folded = false;
    for (var up = aim; up; up = up.parentElement) {
      if (up.tagName === "DETAILS" && !up.open) { up.open = true; folded = true; }
    }
    if (folded) { aim.scrollIntoView(); }
  }
  addEventListener("hashchange", open);
  open();
  // Pin: a click on a highlight keeps it lit, a second click lets it go.
  document.addEventListener("click", function (event) {
    var claim = event.target.closest && event.target.closest(".text .claim, .text .told, .text .judged");
    if (claim && !event.target.closest("a")) { claim.classList.toggle("pinned"); }
  });
}());
