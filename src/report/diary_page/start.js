// What the buttons do, and the first look.

const csvFile = () => new File([writeTable(diary)], `pain-diary-${clock().day}.csv`, { type: "text/csv" });

function exportTable() {
  const file = csvFile();
  const link = element("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  isExported = true;
  say(`Exported: ${counted(diary.notes.length, "note")} in ${file.name}.`);
}

async function shareTable() {
  const file = csvFile();
  try {
    await navigator.share({ files: [file], title: document.title });
    isExported = true;
    say(`Shared: ${file.name}.`);
  } catch (error) {
    if (error.name !== "AbortError") say("This device did not share the file; export it instead.");
  }
}

async function importTable(event) {
  const [file] = event.target.files;
  if (!file) return;
  event.target.value = "";
  let read;
  try {
    if (file.size > 64 << 20) throw new Error("it is larger than any diary");
    read = readTable(decode(await file.arrayBuffer()));
  } catch (error) {
    imported(`${file.name} was not imported: ${error.message}.`, []);
    return;
  }
  load();
  const fresh = newNotes(read.notes);
  const head = read.head.filter((line) => !diary.head.includes(line));
  const isNew = fresh.length + head.length > 0;
  if (isNew) {
    change((diary) => {
      for (const note of fresh) diary.notes.push(note);
      diary.head.push(...head);
    });
  }
  show();
  const single = read.notes.length - fresh.length;
  const lost = read.remarks.filter((remark) => remark.startsWith("Not read")).length;
  const parts = [`${counted(fresh.length, "note")} added`, single && `${single} already here`, lost && `${counted(lost, "row")} not read`];
  imported(`Imported from ${file.name}: ${parts.filter(Boolean).join(", ")}.`, read.remarks, isNew);
}

// Those that the diary does not hold, each once.
function newNotes(notes) {
  const known = new Set(diary.notes.map(identity));
  return notes.filter((note) => {
    const found = identity(note);
    return !known.has(found) && known.add(found);
  });
}

// Says what an import did, and lists what was left out.
function imported(sentence, remarks, canUndo = false) {
  const list = element("ul", "", ...remarks.slice(0, 50).map((remark) => element("li", "", remark)));
  if (remarks.length > 50) list.append(element("li", "", `and ${remarks.length - 50} more`));
  byId("imported").replaceChildren(element("p", "", sentence), ...(remarks.length ? [list] : []));
  byId("imported").hidden = false;
  say(sentence, canUndo);
}

function canShare() {
  try {
    return Boolean(navigator.canShare?.({ files: [csvFile()] }));
  } catch {
    return false;
  }
}

noteForm.addEventListener("submit", save);
noteForm.addEventListener("change", drawKnee);
for (const input of [dateInput, timeInput]) input.addEventListener("input", () => (isNow = false));
byId("knee").addEventListener("click", touchKnee);
byId("cancel").addEventListener("click", () => {
  fill(null);
  say("Nothing was changed.");
  byId("form-heading").focus();
});
byId("undo").addEventListener("click", () => {
  const isUndone = undo();
  if (edited) fill(null);
  show();
  say(isUndone ? "Undone." : "Nothing was undone: another window has changed the diary.");
  byId("save").focus({ preventScroll: true });
});
byId("month").addEventListener("click", (event) => {
  const day = event.target.closest("[data-day]")?.dataset.day;
  if (day) chooseDay(day);
});
byId("older").addEventListener("click", () => {
  const first = byId("list").children.length;
  isAllShown = true;
  show();
  byId("list").children[first]?.querySelector("button").focus();
});
byId("export").addEventListener("click", exportTable);
byId("share").addEventListener("click", shareTable);
byId("import").addEventListener("change", importTable);
byId("print").addEventListener("click", () => print());
addEventListener("beforeprint", showPrinted);
matchMedia("print").addEventListener("change", (query) => query.matches && showPrinted());
addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  if (!load()) return;
  say("Another window has changed the diary.");
  show();
});
// The day may have changed since the page was last looked at.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  load();
  tick();
  show();
});
setInterval(tick, 20000);
addEventListener("beforeunload", (event) => {
  if (!isStored && !isExported) event.preventDefault();
});
byId("share").hidden = !canShare();
load();
fill(null);
show();
byId("main").hidden = false;
