"use strict";
// Sorting and filtering of tables; the page is complete without it.
(() => {
  const words = (cell) => (cell ? cell.textContent.trim() : "");
  // A day, h:mm or a number with its unit; else NaN.
  const value = (text) => {
    if (/^\d+ [A-Z][a-z]{2} \d{4}/.test(text)) return Date.parse(text.slice(0, 11).trim());
    const clock = /^(\d+):(\d\d)$/.exec(text);
    if (clock) return 60 * clock[1] + +clock[2];
    return parseFloat(text.replace(/,/g, "").replace("\u2212", "-"));
  };
  // What has no number comes last either way.
  const compare = (a, b, way) => {
    const [x, y] = [value(a), value(b)];
    if (isNaN(x) !== isNaN(y)) return isNaN(x) - isNaN(y);
    return way * (isNaN(x) ? a.localeCompare(b) : x - y);
  };
  // The rows of a long table that are folded away join the others before anything is done with all.
  const whole = (table) => {
    const more = table.parentElement.nextElementSibling;
    if (!more?.matches("details.more")) return;
    table.tBodies[0].append(...more.querySelectorAll("tbody tr"));
    more.remove();
  };
  const sort = (table, column, heading) => {
    whole(table);
    const up = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [words(row.cells[column]), row]);
    rows.sort((a, b) => compare(a[0], b[0], up ? 1 : -1));
    body.append(...rows.map((pair) => pair[1]));
  };
  // A row that a link leads to is shown, folded away or not.
  const filters = new Map();
  addEventListener("hashchange", () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row) return;
    const folded = row.closest("details");
    if (folded) folded.open = true;
    if (row.hidden) filters.get(row.closest("table"))("");
    row.scrollIntoView();
  });
  const filterable = (table, region) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("output");
    input.type = "search";
    label.append("Show rows with ", input, " ", count);
    label.className = "filter";
    const show = (value) => {
      whole(table);
      const wanted = value.trim().toLowerCase();
      let shown = 0;
      for (const row of table.tBodies[0].rows) {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
        shown += !row.hidden;
      }
      count.textContent = wanted ? shown + " of " + table.tBodies[0].rows.length : "";
    };
    input.addEventListener("input", () => show(input.value));
    region.before(label);
    filters.set(table, (value) => show((input.value = value)));
  };
  for (const table of document.querySelectorAll("table:not(.calendar, .more table)")) {
    const rows = table.tBodies[0].rows;
    // Rows that are named by what they are about have no order of their own.
    if (rows.length < 3 || !words(table.tHead.rows[0].cells[0])) continue;
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sort(table, column, heading));
    });
    if (rows.length > 20 || table.parentElement.nextElementSibling?.matches(".more")) filterable(table, table.parentElement);
  }
})();
