// The page of a pain diary, as `patella note page` writes it: by touch and by keyboard, with storage and without, exported
// and read by patella, imported, printed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { HOSTILE } from "./reports.mjs";

const FIXTURES = new URL("../../fixtures/", import.meta.url).pathname;
const KEY = "patella pain diary";
// Among the runs of fixtures/small.
const NOW = new Date(2026, 4, 30, 18, 30);

/// Writes the page; gives its name and address.
export function makeDiaryPage(program, folder) {
  const path = join(folder, "pain-diary.html");
  const done = spawnSync(program, ["note", "page", "--out", path, "--quiet", "--force"]);
  if (done.status !== 0) throw new Error(`no page: ${done.stderr}`);
  return { name: "pain diary", program, folder, address: pathToFileURL(path).href };
}

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESK = { viewport: { width: 1200, height: 900 } };

/// Each check with the window that it needs.
export const checks = [
  ["390 px, light", { ...PHONE, colorScheme: "light" }, onScreen],
  ["390 px, dark", { ...PHONE, colorScheme: "dark" }, onScreen],
  ["1200 px, light", { ...DESK, colorScheme: "light" }, onScreen],
  ["1200 px, dark", { ...DESK, colorScheme: "dark" }, onScreen],
  ["ten notes by touch", PHONE, tenNotesByTouch],
  ["keyboard", DESK, byKeyboard],
  ["storage refused", PHONE, storageRefused],
  ["storage full", PHONE, storageFull],
  ["storage not understood", PHONE, storageNotUnderstood],
  ["the last four weeks", PHONE, lastFourWeeks],
  ["edit, delete, undo", PHONE, editDeleteUndo],
  ["import", DESK, importing],
  ["words that could be obeyed", DESK, hostileWords],
  ["share", PHONE, sharing],
  ["print", DESK, printing],
  ["two windows", DESK, twoWindows],
  ["ten years of notes", PHONE, tenYears],
  ["320 px", { ...PHONE, viewport: { width: 320, height: 640 } }, narrow],
  ["policy", DESK, policy],
  ["no scripts", { ...PHONE, javaScriptEnabled: false }, withoutScripts],
];

/// Opens the page at a fixed time, with `notes` in its storage.
async function begin(page, notes = [], head = []) {
  await page.clock.setFixedTime(NOW);
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, JSON.stringify({ version: 1, notes, head })]);
  await page.reload();
}

const stored = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)).notes, KEY);
const said = (page) => page.locator("#said").textContent();
const chip = (page, name, value) => page.locator(`label:has(> input[name="${name}"][value="${value}"])`);
const expect = (faults, what, found, expected) => {
  const [one, other] = [found, expected].map((value) => JSON.stringify(value));
  if (one !== other) faults.push(`${what}: ${one}, not ${other}`);
};

/// Four weeks of invented notes, with gaps.
function month() {
  const notes = [];
  for (let back = 0; back < 28; back += 1) {
    if (back % 5 === 3) continue;
    const date = new Date(Date.UTC(2026, 4, 30 - back)).toISOString().slice(0, 10);
    const score = String([0, 2, 4, 7, 10][back % 5]);
    notes.push({ date, time: "18:30", score, side: "right", site: "outer", when: "after", trigger: "stairs, downhill", lasted: "30 min", note: "going down" });
  }
  return notes;
}

/// Nothing sticks out, everything that is touched is large, and axe has nothing to say: empty, filled in, and after a mistake.
async function onScreen(page, { axe }) {
  const faults = [];
  const look = async (state) => {
    faults.push(
      ...(await page.evaluate((state) => {
        const found = [];
        const root = document.documentElement;
        if (root.scrollWidth > root.clientWidth) found.push(`${state}: ${root.scrollWidth} px wide, not ${root.clientWidth}`);
        for (const target of document.querySelectorAll("button, input, select, textarea, .touch")) {
          if (!target.checkVisibility()) continue;
          const { width, height, left, right } = target.getBoundingClientRect();
          const name = target.id || target.value || target.dataset.site || target.textContent;
          if (width < 43.5 || height < 43.5) found.push(`${state}: ${name} is ${width.toFixed(0)} by ${height.toFixed(0)} px`);
          if (left < 0 || right > root.clientWidth) found.push(`${state}: ${name} is cut off`);
        }
        return found;
      }, state))
    );
    if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    for (const { id, help, nodes } of violations) faults.push(`${state}: axe ${id}: ${help}: ${nodes[0].html.slice(0, 160)} (${nodes.length})`);
  };
  await begin(page);
  await look("empty");
  await begin(page, month());
  for (const [name, value] of [["score", "4"], ["side", "left"], ["site", "outer"], ["site", "below kneecap"], ["when", "after"]]) {
    await chip(page, name, value).click();
  }
  await look("filled");
  await page.locator("#list button").first().click();
  await look("a note that is changed");
  await page.locator("#cancel").click();
  await page.locator("#save").click();
  await look("a score that is missing");
  return faults;
}

