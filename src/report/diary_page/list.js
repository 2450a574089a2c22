// What is shown of the notes: the last four weeks, the list, and the table on paper.

const SHOWN_AT_FIRST = 20;
let isAllShown = false;

// Says what happened, to eyes and to screen readers; a change can be undone from then on.
function say(sentence, canUndo = false) {
  byId("said").textContent = sentence;
  byId("undo").hidden = !canUndo;
}

function show() {
  showMonth();
  showList();
}

// The notes of each day that have a score.
function scoresByDay() {
  const days = new Map();
  for (const note of diary.notes) {
    if (note.score === undefined) continue;
    days.set(note.date, [...(days.get(note.date) ?? []), +note.score]);
  }
  return days;
}

// A day without a note is left blank: it is not a day without pain.
function showMonth() {
  const today = clock().day;
  const last = dateOf(today).getTime();
  const scores = scoresByDay();
  const cells = [];
  for (let back = 27; back >= 0; back -= 1) {
    const date = new Date(last - back * DAY_MS);
    const day = isoDay(date);
    const found = scores.get(day);
    const worst = found && Math.max(...found);
    const kind = !found ? "unknown" : worst === 0 ? "free" : worst < 4 ? "some" : worst < 7 ? "more" : "most";
    const hidden = (text) => element("span", "unseen", text);
    const month = date.getUTCDate() === 1 || back === 27 ? MONTHS[date.getUTCMonth()].slice(0, 3) : "";
    const button = element(
      "button",
      `day ${kind}`,
      element("span", "weekday", WEEKDAYS[date.getUTCDay()].slice(0, 3), " "),
      element("span", "date", String(date.getUTCDate()), month ? ` ${month}` : hidden(` ${MONTHS[date.getUTCMonth()]}`)),
      hidden(": "),
      found ? element("b", "", String(worst)) : element("b", "", hidden("no note")),
      hidden(found ? ` of 10, ${counted(found.length, "note")}` : "")
    );
    button.type = "button";
    button.dataset.day = day;
    if (back === 0) button.setAttribute("aria-current", "date");
    cells.push(element("li", "", button));
  }
  const focused = document.activeElement?.dataset?.day;
  byId("month").replaceChildren(...cells);
  if (focused) byId("month").querySelector(`[data-day="${focused}"]`)?.focus();
}

function showList() {
  const notes = sorted(diary.notes).reverse();
  const shown = isAllShown ? notes : notes.slice(0, SHOWN_AT_FIRST);
  byId("notes-heading").textContent = notes.length ? `Notes (${notes.length})` : "Notes";
  byId("list").replaceChildren(...shown.map(listItem));
  if (notes.length === 0) byId("list").append(element("li", "empty", "No note yet."));
  byId("older").hidden = shown.length === notes.length;
  byId("older").textContent = `Show ${counted(notes.length - shown.length, "older note")}`;
  for (const id of ["export", "share", "print"]) byId(id).disabled = notes.length === 0;
  byId("head").replaceChildren(...diary.head.map(headItem));
  byId("head").hidden = diary.head.length === 0;
}

// A line above the table of an imported diary, such as its goal.
function headItem(line) {
  const button = element("button", "plain screen", "Delete", element("span", "unseen", ` the line: ${line}`));
  button.type = "button";
  button.addEventListener("click", () => {
    change((diary) => (diary.head = diary.head.filter((other) => other !== line)));
    show();
    say(`Deleted: ${line}`, true);
    byId("notes-heading").focus();
  });
  return element("li", "", element("span", "", line), button);
}

// Side and site in one.
const whereOf = (note) => [note.side, note.site].filter(Boolean).join(", ");

function listItem(note) {
  const action = (name, act) => {
    const button = element("button", "plain", name, element("span", "unseen", ` the note: ${summary(note)}`));
    button.type = "button";
    button.addEventListener("click", () => act(note));
    return button;
  };
  const fact = (name, words) => (words ? [element("span", "fact", element("span", "soft", `${name} `), words)] : []);
  const facts = [
    ...fact("when", note.when),
    ...fact("where", whereOf(note)),
    ...fact("trigger", note.trigger),
    ...fact("lasted", note.lasted),
    ...otherCells(note).map((words) => element("span", "fact", words)),
  ];
  const score = element("span", note.score === undefined ? "score" : `score ${+note.score === 0 ? "free" : "some"}`, note.score ?? "-");
  score.append(element("span", "unseen", note.score === undefined ? " no score" : " of 10"));
  const words = element("div", "said", element("p", "when", dayName(note.date), note.time ? `, ${note.time}` : ""));
  if (facts.length) words.append(element("p", "facts", ...facts));
  if (note.note) words.append(element("p", "own", note.note));
  return element("li", "", score, words, element("div", "actions", action("Edit", edit), action("Delete", remove)));
}

function edit(note) {
  fill(note);
  say(`Changing the note of ${dayName(note.date)}.`);
  byId("form-heading").focus();
  byId("form-heading").scrollIntoView();
}

function remove(note) {
  const removed = identity(note);
  const index = [...byId("list").querySelectorAll(".actions button")].indexOf(document.activeElement);
  change((diary) => {
    const at = diary.notes.findIndex((other) => other === note || identity(other) === removed);
    if (at >= 0) diary.notes.splice(at, 1);
  });
  if (edited && identity(edited) === removed) fill(null);
  show();
  const buttons = byId("list").querySelectorAll(".actions button");
  (buttons[Math.min(index, buttons.length - 1)] ?? byId("notes-heading")).focus();
  say(`Deleted: ${summary(note)}.`, true);
}

// The notes as a table, newest first, for paper alone.
function showPrinted() {
  const notes = sorted(diary.notes).reverse();
  const row = (note) => {
    const day = element("th", "", dayName(note.date), note.time ? `, ${note.time}` : "");
    day.scope = "row";
    const words = [note.note, ...otherCells(note)].filter(Boolean).join("; ");
    const cells = [note.score === undefined ? "" : `${note.score}/10`, note.when, whereOf(note), note.trigger, note.lasted, words];
    return element("tr", "", day, ...cells.map((cell) => element("td", "", cell ?? "")));
  };
  byId("printed").tBodies[0].replaceChildren(...notes.map(row));
  const days = [...new Set([notes.at(-1)?.date, notes[0]?.date])].filter(Boolean).map(dayName).join(" to ");
  byId("printed-days").textContent = `${counted(notes.length, "note")}${days && `, ${days}`}. Printed on ${dayName(clock().day)}.`;
}
