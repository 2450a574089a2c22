// The form of one note.

const noteForm = byId("note");
const [dateInput, timeInput, lastedInput, lastedUnit, wordsInput] = ["date", "time", "lasted", "lasted-unit", "words-of-note"].map(byId);
// The note that is being changed; null for a new one.
let edited = null;
// False once day or time were chosen: until then they are those of the clock.
let isNow = true;

const inputs = (name) => [...noteForm.querySelectorAll(`input[name="${name}"]`)];
const chosen = (name) => inputs(name).filter((input) => input.checked && input.value).map((input) => input.value);

// Puts a cell into a group of choices. Words that the page does not offer become a choice of their own.
function choose(name, cell) {
  for (const extra of noteForm.querySelectorAll(`[data-options="${name}"] .extra`)) extra.remove();
  const names = name === "score" ? (Number.isInteger(scoreOf(cell)) ? [String(scoreOf(cell))] : null) : meanings(name, cell);
  if (cell && !names) addChoice(name, cell);
  const wanted = names ?? [cell];
  for (const input of inputs(name)) input.checked = wanted.includes(input.value) || (!cell && input.value === "");
}

function addChoice(name, value) {
  const input = element("input");
  input.type = inputs(name)[0].type;
  input.name = name;
  input.value = value;
  const label = element("label", "chip extra", input, element("span", "", value));
  noteForm.querySelector(`[data-options="${name}"]`).append(label);
}

// The cell of a group of choices, in the words it had where nothing else was chosen.
function choice(name) {
  const now = chosen(name);
  const was = edited?.[name] ?? "";
  const known = was && name !== "score" ? meanings(name, was) : null;
  const isSame = known && known.length === now.length && known.every((one) => now.includes(one));
  return isSame ? was : now.join(", ");
}

// How long it lasted as number and unit: "30 min", "2 days".
function splitLasted(cell) {
  const found = /^(\d+(?:[.,]\d+)?)\s*(min|h|d|w)[a-z]*\.?$/i.exec(cell.trim());
  if (!found) return [cell, "min"];
  const unit = found[2].toLowerCase();
  if (unit === "w") return [String(7 * parseFloat(found[1].replace(",", "."))), "days"];
  return [found[1], unit === "d" ? "days" : unit];
}

// The cell of how long it lasted; null where it is not understood.
function lastedCell() {
  const number = lastedInput.value.trim().replace(",", ".");
  if (!number) return "";
  const [value, unit] = splitLasted(edited?.lasted ?? "");
  if (edited?.lasted && value === lastedInput.value && unit === lastedUnit.value) return edited.lasted;
  const hours = { min: 1 / 60, h: 1, days: 24 }[lastedUnit.value];
  return /^\d{1,5}(\.\d+)?$/.test(number) && number * hours <= 366 * 24 ? `${number} ${lastedUnit.value}` : null;
}

// Cells that the form has no field for: of an imported diary.
function otherCells(note) {
  const shown = ["date", "score", "time", "when", "side", "site", "trigger", "lasted", "note"];
  return COLUMNS.filter((name) => !shown.includes(name) && note[name]).map((name) => `${name}: ${note[name]}`);
}

// Fills the form with a note, or empties it for a new one.
function fill(note) {
  edited = note;
  for (const name of ["score", "when", "side", "site", "trigger"]) choose(name, note?.[name] ?? "");
  [lastedInput.value, lastedUnit.value] = note?.lasted ? splitLasted(note.lasted) : ["", "min"];
  wordsInput.value = note?.note ?? "";
  isNow = note === null;
  if (note) [dateInput.value, timeInput.value] = [note.date, note.time ?? ""];
  const others = note ? otherCells(note) : [];
  byId("other-cells").textContent = others.length ? `Stays as it is: ${others.join("; ")}.` : "";
  byId("other-cells").hidden = others.length === 0;
  byId("form-heading").textContent = note ? `Change the note of ${dayName(note.date)}` : "New note";
  byId("save").textContent = note ? "Save" : "Save note";
  byId("cancel").hidden = note === null;
  for (const id of ["score-missing", "date-wrong", "lasted-wrong"]) mark(id, false);
  tick();
  drawKnee();
}

