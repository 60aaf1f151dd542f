/**
 * The editor's desk: keys, a check while one types, and steps that are sent without loading the page anew.
 */
import { at, find, findAll } from "./elements.js";
import { keepHere, letGo, restoreAll, sending, setAside } from "./kept.js";
import { chosenLines } from "./selection.js";

const body = /** @type {HTMLElement} */ (document.querySelector(".desk-body"));
const base = body.dataset.base || "";
const language = body.dataset.language || "nl";
const told = at("told");
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let saying;
/** The check under way: a step waits for it, so that what is typed last is what is kept. */
let checking = Promise.resolve();

/** Whether the desk does not answer; what is typed waits here meanwhile. */
let away = false;

/** @param {string} words @param {boolean} [stays] until something else is said */
function say(words, stays = false) {
  told.textContent = words;
  clearTimeout(saying);
  if (stays) return;
  saying = setTimeout(() => {
    told.textContent = "";
  }, 8000);
}

/**
 * @param {string} step
 * @param {URLSearchParams} form
 * @returns {Promise<{ status: number, said: any } | null>}
 */
async function send(step, form) {
  try {
    const answer = await fetch(`${base}/${step}?l=${language}`, { method: "POST", body: form });
    return { status: answer.status, said: await answer.json() };
  } catch {
    lost();
    return null;
  }
}

/** Say that the desk does not answer, and ask until it does. */
function lost() {
  say(body.dataset.unsent || "", true);
  if (away) return;
  away = true;
  const again = async () => {
    try {
      if (!(await fetch(`${base}/desk.css`, { cache: "no-store" })).ok) throw new Error();
      away = false;
      say(body.dataset.backAgain || "");
      checking = checking.then(check);
    } catch {
      setTimeout(again, 1500);
    }
  };
  setTimeout(again, 1500);
}

/** @param {HTMLFormElement} form */
function fields(form) {
  return new URLSearchParams(/** @type {any} */ (new FormData(form)));
}

/** @param {any} said */
function show(said) {
  if (said.side !== undefined) {
    at("main").innerHTML = said.side;
    at("main").scrollTop = 0; // what comes next begins at its head
  }
  if (said.head !== undefined) at("progress").innerHTML = said.head;
  for (const mark of findAll(".mark"))
    mark.dataset.decision = said.decisions?.[mark.dataset.c || ""] ?? mark.dataset.decision;
  for (const passage of findAll(".passage"))
    passage.dataset.state = said.passages?.[passage.dataset.first || ""] ?? passage.dataset.state;
  if (said.told) say(said.told);
  const current = find("[data-current]")?.dataset.current;
  if (current) history.replaceState(null, "", `?c=${current}&l=${language}`);
  point();
  restoreAll(typing);
}

/** Show in the letter where the candidate stands. */
function point() {
  for (const mark of findAll(".mark.current, .line.current")) mark.classList.remove("current");
  // Of a second reader: the lines to read.
  for (const range of (at("main").dataset.ranges || "").split(" ").filter(Boolean)) {
    const [from, to] = range.split("-").map(Number);
    for (let n = from; n <= (to || from); n++) document.getElementById(`L${n}`)?.classList.add("current");
  }
  if (at("main").dataset.ranges) (find("mark.meant") || find(".line.current"))?.scrollIntoView({ block: "center" });
  const about = find("[data-current]");
  if (!about) return;
  for (const mark of findAll(`.mark[data-c="${about.dataset.current}"]`)) mark.classList.add("current");
  for (let n = Number(about.dataset.first); n <= Number(about.dataset.last); n++)
    document.getElementById(`L${n}`)?.classList.add("current");
  (find(".mark.current") || find(".line.current"))?.scrollIntoView({ block: "center" });
  draw();
}

/** @param {string} ident */
async function open(ident) {
  await kept();
  try {
    const answer = await fetch(`${base}/side?c=${encodeURIComponent(ident)}&l=${language}`);
    show(await answer.json());
    at("main").focus({ preventScroll: true });
  } catch {
    lost();
  }
}

/** @param {number} by */
function step(by) {
  const marks = [...new Set(findAll("[data-c].mark").map((mark) => mark.dataset.c || ""))];
  const order = /** @type {string[]} */ (JSON.parse(find("[data-order]")?.dataset.order || "[]"));
  const list = order.length ? order : marks;
  const now = list.indexOf(find("[data-current]")?.dataset.current || "");
  const to = list[(now + by + list.length) % list.length];
  if (to) open(to);
}

/** @param {Record<string, string>} errors */
function mark(errors) {
  for (const place of findAll("[data-error]")) {
    const name = place.dataset.error || "";
    const control = /** @type {HTMLElement | null} */ (document.getElementsByName(name)[0] ?? null);
    place.textContent = errors[name] || "";
    if (errors[name]) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }
}