/// Ten notes as a thumb enters them, their cells as the diary has them, and what patella is to read.
const TEN = [
  { score: "4", side: "right", touch: ["around or behind kneecap"], when: "after", trigger: ["stairs"], lasted: ["30", "min"], words: "worse going down" },
  { score: "0" },
  { score: "10", side: "left", touch: ["outer", "inner"], when: "during", trigger: ["downhill", "fast running"], lasted: ["2", "days"] },
  { score: "1", side: "both", touch: ["under kneecap"], when: "next morning", lasted: ["1.5", "h"], day: "2026-05-29", time: "07:15" },
  { score: "7", touch: ["below kneecap"], when: "start of run", words: "said \"ouch\", twice; then went on" },
  { score: "3", side: "right", touch: ["back"], when: "end of run", trigger: ["sitting", "getting up"], day: "2026-05-12" },
  { score: "0", when: "rest day", day: "2026-05-03", time: "" },
  { score: "5", side: "left", when: "before", trigger: ["other"], words: "two lines\nof it" },
  { score: "9", touch: ["outer"], when: "throughout", words: "G\u00fcnter's hill, 5\u00a0km" },
  { score: "2", side: "both", touch: ["elsewhere"], trigger: ["nothing"], words: "#1 of the week" },
];

async function tenNotesByTouch(page, { report }) {
  const faults = [];
  await begin(page);
  for (const note of TEN) await touchIn(page, note);
  expect(faults, "notes", (await stored(page)).length, 10);
  await page.reload();
  const table = await exported(page, report, "ten.csv");
  // A second export of the same notes is the same.
  if (readFileSync(table, "utf8") !== readFileSync(await exported(page, report, "again.csv"), "utf8")) faults.push("exported twice, and not the same");
  const out = join(report.folder, "from-the-page");
  const done = spawnSync(report.program, ["report", join(FIXTURES, "small"), "--notes", table, "--out", out, "--force", "--quiet"]);
  if (![0, 3].includes(done.status)) return [...faults, `patella ended with ${done.status}: ${done.stderr}`];
  const read = parse(readFileSync(join(out, "tables/pain.csv"), "utf8"));
  const meant = (row) => [row.date, row.time, row.score, row.when_meant, row.side_meant, row.site_meant, row.trigger_meant, row.lasted_h, row.note];
  const hours = { min: 1 / 60, h: 1, days: 24 };
  const plain = (when = "") => when.replace(" of ", " ");
  const entered = TEN.map((note) => [
    note.day ?? "2026-05-30",
    note.time ?? (note.day ? "" : "18:30"),
    note.score,
    plain(note.when),
    note.side ?? "",
    [...(note.touch ?? [])].sort((a, b) => sites.indexOf(a) - sites.indexOf(b)).join("; "),
    (note.trigger ?? []).join("; "),
    note.lasted ? String(note.lasted[0] * hours[note.lasted[1]]) : "",
    note.words ?? "",
  ]);
  const order = (rows) => rows.map((row) => JSON.stringify(row)).sort();
  expect(faults, "what patella reads", order(read.map(meant)), order(entered));
  return faults;
}

const sites = ["around or behind kneecap", "under kneecap", "below kneecap", "outer", "inner", "back", "elsewhere"];

