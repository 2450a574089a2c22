// The pictures of the docs: CHROMIUM=... NODE_PATH=.../node_modules node book/screenshots.mjs PROGRAM
// Makes the report of the invented runner with PROGRAM (a built patella) and writes docs/images/*.png. Needs Chromium, playwright-core
// as in tests/browser/package.json, pdftoppm (poppler) and pngquant. Look at each picture before it is committed.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const TOP = new URL("..", import.meta.url).pathname;
const IMAGES = join(TOP, "docs", "images");
const MOST_BYTES = 150_000;
const COLORS = [256, 128, 64, 32];

const program = process.argv[2];
if (!program) {
  console.error("usage: node book/screenshots.mjs PROGRAM");
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "patella-pictures-"));

/// Runs a program; its exit code must be one of `codes`.
function run(command, options, codes = [0]) {
  const done = spawnSync(command, options, { encoding: "utf8" });
  if (!codes.includes(done.status)) throw new Error(`${command} ${options.join(" ")}: ${done.error ?? done.stderr}`);
}

/// Writes a picture with as many colors as its size allows.
function compressed(from, name) {
  const to = join(IMAGES, name);
  for (const colors of COLORS) {
    run("pngquant", ["--force", "--speed", "1", "--strip", "--nofs", "--output", to, String(colors), from]);
    if (statSync(to).size < MOST_BYTES) return;
  }
  throw new Error(`${name} has ${statSync(to).size} bytes`);
}

const report = join(folder, "report");
const diary = join(folder, "pain-diary.html");
const fixtures = join(TOP, "fixtures");
const notes = join(fixtures, "pain-notes.csv");
// One file of the export is cut off on purpose: 3.
run(program, ["report", join(fixtures, "garmin-export"), "--notes", notes, "--out", report, "--quiet"], [3]);
run(program, ["note", "page", "--out", diary, "--quiet"]);

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
});

/// Opens a page, prepares it and writes what is seen of it.
async function picture(name, path, options, prepare) {
  const context = await browser.newContext({ colorScheme: "light", ...options });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  await page.evaluate(() => document.fonts.ready);
  const clip = await prepare?.(page);
  const raw = join(folder, name);
  await page.screenshot({ path: raw, clip });
  await context.close();
  compressed(raw, name);
}

/// The diary as it looks after a note: the evening of the last day of the invented diary.
async function filledIn(page) {
  await page.clock.setFixedTime(new Date(2026, 4, 26, 18, 30));
  await page.reload();
  for (const [name, value] of [["score", "2"], ["side", "right"]]) {
    await page.locator(`label:has(> input[name="${name}"][value="${value}"])`).click();
  }
  await page.evaluate(() => window.scrollTo(0, 0));
}

/// The panel of single runs with the mark of the longest one pointed at.
async function pointedAt(page) {
  const mark = page.locator(".marks a").filter({ hasText: "21.6" }).first();
  await mark.scrollIntoViewIfNeeded();
  await mark.hover();
  const drawing = await page.locator(".sheet > svg").first().boundingBox();
  const box = await mark.boundingBox();
  return { x: drawing.x, y: box.y - 88, width: drawing.width, height: 312 };
}

/// The first screen without the button that leads back to it.
async function top(page) {
  await page.addStyleTag({ content: ".top { display: none !important }" });
}

const page = join(report, "report.html");
const desk = { viewport: { width: 1100, height: 815 } };
await picture("page-top.png", page, desk, top);
await picture("diary-phone.png", diary, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }, filledIn);
await picture("chart-hover.png", page, desk, pointedAt);
await browser.close();

compressed(join(report, "charts", "timeline.png"), "timeline.png");
compressed(join(report, "charts", "descent.png"), "descent.png");
run("pdftoppm", ["-png", "-r", "110", "-f", "1", "-l", "1", "-singlefile", join(report, "report.pdf"), join(folder, "first-page")]);
compressed(join(folder, "first-page.png"), "first-page.png");
rmSync(folder, { recursive: true });