/** Check what is typed, and keep it. */
async function check() {
  waiting = undefined;
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("record"));
  if (!form) return;
  const sent = fields(form);
  const answer = await send("check", sent);
  if (!answer) return;
  if (answer.status === 409) {
    setAside(form);
    show(answer.said);
  } else if (answer.status !== 200) say(answer.said.told || "", true);
  if (answer.status !== 200) return;
  if (answer.said.kept) letGo(form, sent);
  if (!form.isConnected) return;
  at("check").innerHTML = answer.said.check;
  for (const seen of /** @type {HTMLInputElement[]} */ (findAll("input[name=seen]"))) seen.value = answer.said.seen;
  if (!answer.said.kept || fields(form).toString() !== sent.toString()) keepHere(form);
  mark(answer.said.fields);
  draw();
}

/** Wait until what was typed is kept. */
async function kept() {
  if (waiting !== undefined) {
    clearTimeout(waiting);
    checking = checking.then(check);
  }
  await checking;
}

function typing() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    checking = checking.then(check);
  }, 400);
}

/** @param {HTMLFormElement} form */
async function submit(form) {
  await kept();
  const answer = await send(form.action.split("/").pop()?.split("?")[0] || "", fields(form));
  if (!answer) return;
  if (answer.status === 200) letGo(form);
  if (answer.status === 409) setAside(form);
  if (answer.said.unfinished) {
    at("check").innerHTML = answer.said.check;
    mark(answer.said.fields);
    firstEmpty();
    return;
  }
  if (answer.status === 200 || answer.status === 409) {
    show(answer.said);
    at("main").focus({ preventScroll: true });
  } else {
    // What was warned of is sent again as seen.
    const sure = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("sure"));
    if (sure) sure.value = answer.said.sure || "";
    say(answer.said.told);
  }
}

function firstEmpty() {
  const wrong = /** @type {HTMLElement | null} */ (find("#record [aria-invalid=true]"));
  const empty = /** @type {HTMLInputElement[]} */ (findAll("#record [aria-required=true]")).find(
    (field) => !field.value,
  );
  const to = empty || wrong || find("#record select, #record input:not([type=hidden])");
  const group = to?.closest("details");
  if (group) group.open = true;
  to?.focus();
}

/** @param {string} name */
function panel(name) {
  for (const form of findAll(".panel")) form.hidden = form.dataset.panel !== name;
  const form = find(`.panel[data-panel="${name}"]`);
  if (!form) return;
  if (name === "lines") {
    const chosen = chosenLines();
    const about = find("[data-current]");
    const passage = document.getElementById(`L${about?.dataset.first}`)?.closest("[data-first]");
    const [from, to] = chosen
      ? [chosen.from, chosen.to]
      : [passage?.getAttribute("data-first"), passage?.getAttribute("data-last")];
    /** @type {HTMLInputElement} */ (at("lines-from")).value = String(from ?? "");
    /** @type {HTMLInputElement} */ (at("lines-to")).value = String(to ?? "");
    at("lines-reason").focus();
    return;
  }
  /** @type {HTMLElement | null} */ (form.querySelector("input:not([type=hidden])"))?.focus();
}

async function newFact() {
  const chosen = chosenLines();
  if (!chosen) return say(body.dataset.markFirst || "");
  await kept();
  const answer = await send(
    "mark",
    new URLSearchParams({ from: String(chosen.from), to: String(chosen.to), words: chosen.words }),
  );
  if (answer?.status === 200) location.assign(`?c=${answer.said.current}&l=${language}`);
  else if (answer) say(answer.said.told);
}

/**
 * @param {string} name
 * @param {Record<string, string>} given
 */
async function addRow(name, given) {
  const rows = find(`[data-rows="${name}"]`);
  if (!rows) return;
  const index =
    Math.max(
      -1,
      ...[...rows.querySelectorAll("[name]")].map((field) => Number(field.getAttribute("name")?.split(".")[1])),
    ) + 1;
  const answer = await fetch(`${base}/row/${name}?${new URLSearchParams({ i: String(index), l: language, ...given })}`);
  rows.querySelector("[data-add]")?.insertAdjacentHTML("beforebegin", await answer.text());
  const group = rows.closest("details");
  if (group) group.open = true;
  /** @type {HTMLElement | null} */ (rows.querySelector(".row:last-of-type input"))?.focus();
  typing();
}

function addSource() {
  const chosen = chosenLines();
  if (!chosen) return say(body.dataset.markFirst || "");
  const lines = chosen.from === chosen.to ? String(chosen.from) : `${chosen.from}-${chosen.to}`;
  addRow("sources", { lines, figure: chosen.words.slice(0, 80) });
}

async function undo() {
  await kept();
  const token = find("[data-do=undo]")?.dataset.token || "";
  const answer = await send("undo", new URLSearchParams({ token }));
  if (answer) show(answer.said);
}

/** @type {Record<string, () => unknown>} */
const DOINGS = {
  next: () => step(1),
  previous: () => step(-1),
  mention: () => panel("mention"),
  leave: () => panel("leave"),
  lines: () => panel("lines"),
  mark: newFact,
  source: addSource,
  undo,
};
/** @type {Record<string, () => unknown>} */
const KEYS = {
  f: firstEmpty,
  n: DOINGS.next,
  p: DOINGS.previous,
  m: DOINGS.mention,
  l: DOINGS.leave,
  x: DOINGS.lines,
  k: newFact,
  b: addSource,
  u: undo,
  "?": () => {
    const overview = /** @type {HTMLDetailsElement | null} */ (document.getElementById("keys"));
    if (overview) overview.open = !overview.open;
  },
};

