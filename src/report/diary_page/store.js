// The notes in this browser, with one step back.

const KEY = "patella pain diary";
const storage = usableStorage();
let diary = { notes: [], head: [] };
let written = null;
let isStored = storage !== null;
let before = null;
// False where the page has notes that no exported file has.
let isExported = true;

// The storage of the browser; null where it refuses.
function usableStorage() {
  try {
    const probe = `${KEY}, probe`;
    localStorage.setItem(probe, probe);
    const works = localStorage.getItem(probe) === probe;
    localStorage.removeItem(probe);
    return works ? localStorage : null;
  } catch {
    return null;
  }
}

// Takes over what is stored, and says whether that was new: another window may have written since. What cannot be
// understood is put aside, never lost.
function load() {
  let text = written;
  try {
    if (isStored) text = storage.getItem(KEY);
  } catch {
    return false;
  }
  if (text === written) return false;
  written = text;
  before = null;
  const stored = text === null ? { notes: [], head: [] } : understood(text);
  if (stored) {
    diary = stored;
    return true;
  }
  const aside = `${KEY}, unreadable on ${clock().day} ${clock().time}`;
  try {
    storage.setItem(aside, text);
    notice(`What this browser had stored could not be read. It was put aside under the name "${aside}", and the diary begins anew.`);
  } catch {
    isStored = false;
    notice("What this browser has stored cannot be read, and was left alone. Notes last only until this page is closed.");
  }
  return true;
}

// The diary that a stored text holds; null where it is none.
function understood(text) {
  try {
    const { version, notes, head } = JSON.parse(text);
    const isText = (cell) => typeof cell === "string";
    const isComplete = (note) => (note.score === undefined ? hasAnswers(note) : scoreOf(note.score) !== null);
    const isNote = (note) => dateOf(note.date) && isComplete(note) && Object.entries(note).every(([name, cell]) => COLUMNS.includes(name) && isText(cell));
    return version === 1 && notes.every(isNote) && head.every(isText) ? { notes, head } : null;
  } catch {
    return null;
  }
}

function store() {
  if (!isStored) return;
  const text = JSON.stringify({ version: 1, ...diary });
  try {
    storage.setItem(KEY, text);
    written = text;
  } catch {
    isStored = false;
    notice("This browser stores no more: what was written since then lasts only until this page is closed. Export it before.");
  }
}

// Changes the diary, so that it can be undone.
function change(make) {
  load();
  before = JSON.stringify(diary);
  make(diary);
  isExported = false;
  store();
}

// Takes the last change back; false where another window has changed the diary since.
function undo() {
  load();
  if (before === null) return false;
  diary = JSON.parse(before);
  before = null;
  isExported = false;
  store();
  return true;
}

function notice(sentence) {
  byId("not-stored").textContent = sentence;
  byId("not-stored").hidden = false;
}

if (!isStored) {
  notice("This browser does not let the page store anything: notes last only until the page is closed. Export them before.");
}
