// Ways through the page: links, keyboard, sorting, no scripts; and that nothing foreign can run in it.
import { readFileSync, readdirSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { HOSTILE } from "./reports.mjs";

/// The words as a report shows them: controls of the writing direction and separators of lines are made visible.
const visible = (words) => words.replace(/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, "\ufffd");

/// Every link leads to one place on the page; marks of the chart lead to rows that come into sight.
export async function links(page) {
  const faults = await page.evaluate(() => {
    const found = [];
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    if (new Set(ids).size !== ids.length) found.push("an id stands twice");
    for (const link of document.querySelectorAll("a")) {
      const href = link.getAttribute("href");
      const target = href.startsWith("#") ? document.getElementById(href.slice(1)) : null;
      if (!target) found.push(`${href} leads nowhere`);
      else if (link.closest(".marks") && !target.closest("tr")) found.push(`${href} is no row`);
      if (link.closest(".marks") && link.querySelector("title").textContent !== link.getAttribute("aria-label")) {
        found.push(`${href} has two names`);
      }
    }
    for (const run of document.querySelectorAll("tr[id^=run-]")) {
      const folded = run.closest("details");
      if (!folded && !document.querySelector(`.marks a[href="#${run.id}"]`)) found.push(`${run.id} has no mark`);
    }
    return found;
  });
  for (const kind of ["note", "run", "week"]) {
    const marks = page.locator(`.marks a[href^="#${kind}-"]`);
    const count = await marks.count();
    for (const index of new Set([0, count >> 1, count - 1].filter((index) => index >= 0 && index < count))) {
      const mark = marks.nth(index);
      const href = await mark.getAttribute("href");
      await pointAt(page, mark);
      faults.push(...(await atRow(page, href)));
    }
  }
  // A row that is folded away is unfolded by a link to it.
  const older = await page.evaluate(() => document.querySelector("details tr[id]")?.id);
  if (older) {
    await page.evaluate((id) => (location.hash = id), older);
    faults.push(...(await atRow(page, `#${older}`)));
  }
  return faults;
}

/// The calendar has a line a month and a cell a day, its numbers lead to their notes, and its zeros are dots.
export async function calendar(page) {
  const faults = await page.evaluate(() => {
    const found = [];
    for (const row of document.querySelectorAll(".calendar tbody tr")) {
      const [month, year] = row.cells[0].textContent.split(" ");
      const days = new Date(Date.parse(`1 ${month} ${year} UTC`) + 31 * 864e5);
      const length = 31 - (days.getUTCDate() - 1);
      if (row.cells.length - 1 !== length) found.push(`${month} ${year} has ${row.cells.length - 1} days, not ${length}`);
    }
    for (const cell of document.querySelectorAll(".calendar .painful")) {
      const link = cell.querySelector("a");
      const row = link && document.getElementById(link.getAttribute("href").slice(1));
      if (!row || !(parseFloat(row.cells[1].textContent) === parseFloat(link.textContent))) found.push(`no note of ${cell.textContent}`);
    }
    const free = document.querySelector(".calendar .free > :last-child");
    if (free && getComputedStyle(free).fontSize !== "0px") found.push("a zero is written out");
    return found;
  });
  const id = await page.evaluate(() => document.querySelector(".calendar .free[id]")?.id);
  if (id) {
    await page.evaluate((id) => (location.hash = id), id);
    faults.push(...(await atRow(page, `#${id}`)));
  }
  return faults;
}

/// Earlier half-years and the rows of long tables are unfolded by their lines, also without a script.
export async function unfolding(page) {
  const faults = [];
  for (const kind of ["details.chart", "details.more"]) {
    const folded = page.locator(`section > ${kind}`).first();
    if ((await folded.count()) === 0) continue;
    const inner = folded.locator(".wide").first();
    if (await inner.isVisible()) faults.push(`${kind} is open from the beginning`);
    await folded.locator("summary").click();
    if (!(await inner.isVisible())) faults.push(`${kind} cannot be unfolded`);
    if ((await inner.locator("svg, td").count()) === 0) faults.push(`${kind} holds nothing`);
  }
  return faults;
}

/// The top of the page is one key or one click away.
export async function toTop(page) {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.locator("a.top").click();
  await page.waitForFunction(() => scrollY === 0);
  return [];
}

/// Clicks on the middle of the mark itself, as far as it was drawn: neighbours must not take it.
async function pointAt(page, mark) {
  const box = await mark.locator("rect").evaluate((rect) => {
    const folded = rect.closest("details");
    if (folded) folded.open = true;
    rect.scrollIntoView({ block: "center" });
    const { left, top, width, height } = rect.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.mouse.click(box.x, box.y);
}

async function atRow(page, href) {
  return page.evaluate(async (href) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const row = document.querySelector(":target");
    const box = row?.getBoundingClientRect();
    if (location.hash !== href || `#${row?.id}` !== href) return [`${href} was followed to ${location.hash}`];
    return box.height > 0 && box.top >= -1 && box.top < innerHeight ? [] : [`${href} is not in sight`];
  }, href);
}

/// The first key leads past the contents, the marks can be skipped, and what has the focus can be seen.
export async function keyboard(page) {
  const faults = [];
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element.closest(".marks") ? element.querySelector("rect") : element);
      const ring = element.closest(".marks") ? style.stroke !== "none" : style.outlineStyle !== "none";
      return { name: element.getAttribute("href") ?? element.getAttribute("aria-label") ?? element.localName, ring };
    });
  await page.keyboard.press("Tab");
  if ((await focused()).name !== "#now") faults.push("the first key does not reach the skip link");
  const seen = [];
  for (let key = 0; key < 60; key += 1) {
    await page.keyboard.press("Tab");
    const now = await focused();
    if (now.name === "body") break;
    if (!now.ring) faults.push(`no ring around ${now.name}`);
    seen.push(now.name);
  }
  if (await page.locator(".marks a").count()) {
    if (!seen.some((name) => name === "#after-chart")) faults.push("the marks cannot be skipped");
    await page.locator("a[href='#after-chart']").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const beyond = await page.evaluate(() => {
      const chart = document.querySelector(".marks");
      return chart.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
    if (!beyond) faults.push("the skip link does not skip the marks");
  }
  return faults;
}

/// A heading sorts both ways and says so; a filter hides rows and says how many are left.
export async function tables(page) {
  const faults = [];
  const table = page.locator("section[aria-labelledby=runs] table").first();
  if ((await table.count()) === 0 || (await table.locator("tbody tr").count()) < 3) return faults;
  const distances = async () => {
    const cells = await table.locator("tbody tr:not([hidden]) td:nth-child(3)").allTextContents();
    return cells.map((cell) => parseFloat(cell.replace(",", ""))).filter((value) => !isNaN(value));
  };
  const sorted = (values) => values.every((value, index) => index === 0 || values[index - 1] <= value);
  const heading = table.locator("thead th").nth(2);
  await heading.locator("button").click();
  if (!sorted(await distances())) faults.push("not sorted upwards");
  if ((await heading.getAttribute("aria-sort")) !== "ascending") faults.push("does not say that it is sorted upwards");
  await heading.locator("button").click();
  if (!sorted((await distances()).reverse())) faults.push("not sorted downwards");
  const day = table.locator("thead th").nth(0);
  await day.locator("button").click();
  const days = await table.locator("tbody th").allTextContents();
  if (!sorted(days.map((text) => Date.parse(text)))) faults.push("days are not sorted");
  if ((await heading.getAttribute("aria-sort")) !== null) faults.push("two columns say that they sort");
  const filter = page.locator("section[aria-labelledby=runs] input[type=search]").first();
  if (await filter.count()) {
    const all = await table.locator("tbody tr").count();
    await filter.fill("treadmill");
    const shown = await table.locator("tbody tr:not([hidden])").count();
    const said = await page.locator("section[aria-labelledby=runs] output").first().textContent();
    if (shown === 0 || shown >= all) faults.push(`the filter leaves ${shown} of ${all}`);
    if (said !== `${shown} of ${all}`) faults.push(`the filter says ${said}`);
    // A mark still reaches a row that the filter hides.
    const hidden = await table.locator("tbody tr[hidden]").first().getAttribute("id");
    await page.evaluate((id) => (location.hash = id), hidden);
    faults.push(...(await atRow(page, `#${hidden}`)));
  }
  return faults;
}

/// The same tables, without a button.
export async function withoutScripts(page, { report }) {
  const faults = [];
  faults.push(...(await unfolding(page)));
  const rows = await page.locator("tr").count();
  const written = readFileSync(join(report.folder, "report.html"), "utf8").match(/<tr[ >]/g).length;
  if (rows !== written) faults.push(`${rows} rows of ${written}`);
  if ((await page.locator("button, input").count()) > 0) faults.push("a button that does nothing");
  return faults;
}

/// One script, the one that the policy names; any other is refused. Words of the runner stay words.
export async function nothingForeign(page, { report }) {
  const scripts = await page.locator("script").allTextContents();
  const policy = await page.locator("meta[http-equiv]").getAttribute("content");
  const faults = scripts.length === 1 ? [] : [`${scripts.length} scripts`];
  const hash = createHash("sha256").update(scripts[0]).digest("base64");
  if (!policy.includes(`script-src 'sha256-${hash}'`)) faults.push(`the policy names another script than ${hash}`);
  if (Buffer.byteLength(scripts[0]) >= 3700) faults.push("the script is no longer small");
  if (await page.evaluate(() => window.obeyed)) faults.push("a word of the runner was obeyed");
  const inside = await page.evaluate(() => document.querySelectorAll("td.note *, bdi *, main img").length);
  if (inside > 0) faults.push(`${inside} elements within words of the runner`);
  if (report.name === "hostile words") {
    const notes = await page.locator("td.note").allTextContents();
    for (const words of HOSTILE.map(visible)) if (!notes.includes(words)) faults.push(`not shown as written: ${words}`);
    if (!notes.some((note) => note.length >= 10000)) faults.push("the long note is cut");
    const shoe = await page.locator("section[aria-labelledby=wellness] bdi").allTextContents();
    if (!shoe.some((name) => name.includes(HOSTILE[0]))) faults.push("the name of the shoe is not shown");
    faults.push(...formulas(join(report.folder, "tables")));
  }
  return faults;
}

/// Cells that a spreadsheet would run.
function formulas(folder) {
  const found = [];
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    if (/(^|,|\n)"?=/.test(text)) found.push(`${name} holds a formula`);
  }
  return found;
}