/// Enters a note by touch alone; only the words are typed.
async function touchIn(page, note) {
  const tap = (locator) => locator.tap();
  await tap(chip(page, "score", note.score));
  if (note.side) await tap(chip(page, "side", note.side));
  for (const site of note.touch ?? []) {
    const region = page.locator(`#knee [data-site="${site}"]`).first();
    if (await region.count()) {
      await region.scrollIntoViewIfNeeded();
      const { x, y, width, height } = await region.boundingBox();
      await page.touchscreen.tap(x + width / 2, y + height * 0.7);
    } else {
      await tap(chip(page, "site", site));
    }
  }
  if (note.when) await tap(chip(page, "when", note.when));
  for (const trigger of note.trigger ?? []) await tap(chip(page, "trigger", trigger));
  if (note.lasted) {
    await page.locator("#lasted").fill(note.lasted[0]);
    await page.locator("#lasted-unit").selectOption(note.lasted[1]);
  }
  if (note.words) await page.locator("#words-of-note").fill(note.words);
  if (note.day) {
    // A day is touched in the month; its time is then open.
    await tap(page.locator(`#month [data-day="${note.day}"]`));
    if (note.time) await page.locator("#time").fill(note.time);
  }
  await tap(page.locator("#save"));
}

/// The exported file, saved below the folder of the report.
async function exported(page, report, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#export").click()]);
  if (!/^pain-diary-2026-05-30\.csv$/.test(download.suggestedFilename())) throw new Error(download.suggestedFilename());
  const path = join(report.folder, name);
  await download.saveAs(path);
  return path;
}

/// The rows of a table by the names of its columns.
function parse(text) {
  const rows = [[""]];
  let quoted = false;
  for (const [at, character] of [...text.replace(/^\ufeff/, "")].entries()) {
    const row = rows.at(-1);
    if (character === '"') {
      if (!quoted && [...text][at - 1] === '"' && row.at(-1) !== "") row[row.length - 1] += '"';
      quoted = !quoted;
    } else if (character === "," && !quoted) row.push("");
    else if (character === "\n" && !quoted) rows.push([""]);
    else row[row.length - 1] += character;
  }
  const [head, ...rest] = rows.filter((row) => row.length > 1);
  return rest.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])));
}

/// A note without a mouse: every group is reached by the key, what has the focus can be seen and is not covered.
async function byKeyboard(page) {
  const faults = [];
  await begin(page);
  const focused = () =>
    page.evaluate(() => {
      const active = document.activeElement;
      const seen = active.type === "radio" || active.type === "checkbox" || active.type === "file" ? active.nextElementSibling : active;
      const { top, bottom } = seen.getBoundingClientRect();
      const bar = document.querySelector(".bar").getBoundingClientRect();
      const isCovered = !active.closest(".bar") && bottom > bar.top + 4 && top < bar.bottom && bar.height > 0 && bottom <= innerHeight;
      return { name: active.id || active.name || active.dataset.day || active.localName, ring: getComputedStyle(seen).outlineStyle !== "none", isCovered };
    });
  const to = async (name) => {
    for (let key = 0; key < 80; key += 1) {
      await page.keyboard.press("Tab");
      const now = await focused();
      if (!now.ring && now.name !== "body") faults.push(`no ring around ${now.name}`);
      if (now.isCovered) faults.push(`${now.name} is covered`);
      if (now.name === name) return;
    }
    throw new Error(`no key leads to ${name}`);
  };
  await to("score");
  await page.keyboard.press("Space");
  for (let key = 0; key < 6; key += 1) await page.keyboard.press("ArrowRight");
  await to("side");
  await page.keyboard.press("ArrowRight");
  await to("site");
  await page.keyboard.press("Space");
  await to("when");
  for (let key = 0; key < 3; key += 1) await page.keyboard.press("ArrowDown");
  await to("trigger");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await to("lasted");
  await page.keyboard.type("20");
  await to("words-of-note");
  await page.keyboard.type("by key");
  await to("save");
  await page.keyboard.press("Enter");
  const expected = {
    date: "2026-05-30", score: "6", time: "18:30", when: "during", side: "left", site: "around or behind kneecap", trigger: "sitting", lasted: "20 min", note: "by key",
  };
  const [note] = await stored(page);
  for (const [name, cell] of Object.entries(expected)) expect(faults, name, note?.[name], cell);
  expect(faults, "said", await said(page), "Saved: 6/10, left, during, Sat 30 May 2026.");
  // Without a score nothing is saved, and the focus is where one can be chosen.
  await page.keyboard.press("Enter");
  expect(faults, "the focus after a mistake", (await focused()).name, "score");
  if (!(await said(page)).startsWith("Choose a score")) faults.push(`a mistake is called "${await said(page)}"`);
  expect(faults, "notes", (await stored(page)).length, 1);
  await to("2026-05-28");
  await page.keyboard.press("Enter");
  expect(faults, "the day of the next note", await page.locator("#date").inputValue(), "2026-05-28");
  return faults;
}

