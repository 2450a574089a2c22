// The diary as a table (CSV): reading and writing.

const MOST_ROWS = 20000;
// Marks that show nothing, which phones and web pages put around dates and numbers.
const MARKS = /[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]/g;
// With apostrophes before it, so that one can be added and taken away again.
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

// The text of a file, whatever program saved it.
function decode(bytes) {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

// Records with the line each begins on, without blank lines and comments. A quotation mark without its partner would make
// one note swallow those after it, so it is an error.
function records(text, separator) {
  const found = [];
  let [at, line] = [0, 1];
  const lineEnd = () => {
    const end = text.indexOf("\n", at);
    return end < 0 ? text.length : end;
  };
  while (at < text.length) {
    const first = text.slice(at, lineEnd());
    if (!first.trim() || /^ *#/.test(first)) {
      at = lineEnd() + 1;
      line += 1;
      continue;
    }
    const record = { line, cells: [] };
    for (let ended = false; !ended; at += 1) {
      const cell = /^[^\S\n]*"/.test(text.slice(at, at + 200)) ? quotedCell() : plainCell();
      record.cells.push(cell.replace(MARKS, "").trim());
      ended = text[at] !== separator;
    }
    line += 1;
    found.push(record);
    if (found.length > MOST_ROWS) throw new Error(`it has more than ${MOST_ROWS} rows`);
  }
  return found;

  function plainCell() {
    const begin = at;
    while (at < text.length && text[at] !== separator && text[at] !== "\n") at += 1;
    return text.slice(begin, at);
  }

  function quotedCell() {
    const begins = line;
    let cell = "";
    for (at = text.indexOf('"', at) + 1; ; at += 1) {
      const end = text.indexOf('"', at);
      if (end < 0) throw new Error(`line ${begins} has a quotation mark without its partner`);
      cell += text.slice(at, end);
      at = end + 1;
      if (text[at] !== '"') break;
      cell += '"';
    }
    if (plainCell().trim()) throw new Error(`line ${begins} has words after a quotation mark`);
    line += cell.split("\n").length - 1;
    return cell;
  }
}

const isDeclaration = (cells) => /^unlogged days (are )?pain free\b/.test(plain(cells.join(" ")));

// "goal: half marathon" in one cell or more.
function headLine(cells) {
  const [name, ...begin] = cells[0].split(":");
  if (!meaning("head", name) || cells.filter((cell) => meaning("columns", cell)).length > 1) return null;
  const words = [begin.join(":").trim(), ...cells.slice(1)].filter(Boolean).join(", ");
  return words ? `${name.trim()}: ${words}` : null;
}

// What a table holds: its notes, the lines above its header, and what was left out and why.
function readTable(text) {
  text = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const lines = text.split("\n").filter((line) => line.trim() && !/^ *#/.test(line));
  const isAbove = (line) => isDeclaration([line]) || headLine([line.trim().replace(/^"/, "")]);
  const header = lines.find((line) => !isAbove(line)) ?? "";
  const count = (separator) => header.split(separator).length;
  const separator = [",", ";", "\t"].reduce((best, other) => (count(other) > count(best) ? other : best));
  const rows = records(text, separator);
  const read = { notes: [], head: [], remarks: [] };
  let columns = null;
  const unknown = new Set();
  for (const { line, cells } of rows) {
    if (isDeclaration(cells) && cells.filter(Boolean).length <= 2) {
      read.remarks.push(`Left out: the line "${cells.filter(Boolean).join(" ")}". Here it would count for the days between all notes.`);
    } else if (!columns && headLine(cells)) {
      read.head.push(headLine(cells));
    } else if (!columns) {
      columns = columnsOf(cells);
    } else if (cells.some(Boolean)) {
      const note = noteOf(cells, columns, unknown);
      if (typeof note === "string") read.remarks.push(`Not read: line ${line}, ${note}`);
      else read.notes.push(note);
    }
  }
  if (!columns) throw new Error("it holds no table");
  if (read.remarks.some((remark) => remark.includes(DAY_WRITTEN))) read.remarks.unshift(OTHER_WAYS);
  if (unknown.size) read.remarks.unshift(`Left out: ${counted(unknown.size, "column")} that a diary does not have: ${[...unknown].join(", ")}`);
  return read;
}

// The column of each cell of the header; as written where it is not known.
function columnsOf(cells) {
  const columns = cells.map((cell) => ({ name: meaning("columns", cell), written: cell }));
  for (const needed of ["date", "score"]) {
    if (!columns.some((column) => column.name === needed)) throw new Error(`its first row names no column "${needed}". ${OTHER_WAYS.slice(0, -1)}`);
  }
  for (const { name } of columns) {
    if (name && columns.filter((column) => column.name === name).length > 1) throw new Error(`two of its columns mean "${name}"`);
  }
  return columns;
}

const DAY_WRITTEN = "a day is written 2026-03-14";
const OTHER_WAYS = "Tables written in other ways are read by patella: `patella note import OLD --into new.csv` makes one that can be imported here.";

// The day of 2026-03-14, 2026/3/14 and 14.3.2026. Of 3/4/2026 the order is open.
function isoOf(text) {
  const [, year, month, day] = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text) ?? [];
  const [, ofMonth, month2, year2] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  if (year) return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  return ofMonth ? `${year2}-${twoDigits(month2)}-${twoDigits(ofMonth)}` : text;
}

// A note by its columns, or what is wrong with its row.
function noteOf(cells, columns, unknown) {
  const note = {};
  for (const [index, cell] of cells.entries()) {
    if (!cell) continue;
    const column = columns[index];
    if (!column) return `"${shortened(cell)}" is after the last column`;
    if (column.name) note[column.name] = withoutGuard(cell);
    else unknown.add(shortened(column.written) || "without a name");
  }
  const [written, ...clocks] = (note.date ?? "").split(/[ T]/);
  const day = isoOf(written);
  if (!dateOf(day)) return `date "${shortened(note.date ?? "")}": ${DAY_WRITTEN}`;
  note.date = day;
  if (clocks.length && !note.time) note.time = clocks.join(" ");
  if (note.time) {
    const time = /^(\d{1,2}):(\d\d)$/.exec(note.time);
    if (!time || time[1] > 23 || time[2] > 59) return `time "${shortened(note.time)}": a time is written 18:30`;
    note.time = `${time[1].padStart(2, "0")}:${time[2]}`;
  }
  if (note.score !== undefined || !hasAnswers(note)) {
    const score = scoreOf(note.score ?? "");
    if (score === null) return `score "${shortened(note.score ?? "")}": a score is 0 to 10`;
    note.score = String(score);
  }
  return note;
}

// A questionnaire can be answered on a day without a score.
const hasAnswers = (note) => ["ostrc", "akps", "koos pf", "visa p", "lefs"].some((name) => COLUMNS.includes(name) && note[name]);

const shortened = (text) => (text.length > 40 ? `${text.slice(0, 40)}...` : text);
const withoutGuard = (cell) => (cell[0] === "'" && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell);

// Two notes that say the same are one.
function identity(note) {
  return JSON.stringify(
    COLUMNS.map((name) => {
      const cell = note[name] ?? "";
      if (name === "score") return cell && scoreOf(cell);
      return DIARY[name] ? meanings(name, cell)?.slice().sort() ?? cell : cell;
    })
  );
}

// A cell that a spreadsheet would take for a formula begins with an apostrophe, as in the tables of the report.
function csvCell(cell) {
  const guarded = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\t\n]|^#|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

// The whole diary, oldest note first. The mark at its beginning makes spreadsheets read accents right.
function writeTable({ notes, head }) {
  const row = (note) => COLUMNS.map((name) => csvCell(note[name] ?? "")).join(",");
  const lines = [...head.map(csvCell), COLUMNS.join(","), ...sorted(notes).map(row)];
  const text = `${lines.join("\n")}\n`;
  return /[^\x00-\x7f]/.test(text) ? `\ufeff${text}` : text;
}

// By day and time; a note without a time comes first on its day.
function sorted(notes) {
  const key = (note) => `${note.date} ${note.time ?? ""}`;
  const keyed = notes.map((note, index) => [key(note), index, note]);
  keyed.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
  return keyed.map((entry) => entry[2]);
}
