// How the page looks: nothing sticks out, words stand out from what is behind them, axe has nothing to say.

/// What is left of A4 between the margins, at 96 dots an inch.
export const PAPER = { viewport: { width: 688, height: 1000 }, colorScheme: "dark" };

/// On a screen.
export async function onScreen(page, { axe }) {
  await page.evaluate(() => document.fonts.ready);
  const faults = await page.evaluate(() => {
    const root = document.documentElement;
    const found = [];
    if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth} px wide, not ${root.clientWidth}`);
    // In full size on a narrow screen, so that its words can be read: 12 px of the drawing are no less than 11 then.
    const drawing = document.querySelector(".sheet > svg");
    const size = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width * 10;
    if (size < 0.9) found.push(`the chart is drawn at ${size.toFixed(2)} of its size`);
    for (const caption of document.querySelectorAll(".caption")) {
      const { left, right } = caption.getBoundingClientRect();
      if (caption.closest(".wide") || left < 0 || right > root.clientWidth) found.push(`cut off: ${caption.textContent}`);
    }
    for (const chart of document.querySelectorAll("figure .wide.chart")) {
      if (!chart.checkVisibility()) continue;
      const end = chart.querySelector("svg").getBoundingClientRect().right - chart.getBoundingClientRect().right;
      if (Math.abs(end) > 1) found.push(`${chart.getAttribute("aria-label")} opens ${end.toFixed(0)} px before its newest end`);
    }
    const nav = document.querySelector("nav").getBoundingClientRect().height / parseFloat(getComputedStyle(root).fontSize);
    if (innerWidth > 1000 && nav > 5) found.push(`the contents are ${nav.toFixed(1)} lines high`);
    const [body] = [...document.fonts].filter((face) => face.weight === "400" && face.unicodeRange.startsWith("U+0"));
    if (body?.status !== "loaded") found.push("the font of the page was not read");
    return found;
  });
  faults.push(...(await page.evaluate(contrast)));
  faults.push(...(await accessible(page, axe)));
  return faults;
}

/// What axe has to say.
export async function accessible(page, axe) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, help, nodes }) => `axe ${id}: ${help}: ${nodes[0].html.slice(0, 160)} (${nodes.length})`);
}

/// On paper: light whatever the screen is, nothing cut off, no link to nowhere, and a PDF of some pages.
export async function inPrint(page) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const faults = await page.evaluate(() => {
    const found = [];
    for (const box of document.querySelectorAll(".wide")) {
      if (box.scrollWidth > box.clientWidth + 1) {
        found.push(`${box.getAttribute("aria-label")} is ${box.scrollWidth} px wide, the paper ${box.clientWidth}`);
      }
    }
    if (getComputedStyle(document.body).backgroundColor !== "rgb(255, 255, 255)") found.push("the paper is not white");
    for (const unwanted of ["nav", ".filter", ".marks", ".skip", ".top"]) {
      const seen = [...document.querySelectorAll(unwanted)].filter((element) => element.checkVisibility());
      if (seen.length > 0) found.push(`${unwanted} is printed`);
    }
    return found;
  });
  faults.push(...(await page.evaluate(contrast)));
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  if (pages < 2) faults.push(`${pages} pages`);
  return faults;
}

/// Words of the drawing against its ground at 4.5 to 1, shapes that carry a meaning at 2 to 1 (grid, hatching and stems are
/// quieter on purpose, and so are the gentlest grade, whose bars have an outline, the usual range, and nights that are not
/// short; axe does not look into drawings). Runs in the page.
function contrast() {
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const QUIET = ["#FFFFFF", "#F4F4F4", "#E2E2E2", "#969696", "#B2D4E8", "#BEE2D3", "#E9EDF2", "#BCC1CC", "none"];
  const found = new Set();
  for (const drawing of document.querySelectorAll(".sheet > svg:first-child")) {
    const paper = getComputedStyle(drawing.querySelector("rect")).fill;
    for (const shape of drawing.querySelectorAll("text, circle, polygon, polyline, rect")) {
      for (const kind of ["fill", "stroke"]) {
        const written = shape.getAttribute(kind) ?? "none";
        if (QUIET.includes(written)) continue;
        const least = shape.localName === "text" ? 4.5 : 2;
        const seen = ratio(getComputedStyle(shape)[kind], paper);
        if (seen < least) found.add(`${shape.localName} ${kind} ${written} at ${seen.toFixed(1)} to 1`);
      }
    }
  }
  return [...found];
}