/// Refused storage is said, and the notes of the open page can still be exported.
async function storageRefused(page, { report }) {
  const faults = [];
  await page.clock.setFixedTime(NOW);
  await page.addInitScript(() =>
    Object.defineProperty(globalThis, "localStorage", { get: () => { throw new DOMException("refused", "SecurityError"); } })
  );
  await page.reload();
  const notice = page.locator("#not-stored");
  if (!(await notice.isVisible())) faults.push("does not say that nothing is stored");
  if (!(await notice.textContent()).includes("only until the page is closed")) faults.push(await notice.textContent());
  await touchIn(page, TEN[0]);
  expect(faults, "heading", await page.locator("#notes-heading").textContent(), "Notes (1)");
  const rows = parse(readFileSync(await exported(page, report, "refused.csv"), "utf8"));
  expect(faults, "exported", rows.map((row) => row.score), ["4"]);
  await page.reload();
  expect(faults, "after the page was closed", await page.locator("#notes-heading").textContent(), "Notes");
  return faults;
}

/// Storage that is full is said at the first note that it refuses; that note is still in the page.
async function storageFull(page) {
  const faults = [];
  await begin(page, month().slice(0, 2));
  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await touchIn(page, TEN[0]);
  if (!(await page.locator("#not-stored").isVisible())) faults.push("does not say that nothing more is stored");
  expect(faults, "heading", await page.locator("#notes-heading").textContent(), "Notes (3)");
  expect(faults, "stored", (await stored(page)).length, 2);
  return faults;
}

/// What the page cannot understand in its storage is put aside, not written over.
async function storageNotUnderstood(page) {
  const faults = [];
  for (const text of ["{", "null", '{"version":2,"notes":[],"head":[]}', '{"version":1,"notes":[{"date":"soon"}],"head":[]}', '{"version":1,"notes":[{"date":"2026-05-01","score":"bad"}],"head":[]}']) {
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, text]);
    await page.reload();
    const aside = await page.evaluate((key) => {
      const name = Object.keys(localStorage).find((name) => name.startsWith(`${key}, unreadable`));
      const text = localStorage.getItem(name);
      localStorage.removeItem(name);
      return text;
    }, KEY);
    expect(faults, "put aside", aside, text);
    if (!(await page.locator("#not-stored").isVisible())) faults.push(`nothing is said about ${text}`);
  }
  return faults;
}

/// A day without a note is not a day without pain, to eyes and to screen readers.
async function lastFourWeeks(page) {
  const faults = [];
  await begin(page, [
    { date: "2026-05-29", score: "0" },
    { date: "2026-05-28", score: "2" },
    { date: "2026-05-28", score: "7.5" },
    { date: "2026-05-03", score: "3" },
    { date: "2026-05-02", score: "9" },
    { date: "2026-05-30", ostrc: "50" },
  ]);
  const days = page.locator("#month button");
  expect(faults, "days", await days.count(), 28);
  const look = async (day) =>
    page.locator(`[data-day="${day}"]`).evaluate((cell) => {
      const style = getComputedStyle(cell);
      return { words: cell.textContent, border: style.borderTopStyle, fill: style.backgroundColor };
    });
  const [none, free, some] = [await look("2026-05-30"), await look("2026-05-29"), await look("2026-05-28")];
  expect(faults, "no note", none.words, "Sat 30 May: no note");
  expect(faults, "no pain", free.words, "Fri 29 May: 0 of 10, 1 note");
  expect(faults, "pain", some.words, "Thu 28 May: 7.5 of 10, 2 notes");
  if (none.border === free.border || none.fill === free.fill || free.fill === some.fill) faults.push("days of different kinds look the same");
  expect(faults, "the first day", await days.first().getAttribute("data-day"), "2026-05-03");
  await page.locator('[data-day="2026-05-20"]').tap();
  expect(faults, "the day of the note", await page.locator("#date").inputValue(), "2026-05-20");
  expect(faults, "its time", await page.locator("#time").inputValue(), "");
  return faults;
}

