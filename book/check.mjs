// The built book in a real browser: CHROMIUM=... NODE_PATH=.../node_modules node book/check.mjs FOLDER
// FOLDER is what `mdbook build book` wrote. Every link and picture leads somewhere, nothing is asked of the network, no page is
// wider than the screen, axe has nothing to say, and the page for therapists prints on two sheets. Ends with "N pages, N faults".
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = resolve(process.argv[2] ?? "target/book");
// Pages that mdBook writes beside the chapters.
const OTHERS = ["404.html", "print.html", "toc.html"];
const PRINTED_PAGES = 2;

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
});

const pages = readdirSync(folder).filter((name) => name.endsWith(".html") && !OTHERS.includes(name));
const anchors = new Map();
const links = [];
const faults = [];

/// Opens a page and holds that it says nothing on the console and asks for nothing outside of the book.
async function open(name, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => faults.push(`${name}: console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${name}: ${error}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(pathToFileURL(folder).href) && !url.startsWith("data:")) faults.push(`${name}: asks for ${url}`);
  });
  await page.goto(pathToFileURL(`${folder}/${name}`).href);
  return page;
}

/// What sticks out to the right, and what axe says of the text of the page; the frame around it is mdBook's.
async function look(name, page, mode) {
  const { width, room } = await page.evaluate(() => {
    const root = document.documentElement;
    return { width: root.scrollWidth, room: root.clientWidth };
  });
  if (width > room) faults.push(`${name}, ${mode}: ${width} px wide, not ${room}`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run("main", { resultTypes: ["violations"], preload: false }));
  for (const { id, nodes } of violations) faults.push(`${name}, ${mode}: axe ${id}: ${nodes[0].html.slice(0, 120)} (${nodes.length})`);
}

const MODES = [
  ["desk, light", { viewport: { width: 1280, height: 900 }, colorScheme: "light" }],
  ["phone, dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
];
for (const name of pages) {
  for (const [mode, options] of MODES) {
    const page = await open(name, options);
    await look(name, page, mode);
    const found = await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
      targets: [...document.querySelectorAll("a[href]")].map((element) => element.href),
      unseen: [...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.src),
    }));
    anchors.set(name, new Set(found.ids));
    links.push(...found.targets.map((target) => [name, target]));
    faults.push(...found.unseen.map((image) => `${name}: no picture ${image}`));
    await page.context().close();
  }
}
for (const [name, target] of links) {
  if (!target.startsWith("file:")) continue;
  const [path, anchor] = [fileURLToPath(target.split("#")[0]), decodeURIComponent(target.split("#")[1] ?? "")];
  const page = path.slice(folder.length + 1);
  if (!path.startsWith(folder) || !existsSync(path)) faults.push(`${name}: no file ${target}`);
  else if (anchor && anchors.has(page) && !anchors.get(page).has(anchor)) faults.push(`${name}: no heading ${target}`);
}
for (const format of ["A4", "Letter"]) {
  const page = await open("for-therapists.html", {});
  const pdf = (await page.pdf({ format })).toString("latin1");
  const printed = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  if (printed !== PRINTED_PAGES) faults.push(`for-therapists.html: ${printed} pages on ${format}`);
  await page.context().close();
}
await browser.close();
for (const fault of new Set(faults)) console.log(fault);
console.log(`${pages.length} pages, ${faults.length} faults`);
process.exit(pages.length > 10 && faults.length === 0 ? 0 : 1);
