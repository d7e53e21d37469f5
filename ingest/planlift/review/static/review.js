// Enhancement only: every page does its work without it.
(function () {
  "use strict";

  // Documents dropped onto the form go into its file field.
  var drop = document.getElementById("drop");
  if (drop) {
    var files = document.getElementById("files");
    var chosen = document.getElementById("chosen");
    var say = function () {
      chosen.textContent = files.files.length ? files.files.length + " chosen" : "";
    };
    files.addEventListener("change", say);
    ["dragenter", "dragover"].forEach(function (name) {
      drop.addEventListener(name, function (event) {
        event.preventDefault();
        drop.classList.add("pl-drop--over");
      });
    });
    ["dragleave", "drop"].forEach(function (name) {
      drop.addEventListener(name, function () { drop.classList.remove("pl-drop--over"); });
    });
    drop.addEventListener("drop", function (event) {
      event.preventDefault();
      if (event.dataTransfer.files.length) {
        files.files = event.dataTransfer.files;
        say();
      }
    });
  }

  // How far the reading is, until it is over.
  var job = document.getElementById("job");
  if (job) {
    var ask = function () {
      fetch(job.dataset.job).then(function (answer) {
        // Signed out, or the server was started anew and knows nothing of it: the page says so.
        if (answer.redirected || answer.status === 404) { return { ended: true }; }
        return answer.json();
      }).then(function (told) {
        if (told.ended) { location.reload(); return; }
        document.getElementById("progress").textContent = told.done + " of " + (told.total || "some") + " done.";
        var bar = job.querySelector("progress");
        bar.max = told.total || 1;
        bar.value = told.done;
        setTimeout(ask, 700);
      }).catch(function () { setTimeout(ask, 3000); });
    };
    setTimeout(ask, 400);
  }

  // One key goes to the next field to look at. It can be turned off (WCAG 2.1.4).
  var next = document.getElementById("next");
  var shortcut = document.getElementById("shortcut");
  if (next && shortcut) {
    var off = false;
    try { off = localStorage.getItem("planlift-shortcut") === "off"; } catch (error) { off = false; }
    var label = function () { shortcut.textContent = off ? "Turn the key N on" : "Key N goes there: turn it off"; };
    shortcut.hidden = false;
    label();
    shortcut.addEventListener("click", function () {
      off = !off;
      try { localStorage.setItem("planlift-shortcut", off ? "off" : "on"); } catch (error) { /* for this page */ }
      label();
    });
    document.addEventListener("keydown", function (event) {
      var writes = event.target.closest("input, textarea, select");
      if (off || writes || event.key.toLowerCase() !== "n" || event.ctrlKey || event.metaKey || event.altKey) { return; }
      event.preventDefault();
      location.assign(next.href);
    });
  }

  // The field that was asked for has the focus, and its mark is in sight.
  var at = document.querySelector("[data-at]");
  var done = document.getElementById("done");
  if (done) { done.focus(); } else if (at) { at.focus({ preventScroll: true }); at.scrollIntoView({ block: "center" }); }
  var view = document.querySelector(".pl-source__view");
  var mark = document.querySelector(".pl-mark--at, .pl-marked--at");
  if (view && mark && getComputedStyle(view).overflowY === "auto") {
    var gap = mark.getBoundingClientRect().top - view.getBoundingClientRect().top;
    view.scrollTop += gap - view.clientHeight / 3;
  }
  if (view && mark) {
    var side = mark.getBoundingClientRect();
    var frame = view.getBoundingClientRect();
    if (side.right > frame.right || side.left < frame.left) {
      view.scrollLeft += side.left - frame.left - frame.width / 3;
    }
  }

  // A field under the pointer or with the focus lights up its place on the page.
  var light = function (event, on) {
    var field = event.target.closest && event.target.closest(".pl-field");
    if (!field) { return; }
    document.querySelectorAll("[data-mark]").forEach(function (rect) {
      if (rect.dataset.mark === field.id) { rect.classList.toggle("pl-mark--lit", on); }
    });
  };
  ["mouseover", "focusin"].forEach(function (name) { document.addEventListener(name, function (event) { light(event, true); }); });
  ["mouseout", "focusout"].forEach(function (name) { document.addEventListener(name, function (event) { light(event, false); }); });
})();