async function editDeleteUndo(page) {
  const faults = [];
  const imported = { date: "2026-05-20", score: "4.5", side: "rt", site: "behind kneecap", trigger: "moonlight", lasted: "1 week", shoe: "red", "km into run": "3 mi" };
  await begin(page, [imported, { date: "2026-05-21", score: "1" }]);
  const item = (index) => page.locator("#list > li").nth(index);
  await item(1).getByRole("button", { name: "Edit" }).tap();
  await page.locator("#save").tap();
  expect(faults, "a note that was looked at", (await stored(page)).find((note) => note.shoe), imported);
  await item(1).getByRole("button", { name: "Edit" }).tap();
  await chip(page, "score", "5").tap();
  await chip(page, "site", "outer").tap();
  await chip(page, "trigger", "moonlight").tap();
  await page.locator("#save").tap();
  const { date, score, side, site, trigger, lasted, shoe } = (await stored(page)).find((note) => note.shoe);
  const changed = { date, score, side, site, trigger, lasted, shoe };
  expect(faults, "changed", changed, { date: "2026-05-20", score: "5", side: "rt", site: "around or behind kneecap, outer", lasted: "1 week", shoe: "red" });
  await page.locator("#undo").tap();
  expect(faults, "undone", (await stored(page)).find((note) => note.shoe).score, "4.5");
  await page.locator("#words-of-note").fill("half a note");
  await item(0).getByRole("button", { name: "Delete" }).tap();
  expect(faults, "after deleting", (await stored(page)).length, 1);
  expect(faults, "said", await said(page), "Deleted: 1/10, Thu 21 May 2026.");
  await page.locator("#undo").tap();
  expect(faults, "after undoing", (await stored(page)).length, 2);
  expect(faults, "what was being written", await page.locator("#words-of-note").inputValue(), "half a note");
  // A day to come, and a duration that is none.
  await chip(page, "score", "1").tap();
  await page.locator("#date").fill("2026-06-01");
  await page.locator("#save").tap();
  if (!(await page.locator("#date-wrong").isVisible())) faults.push("a day to come is saved");
  await page.locator("#date").fill("2026-05-30");
  await page.locator("#lasted").fill("long");
  await page.locator("#save").tap();
  if (!(await page.locator("#lasted-wrong").isVisible())) faults.push("a duration that is none is saved");
  expect(faults, "after mistakes", (await stored(page)).length, 2);
  return faults;
}

