// The page of many runners, as `patella cohort` writes it: wide and narrow, light and dark, in print, sorted and filtered.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { accessible } from "./looks.mjs";
import { HOSTILE } from "./reports.mjs";

const FIXTURES = new URL("../../fixtures/", import.meta.url).pathname;
const RUNNERS = 24;

/// The page of a study of the invented runner under many names, one of them hostile; every third has no diary, and one no files.
export function makeClinicPage(program, folder) {
  const [study, out] = [join(folder, "study"), join(folder, "clinic")];
  mkdirSync(study, { recursive: true });
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: RUNNERS }, (_, index) => {
    const name = index === 7 ? HOSTILE[0] : `runner ${index}`;
    const notes = index % 3 === 0 ? "" : join(FIXTURES, "pain-notes.csv");
    const until = index > 12 ? "2026-05-01" : "";
    return [name, join(FIXTURES, "garmin-export"), notes, until].map(quoted).join(",");
  });
  rows.push("nobody,nowhere,,");
  writeFileSync(join(study, "runners.csv"), ["runner,export,notes,left", ...rows, ""].join("\n"));
  const salt = ["--salt", join(folder, "salt")];
  const done = spawnSync(program, ["cohort", study, "--out", out, "--names", "--quiet", ...salt]);
  const page = join(out, "cohort.html");
  if (![0, 3].includes(done.status) || !existsSync(page)) throw new Error(`no page of a clinic: ${done.stderr}`);
  return { name: "clinic", folder: out, address: pathToFileURL(page).href };
}

const screens = [400, 1280].flatMap((width) =>
  ["light", "dark"].map((colorScheme) => [`${width} px, ${colorScheme}`, { viewport: { width, height: 900 }, colorScheme }, onScreen]),
);

/// Name, options of the context, and what to look at.
export const checks = [
  ...screens,
  ["print", { viewport: { width: 1000, height: 700 }, colorScheme: "dark" }, inPrint],
  ["sorting and filtering", { viewport: { width: 1280, height: 900 } }, sortedAndFiltered],
];

async function onScreen(page, { axe }) {
  const faults = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} px wide, not ${clientWidth}`] : [];
  });
  const groups = await page.locator("section").count();
  if (groups !== 3) faults.push(`${groups} groups, not 3`);
  if (await page.evaluate(() => window.obeyed)) faults.push("a name was obeyed");
  return [...faults, ...(await accessible(page, axe))];
}

async function inPrint(page) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  return page.evaluate(() => {
    const wide = [...document.querySelectorAll(".wide")].filter((box) => box.scrollWidth > box.clientWidth + 1);
    const found = wide.map((box) => `${box.getAttribute("aria-label")} is cut off`);
    if (getComputedStyle(document.body).backgroundColor !== "rgb(255, 255, 255)") found.push("the paper is not white");
    return found;
  });
}

async function sortedAndFiltered(page) {
  const faults = [];
  const table = page.locator("section table").first();
  const all = await table.locator("tbody tr").count();
  const heading = table.locator("thead th").nth(0);
  await heading.locator("button").click();
  const names = await table.locator("tbody th").allTextContents();
  const inOrder = [...names].sort((one, other) => one.localeCompare(other));
  if (names.join() !== inOrder.join()) faults.push(`not sorted by name: ${names}`);
  if ((await heading.getAttribute("aria-sort")) !== "ascending") faults.push("does not say that it is sorted");
  const filter = page.locator("section input[type=search]");
  if ((await filter.count()) > 0) {
    await filter.first().fill("no diary");
    const shown = await table.locator("tbody tr:not([hidden])").count();
    if (shown === 0 || shown >= all) faults.push(`the filter leaves ${shown} of ${all}`);
  }
  return faults;
}
