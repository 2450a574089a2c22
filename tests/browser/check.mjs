// The report in a real browser: NODE_PATH=.../node_modules node check.mjs PROGRAM FOLDER
// Makes reports and the page of a diary below FOLDER and opens each from the disk in Chromium: wide and narrow, light and
// dark, in print, with the keyboard, and without scripts. Ends with "N passed, N failed".
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { makeReports } from "./reports.mjs";
import * as looks from "./looks.mjs";
import * as ways from "./ways.mjs";
import * as diary from "./diary.mjs";
import * as clinic from "./clinic.mjs";

const [program, folder] = process.argv.slice(2);
if (!program || !folder) {
  console.error("usage: node check.mjs PROGRAM FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const reports = makeReports(program, folder);
// Packages are found by NODE_PATH, which only `require` knows: they are installed outside the checkout.
const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
});

let passed = 0;
const failed = [];

/// Opens a report in a fresh context, looks at it, and holds that nothing was said on the console and nothing asked for.
async function check(name, report, options, look) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(10000);
  const page = await context.newPage();
  const heard = [];
  page.on("console", (message) => heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error}`));
  page.on("dialog", (dialog) => heard.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== report.address) heard.push(`request: ${request.url()}`);
  });
  let faults;
  try {
    await page.goto(report.address);
    faults = await look(page, { axe, report, context });
  } catch (error) {
    faults = [String(error)];
  }
  faults.push(...heard);
  await context.close();
  if (faults.length === 0) {
    passed += 1;
    return;
  }
  failed.push(name);
  console.log(`FAILED ${report.name}, ${name}`);
  for (const fault of faults.slice(0, 12)) console.log(`  ${fault}`);
}

for (const report of reports) {
  for (const width of [400, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const options = { viewport: { width, height: 900 }, colorScheme };
      await check(`${width} px, ${colorScheme}`, report, options, looks.onScreen);
    }
  }
  const wide = { viewport: { width: 1280, height: 900 } };
  await check("print", report, looks.PAPER, looks.inPrint);
  await check("links", report, wide, ways.links);
  await check("keyboard", report, wide, ways.keyboard);
  await check("calendar", report, wide, ways.calendar);
  await check("unfolding", report, wide, ways.unfolding);
  await check("to the top", report, wide, ways.toTop);
  await check("sorting and filtering", report, wide, ways.tables);
  await check("no scripts", report, { ...wide, javaScriptEnabled: false }, ways.withoutScripts);
  await check("nothing foreign", report, wide, ways.nothingForeign);
}
const diaryPage = diary.makeDiaryPage(program, folder);
for (const [name, options, look] of diary.checks) await check(name, diaryPage, options, look);
const clinicPage = clinic.makeClinicPage(program, folder);
for (const [name, options, look] of clinic.checks) await check(name, clinicPage, options, look);
await browser.close();
writeFileSync(join(folder, "browser.txt"), failed.join("\n"));
console.log(`${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