/// A diary is imported once, whatever is written around its notes; what is not read is listed.
async function importing(page, { report }) {
  const faults = [];
  const give = async (name, text) => {
    const path = join(report.folder, name);
    writeFileSync(path, text);
    await page.locator("#import").setInputFiles(path);
    await page.waitForFunction(() => document.getElementById("said").textContent.includes("mported"));
    const words = await said(page);
    await page.evaluate(() => (document.getElementById("said").textContent = ""));
    return words;
  };
  const fixture = readFileSync(join(FIXTURES, "pain-notes.csv"), "utf8");
  const count = parse(fixture).length;
  await begin(page);
  expect(faults, "first", await give("diary.csv", fixture), `Imported from diary.csv: ${count} notes added.`);
  expect(faults, "second", await give("diary.csv", fixture), `Imported from diary.csv: 0 notes added, ${count} already here.`);
  // Exported and imported again: nothing new, also by way of Latin-1, UTF-16 and semicolons.
  const table = readFileSync(await exported(page, report, "round.csv"), "utf8");
  expect(faults, "its own", await give("round.csv", table), `Imported from round.csv: 0 notes added, ${count} already here.`);
  await begin(page);
  const own = [
    "# a comment", "", "goal: half marathon, in \"spring\"", "unlogged days are pain-free: yes", "Date;Pain (0-10);Where;Weather;time",
    "2026-05-01;4/10;behind the knee cap;fine;7:05", "2026-05-02;;outer;;", "5/1/2026;3;;;", "3.5.2026 18:30;2,5;\"outer; inner\";;", "2026-05-04;11;;;",
    "2026-05-03 18:30;2,5;inner, outer;;", "2026-05-05;3;;;;more",
  ].join("\r\n");
  const utf16 = Buffer.from(`\ufeff${own}`, "utf16le");
  expect(faults, "semicolons", await give("own.csv", utf16), "Imported from own.csv: 2 notes added, 1 already here, 4 rows not read.");
  const listed = await page.locator("#imported li").allTextContents();
  expect(faults, "listed", listed.map((line) => line.slice(0, 30)), [
    "Left out: 1 column that a diar", "Tables written in other ways a", "Left out: the line \"unlogged d", "Not read: line 7, score \"\": a ", "Not read: line 8, date \"5/1/20", "Not read: line 10, score \"11\":", "Not read: line 12, \"more\" is a",
  ]);
  expect(faults, "read", await stored(page), [
    { date: "2026-05-01", score: "4", site: "behind the knee cap", time: "07:05" },
    { date: "2026-05-03", score: "2.5", site: "outer; inner", time: "18:30" },
  ]);
  const again = readFileSync(await exported(page, report, "own-again.csv"), "utf8");
  if (!again.startsWith("\"goal: half marathon, in \"\"spring\"\"\"\ndate,score,time,")) faults.push(`the head is lost: ${again.slice(0, 80)}`);
  expect(faults, "the head", await page.locator("#head li > span").allTextContents(), ["goal: half marathon, in \"spring\""]);
  await page.locator("#head button").click();
  expect(faults, "the head that was deleted", await page.locator("#head").isVisible(), false);
  await page.locator("#undo").click();
  for (const [text, why] of [
    ["date,score\n2026-05-01,\"4\n2026-05-02,3\n", "line 2 has a quotation mark without its partner"],
    ["day,hurt\nMonday,3\n", "its first row names no column \"date\". Tables written in other ways are read by patella: `patella note import OLD --into new.csv` makes one that can be imported here"],
    ["date,score,pain\n2026-05-01,3,4\n", "two of its columns mean \"score\""],
    ["", "it holds no table"],
  ]) {
    expect(faults, "refused", await give("bad.csv", text), `bad.csv was not imported: ${why}.`);
  }
  expect(faults, "after refusals", (await stored(page)).length, 2);
  expect(faults, "accents", await give("latin.csv", Buffer.from("date,score,note\n2026-05-09,1,G\u00fcnter\n", "latin1")), "Imported from latin.csv: 1 note added.");
  expect(faults, "accents read", (await stored(page)).at(-1).note, "G\u00fcnter");
  await page.locator("#undo").click();
  expect(faults, "undone", (await stored(page)).length, 2);
  return faults;
}