const lettersOn = /** @type {HTMLInputElement | null} */ (document.getElementById("keys-on"));
if (lettersOn) {
  lettersOn.checked = localStorage.getItem("desk-keys") !== "off";
  lettersOn.addEventListener("change", () => localStorage.setItem("desk-keys", lettersOn.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  const where = /** @type {HTMLElement} */ (event.target);
  const inField = where.matches("input:not([type=checkbox]), textarea, select");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement | null} */ (where.closest("form") || document.getElementById("record"));
    form?.requestSubmit();
    return;
  }
  if (event.key === "Escape") {
    for (const form of findAll(".panel")) form.hidden = true;
    at("main").focus({ preventScroll: true });
    return;
  }
  if (inField || event.ctrlKey || event.metaKey || event.altKey || !lettersOn?.checked) return;
  const doing = KEYS[event.key];
  if (doing) {
    event.preventDefault();
    doing();
  }
});

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (body.dataset.page !== "desk" || !form.closest(".side")) {
    sending(form);
    return;
  }
  event.preventDefault();
  submit(form);
});

document.addEventListener("click", (event) => {
  const where = /** @type {HTMLElement} */ (event.target);
  const mark = /** @type {HTMLElement | null} */ (where.closest("a.mark"));
  if (mark && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    // Who marks words in a row does not choose a candidate.
    if (!chosenLines()) open(mark.dataset.c || "");
    return;
  }
  const button = /** @type {HTMLElement | null} */ (where.closest("button"));
  if (!button) return;
  if (button.dataset.mention) {
    panel("mention");
    const form = /** @type {HTMLFormElement} */ (find('.panel[data-panel="mention"]'));
    /** @type {HTMLInputElement} */ (form.elements.namedItem("fact")).value = button.dataset.mention;
    submit(form);
  } else if (button.dataset.do) DOINGS[button.dataset.do]?.();
  else if (button.dataset.add) addRow(button.dataset.add, {});
  else if (button.dataset.remove !== undefined) {
    const form = button.closest("form");
    button.closest(".row")?.remove();
    if (form) keepHere(form);
    typing();
  } else if (button.dataset.cancel !== undefined) {
    for (const form of findAll(".panel")) form.hidden = true;
  } else if (button.dataset.value !== undefined) choose(button);
});

/** Put what was found into the field where it belongs. @param {HTMLElement} button */
function choose(button) {
  const value = button.dataset.value || "";
  const finder = button.closest(".finder, .panel");
  const panelOf = /** @type {HTMLFormElement | null} */ (button.closest(".panel"));
  if (panelOf) {
    /** @type {HTMLInputElement} */ (panelOf.elements.namedItem("fact")).value = value;
    submit(panelOf);
    return;
  }
  const into = button.dataset.field || /** @type {any} */ (finder?.querySelector("select"))?.value || "";
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById(`f-${into}`));
  if (!field) return;
  const there = field.value
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);
  field.value = field.dataset.list === undefined ? value : [...new Set([...there, value])].join("; ");
  const group = field.closest("details");
  if (group) group.open = true;
  if (finder) {
    /** @type {HTMLInputElement} */ (finder.querySelector("input[type=search]")).value = "";
    /** @type {HTMLElement} */ (finder.querySelector(".found")).innerHTML = "";
  }
  field.focus();
  if (field.form) keepHere(field.form);
  typing();
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let seeking;
document.addEventListener("input", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.dataset.find) {
    clearTimeout(seeking);
    seeking = setTimeout(() => seek(field), 200);
  } else {
    if (field.form?.method === "post" && !keepHere(field.form)) say(body.dataset.noRoom || "", true);
    if (field.closest("#record")) typing();
  }
});

/** @param {HTMLInputElement} field */
async function seek(field) {
  const place = at(`found-${field.dataset.find}`);
  if (field.value.trim().length < 2) {
    place.innerHTML = "";
    return;
  }
  const answer = await fetch(
    `${base}/find/${field.dataset.find}?${new URLSearchParams({ q: field.value, l: language })}`,
  );
  place.innerHTML = answer.ok ? await answer.text() : "";
  place.scrollIntoView({ block: "nearest" });
}

/** Draw the places that the form names. */
async function draw() {
  const place = find("[data-map]");
  if (!place) return;
  const query = new URLSearchParams({ l: language });
  for (const field of /** @type {HTMLInputElement[]} */ (findAll(".of-where input[data-list]")))
    query.set(field.name, field.value);
  if (place.dataset.map === query.toString()) return;
  place.dataset.map = query.toString();
  const answer = await fetch(`${base}/map?${query}`);
  if (answer.ok) place.innerHTML = await answer.text();
}

point();
restoreAll(typing).then((found) => found && say(body.dataset.restored || ""));

// Keys work from here on.
document.documentElement.dataset.ready = "";
