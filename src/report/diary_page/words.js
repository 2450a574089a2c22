// The words of the diary, and days.

const byId = (id) => document.getElementById(id);
const DIARY = JSON.parse(byId("words").textContent);
const COLUMNS = DIARY.columns.names;

// Words that change nothing, as the reader of patella has them.
const SMALL_WORDS = ["the", "a", "an", "of", "my", "at", "in", "on", "to", "its", "was"];

// Without capitals, accents, punctuation and small words.
function plain(text) {
  const words = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").split(" ");
  return words.filter((word) => word && !SMALL_WORDS.includes(word)).join(" ").replaceAll("knee cap", "kneecap");
}

const indexes = new Map();
// The name of what `text` means in a list of the diary; undefined where it is not known.
function meaning(list, text) {
  if (!indexes.has(list)) {
    const { names, synonyms } = DIARY[list];
    const index = new Map();
    for (const [at, words] of synonyms) {
      for (const word of words.split("|").map(plain)) if (!index.has(word)) index.set(word, names[at]);
    }
    indexes.set(list, index);
  }
  return indexes.get(list).get(plain(text));
}

// The names of all that a cell means; null where a part of it is not known.
function meanings(list, cell) {
  if (!plain(cell)) return cell.trim() ? null : [];
  const whole = meaning(list, cell);
  if (whole) return [whole];
  if (list === "when" || list === "side") return null;
  const parts = ` ${cell.toLowerCase()} `.replaceAll(" and ", ",").replaceAll(" or ", ",").split(/[,;/+&\n|]/);
  const names = parts.filter((part) => plain(part)).map((part) => meaning(list, part));
  return names.includes(undefined) ? null : [...new Set(names)];
}

// The number that 4, 4.5, 4,5 or 4/10 writes; null where it is no score.
function scoreOf(cell) {
  const found = /^(\d{1,2})(?:[.,](\d))?(?:\s*\/\s*10)?$/.exec(cell.trim());
  const score = found ? +`${found[1]}.${found[2] ?? 0}` : null;
  return score !== null && score <= 10 ? score : null;
}

const DAY_MS = 864e5;
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const twoDigits = (number) => String(number).padStart(2, "0");
const isoDay = (date) => `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;

// A day of the calendar as a date at midnight UTC; null where there is no such day, or one that no watch knows.
function dateOf(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  const isDay = !isNaN(date) && isoDay(date) === text;
  return isDay && text >= "1995" && text < "2100" ? date : null;
}

// Day and time by the clock of this device.
function clock() {
  const now = new Date();
  const day = `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
  return { day, time: `${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}` };
}

// "Tue 24 November 2026".
function dayName(text) {
  const date = dateOf(text);
  return `${WEEKDAYS[date.getUTCDay()].slice(0, 3)} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

// An element with its class and what is in it; words of the runner are only ever text.
function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}