/// Words of the runner are only words: on the page, in a spreadsheet, and read back.
async function hostileWords(page, { report }) {
  const faults = [];
  const words = [...HOSTILE, "+1 stairs", "-2 better", "@home", "\uff1dA1", "'=quoted"];
  await begin(page);
  for (const note of words) {
    await chip(page, "score", "1").click();
    await page.locator("#words-of-note").fill(note);
    await page.locator("#save").click();
  }
  if (await page.evaluate(() => window.obeyed)) faults.push("a word of the runner was obeyed");
  if (await page.evaluate(() => document.querySelectorAll(".own *").length)) faults.push("elements within words of the runner");
  expect(faults, "shown", (await page.locator(".own").allTextContents()).reverse(), words);
  const path = await exported(page, report, "hostile-page.csv");
  const text = readFileSync(path, "utf8");
  const bare = text.split("\n").filter((line) => /(^|,)"?[=+\-@\uff1d]/.test(line));
  if (bare.length) faults.push(`a spreadsheet would run ${bare[0]}`);
  await page.locator("#import").setInputFiles(path);
  await page.waitForFunction(() => document.getElementById("said").textContent.startsWith("Imported"));
  expect(faults, "its own words", await said(page), `Imported from hostile-page.csv: 0 notes added, ${words.length} already here.`);
  return faults;
}

/// Where the device can share a file, the table is shared; else there is no button.
async function sharing(page) {
  const faults = [];
  await page.clock.setFixedTime(NOW);
  await page.addInitScript(() => {
    navigator.canShare = ({ files }) => files[0].type === "text/csv";
    navigator.share = async ({ files }) => (window.shared = [files[0].name, await files[0].text()]);
  });
  await page.reload();
  await touchIn(page, TEN[0]);
  await page.locator("#share").tap();
  await page.waitForFunction(() => window.shared);
  const [name, text] = await page.evaluate(() => window.shared);
  expect(faults, "name", name, "pain-diary-2026-05-30.csv");
  expect(faults, "shared", parse(text).map((row) => row.trigger), ["stairs"]);
  return faults;
}

/// On paper: every note as a row, light, no button, nothing cut off.
async function printing(page) {
  const many = Array.from({ length: 70 }, (_, index) => ({ ...month()[index % 20], note: `note ${index}` }));
  await begin(page, many);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width: 688, height: 1000 });
  // The page fills its rows when it hears of the change, which is after the call returns.
  await page.locator("#printed tbody tr").nth(many.length - 1).waitFor({ state: "attached" });
  const faults = await page.evaluate(() => {
    const found = [];
    const rows = document.querySelectorAll("#printed tbody tr").length;
    if (rows !== 70) found.push(`${rows} rows`);
    if (getComputedStyle(document.body).backgroundColor !== "rgb(255, 255, 255)") found.push("the paper is not white");
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth} px wide`);
    for (const element of document.querySelectorAll("form, .tools, #list, #older, .bar")) {
      if (element.checkVisibility()) found.push(`${element.id || element.className} is printed`);
    }
    return found;
  });
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  if (pages < 2 || pages > 4) faults.push(`${pages} pages`);
  return faults;
}

/// Two windows of the same page do not write over each other.
async function twoWindows(page, { report, context }) {
  const faults = [];
  await begin(page);
  const other = await context.newPage();
  await other.clock.setFixedTime(NOW);
  await other.goto(report.address);
  await touchOrClick(page, "3");
  await other.waitForFunction(() => document.getElementById("notes-heading").textContent === "Notes (1)");
  await touchOrClick(other, "5");
  await page.waitForFunction(() => document.getElementById("notes-heading").textContent === "Notes (2)");
  expect(faults, "stored", (await stored(page)).map((note) => note.score), ["3", "5"]);
  if (await page.locator("#undo").isVisible()) faults.push("what another window wrote could be undone");
  return faults;
}

async function touchOrClick(page, score) {
  await chip(page, "score", score).click();
  await page.locator("#save").click();
}

/// A note a day for ten years: the page is still quick, and shows the newest first.
async function tenYears(page) {
  const faults = [];
  const last = Date.UTC(2026, 4, 29);
  const note = (back) => ({
    ...month()[back % 20], date: new Date(last - back * 864e5).toISOString().slice(0, 10), score: String(back % 11), note: `day ${back}`,
  });
  await begin(page, Array.from({ length: 3650 }, (_, back) => note(back)));
  const start = Date.now();
  await touchIn(page, TEN[1]);
  await page.locator("#list button").nth(3).tap();
  const took = Date.now() - start;
  if (took > 3000) faults.push(`a note and a deletion took ${took} ms`);
  expect(faults, "heading", await page.locator("#notes-heading").textContent(), "Notes (3650)");
  await page.locator("#older").tap();
  expect(faults, "all of them", await page.locator("#list > li").count(), 3650);
  return faults;
}

/// Nothing sticks out of a small phone, or of a page that is enlarged.
async function narrow(page) {
  await begin(page, month(), ["goal: a half marathon in spring, if the knee lets me"]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width > 320 ? [`${width} px wide`] : [];
}

/// One script and one style, those that the policy names, and no connection.
async function policy(page) {
  const faults = [];
  const policy = await page.locator("meta[http-equiv]").getAttribute("content");
  for (const [kind, element] of [["script-src", "script:not([type])"], ["style-src", "style"]]) {
    const found = await page.locator(element).allTextContents();
    const hash = createHash("sha256").update(found[0]).digest("base64");
    if (found.length !== 1 || !policy.includes(`${kind} 'sha256-${hash}';`)) faults.push(`${kind}: the policy does not name ${hash}`);
  }
  for (const words of ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'"]) {
    if (!policy.includes(words)) faults.push(`the policy lacks ${words}`);
  }
  if (policy.includes("unsafe")) faults.push(policy);
  return faults;
}

/// Without a script the page says why it is empty.
async function withoutScripts(page) {
  const words = await page.locator("header").innerText();
  const isShown = await page.locator("main").isVisible();
  return words.includes("needs its script") && !isShown ? [] : [`without scripts: ${words}`];
}