// Day and time follow the clock until they are chosen.
function tick() {
  const now = clock();
  dateInput.max = now.day;
  if (isNow && ![dateInput, timeInput].includes(document.activeElement)) [dateInput.value, timeInput.value] = [now.day, now.time];
}

// A day that was touched in the month.
function chooseDay(day) {
  if (edited) fill(null);
  isNow = day === clock().day;
  tick();
  if (!isNow) [dateInput.value, timeInput.value] = [day, ""];
  say(`The note is for ${dayName(day)}.`);
  byId("form-heading").focus();
}

function mark(id, isWrong) {
  byId(id).hidden = !isWrong;
  const field = { "score-missing": inputs("score"), "date-wrong": [dateInput], "lasted-wrong": [lastedInput] }[id];
  for (const input of field) isWrong ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
}

// The note in the form; null, with the focus on what is wrong, where it cannot be saved.
function formNote() {
  tick();
  const lasted = lastedCell();
  const isDay = dateOf(dateInput.value) && dateInput.value <= clock().day && timeInput.validity.valid;
  const faults = [
    ["score-missing", chosen("score").length === 0, inputs("score")[0]],
    ["lasted-wrong", lasted === null, lastedInput],
    ["date-wrong", !isDay, dateInput],
  ];
  for (const [id, isWrong] of faults) mark(id, isWrong);
  const wrong = faults.find((fault) => fault[1]);
  if (wrong) {
    say(byId(wrong[0]).textContent);
    wrong[2].focus();
    return null;
  }
  const words = wordsInput.value.replace(/\r\n?/g, "\n").replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "").trim();
  const cells = { ...edited, date: dateInput.value, time: timeInput.value.slice(0, 5), lasted, note: words };
  for (const name of ["score", "when", "side", "site", "trigger"]) cells[name] = choice(name);
  return Object.fromEntries(Object.entries(cells).filter((entry) => entry[1]));
}

function save(event) {
  event.preventDefault();
  const note = formNote();
  if (!note) return;
  const old = edited && identity(edited);
  change((diary) => {
    const at = old === null ? -1 : diary.notes.findIndex((other) => identity(other) === old);
    if (at < 0) diary.notes.push(note);
    else diary.notes[at] = note;
  });
  fill(null);
  show();
  say(`Saved: ${summary(note)}.`, true);
  // The next note begins at the top of the form.
  byId("form-heading").scrollIntoView({ block: "nearest" });
}

// "4/10, right, after, Tue 24 November 2026".
function summary(note) {
  const score = note.score === undefined ? "" : `${note.score}/10`;
  return [score, note.side, note.when, dayName(note.date)].filter(Boolean).join(", ");
}

// The drawing follows the choices. The outer side of a left knee is where the inner side of a right knee is.
function drawKnee() {
  const [side] = chosen("side");
  const isLeft = side === "left";
  byId("knee").classList.toggle("left", isLeft);
  byId("drawn").textContent = `Drawn: ${isLeft ? "left" : "right"} knee${side === "both" ? ", for both" : ""}. Touch every place that hurts.`;
  for (const words of byId("knee").querySelectorAll("text[data-right]")) {
    words.textContent = isLeft ? words.dataset.left : words.dataset.right;
  }
  const sites = chosen("site");
  for (const region of byId("knee").querySelectorAll("[data-site]")) {
    region.classList.toggle("chosen", sites.includes(region.dataset.site));
  }
  for (const words of byId("knee").querySelectorAll("text")) {
    words.classList.toggle("chosen", sites.includes(words.dataset.of ?? words.textContent));
  }
}

function touchKnee(event) {
  const region = event.target.closest("[data-site]");
  const input = region && inputs("site").find((input) => input.value === region.dataset.site);
  if (!input) return;
  input.checked = !input.checked;
  say(`${input.value}: ${input.checked ? "chosen" : "not chosen"}`);
  drawKnee();
}
