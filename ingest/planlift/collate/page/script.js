"use strict";
// Filters, search and sorting. Without this script the page shows everything, in its first order.
(() => {
  const rows = [...document.querySelectorAll("tr[data-g]")];
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const words = document.getElementById("by-words");
  const lists = [...form.querySelectorAll("select")];
  const tables = [...document.querySelectorAll("table")].filter((table) => table.querySelector("tr[data-g]"));
  const charts = document.querySelectorAll(".of-all");
  const instead = document.querySelectorAll(".instead");
  const texts = new Map();
  const text = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };

  const filter = () => {
    const wanted = lists.filter((list) => list.value).map((list) => [list.dataset.key, list.value]);
    const terms = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const fits = wanted.every(([key, value]) => row.dataset[key].split("|").includes(value));
      const found = fits && terms.every((term) => text(row).includes(term));
      if (row.hidden === found) row.hidden = !found;
      count += found;
    }
    const filtered = wanted.length + terms.length > 0;
    for (const chart of charts) chart.hidden = filtered;
    for (const note of instead) note.hidden = !filtered;
    for (const table of tables) {
      const frame = table.parentElement;
      frame.hidden = filtered && !table.querySelector("tr[data-g]:not([hidden])");
      frame.nextElementSibling.hidden = !frame.hidden;
    }
    shown.textContent = filtered
      ? `${count} of ${rows.length} rows are shown.` : "";
  };
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(filter, 150); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;

  const order = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
  const value = (row, at) => row.cells[at] ? row.cells[at].textContent : "";
  const sort = (table, head, at) => {
    const down = head.getAttribute("aria-sort") === "ascending"
      || (head.getAttribute("aria-sort") === "none" && head.classList.contains("number"));
    for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const keyed = [...body.rows].map((row) => [value(row, at), row]);
    keyed.sort(([one], [other]) => (down ? -1 : 1) * order.compare(one, other));
    body.append(...keyed.map(([, row]) => row));
  };
  for (const table of document.querySelectorAll("table.sortable")) {
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => sort(table, head, at));
      head.replaceChildren(button);
      head.setAttribute("aria-sort", "none");
    });
  }
})();
