// The reports that the browser opens: the invented runner's export, each time with something else about it.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const FIXTURES = new URL("../../fixtures/", import.meta.url).pathname;

/// Words that a page must show and never obey.
export const HOSTILE = [
  "<script>window.obeyed = 1</script>",
  "<img src=x onerror='window.obeyed = 1'>",
  "</td></table><svg onload='window.obeyed = 1'><text>no text of ours</text></svg>",
  "=cmd|' /C calc'!A0",
  "\u202eright to left\u202c \u05d1\u05e8\u05da \u0631\u0643\u0628\u0629",
  "\ud83e\udd15\ud83c\udfc3\u200d\u2640\ufe0f",
  "&amp; \" ' ` ${x} {{x}}",
];

/// Makes every report below `folder` with the program; gives the name and the address of each.
export function makeReports(program, folder) {
  const demo = join(FIXTURES, "garmin-export");
  const notes = join(FIXTURES, "pain-notes.csv");
  const cases = [
    ["demo", demo, ["--notes", notes]],
    ["imperial", demo, ["--notes", notes, "--units", "imperial", "--week-start", "sun"]],
    ["no diary", demo, []],
    ["one week", demo, ["--since", "1w"]],
    ["treadmill only", demo, ["--sport", "treadmill"]],
    ["many onsets", demo, ["--notes", written(folder, "onsets.csv", manyOnsets())]],
    ["hostile words", hostileExport(demo, folder), ["--notes", written(folder, "hostile.csv", hostileDiary())]],
  ];
  return cases.map(([name, path, options]) => {
    const out = join(folder, name.replaceAll(" ", "-"));
    const done = spawnSync(program, ["report", path, "--out", out, "--quiet", "--force", ...options]);
    const page = join(out, "report.html");
    // One file of the export is cut off on purpose, so 3 is as good as 0.
    if (![0, 3].includes(done.status) || !existsSync(page)) {
      throw new Error(`no report "${name}": ${done.stderr}`);
    }
    return { name, folder: out, address: pathToFileURL(page).href };
  });
}

function written(folder, name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/// Thirteen flares, each after ten days declared free of pain.
function manyOnsets() {
  const lines = ["# unlogged days are pain-free: yes", "date,score,when,side,site,trigger"];
  const first = Date.UTC(2025, 9, 6);
  for (let flare = 0; flare < 13; flare += 1) {
    for (let day = 0; day < 3; day += 1) {
      const date = new Date(first + (flare * 20 + day) * 864e5).toISOString().slice(0, 10);
      lines.push(`${date},${4 - day},after,left,behind kneecap,stairs`);
    }
  }
  return lines.join("\n") + "\n";
}

const quoted = (words) => `"${words.replaceAll('"', '""')}"`;

function hostileDiary() {
  const lines = ["date,score,note,shoe,medication"];
  const long = "very long words ".repeat(625) + "W".repeat(10000);
  [...HOSTILE, long].forEach((words, index) => {
    const day = `2026-05-${String(index + 1).padStart(2, "0")}`;
    const cells = [words, words, words].map(quoted).join(",");
    lines.push(`${day},${index % 5},${cells}`);
  });
  return lines.join("\n") + "\n";
}

/// The export with a pair of shoes of a hostile name.
function hostileExport(demo, folder) {
  const copy = join(folder, "hostile-export");
  cpSync(demo, copy, { recursive: true });
  const lists = join(copy, "DI_CONNECT", "DI-Connect-Fitness");
  const gear = join(lists, readdirSync(lists).find((name) => name.endsWith("gear.json")));
  const name = HOSTILE.join(" ") + "W".repeat(10000);
  const text = readFileSync(gear, "utf8");
  writeFileSync(gear, text.replace('"Road shoe, green"', () => JSON.stringify(name)));
  return copy;
}
