/**
 * What someone types, kept in this browser at each keystroke until the desk has it: it outlives a page that is loaded
 * anew, a tab that is closed and a desk that was killed. Nothing is put over what someone else wrote meanwhile.
 */
import { at, find, findAll } from "./elements.js";

/** @typedef {[string, string][]} Fields */
/** @typedef {{ at: number, seen: string, base: Fields, fields: Fields, page: string, isSent?: boolean }} Kept */

const body = /** @type {HTMLElement} */ (document.querySelector(".desk-body"));
const PREFIX = `desk ${body.dataset.base} `;
const OWN_STATE = ["seen", "page", "sure"];
const DAYS = 60;
/** This page, as the desk and the other tabs know it. */
const page = crypto.randomUUID();
/** What each form held when it was shown. @type {WeakMap<HTMLFormElement, Fields>} */
const shown = new WeakMap();

// Held as long as this page is there: what a page holds that is there is its own.
navigator.locks?.request(`desk ${page}`, () => new Promise((gone) => addEventListener("pagehide", gone)));

/** A field of the record is called `id`, and hides that of the form. @param {HTMLFormElement} form */
function isRecord(form) {
  return form.getAttribute("id") === "record";
}

/** @param {HTMLFormElement} form */
function nameOf(form) {
  // A field that someone types an id into does not name a form.
  const about = ["c", "id", "field"].map((name) => form.querySelector(`input[type=hidden][name=${name}]`));
  const given = about.map((field) => field?.getAttribute("value") ?? "");
  return [body.dataset.page, form.action.split("/").pop()?.split("?")[0], ...given].join("|");
}

/** @param {HTMLFormElement | URLSearchParams} form @returns {Fields} */
function fieldsOf(form) {
  const pairs = form instanceof URLSearchParams ? form : new FormData(form);
  const found = /** @type {Fields} */ ([...pairs].map(([name, value]) => [name, String(value)]));
  return found.filter(([name]) => !OWN_STATE.includes(name));
}

/** @param {Fields} one @param {Fields | undefined} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** @param {HTMLFormElement} form */
function seenOf(form) {
  return isRecord(form) ? /** @type {HTMLInputElement} */ (form.elements.namedItem("seen")).value : "";
}

/**
 * Keep what a form holds; whether this browser could.
 * @param {HTMLFormElement} form
 * @param {boolean} [isSent]
 */
export function keepHere(form, isSent = false) {
  const kept = {
    at: Date.now(),
    seen: seenOf(form),
    base: shown.get(form) ?? [],
    fields: fieldsOf(form),
    page,
    isSent,
  };
  try {
    localStorage.setItem(`${PREFIX}${nameOf(form)} ${page}`, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/**
 * Let go of what the desk has, unless more was typed since it was sent.
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} [sent]
 */
export function letGo(form, sent) {
  const key = `${PREFIX}${nameOf(form)} ${page}`;
  const kept = read(key);
  if (kept && (!sent || same(kept.fields, fieldsOf(sent)))) localStorage.removeItem(key);
}

/** Keep a form that leaves the page. @param {HTMLFormElement} form */
export function sending(form) {
  if (form.method === "post" && !same(fieldsOf(form), shown.get(form))) keepHere(form, true);
}

/** Lay aside what a form holds that may not be written: it is shown beside the newer state. @param {HTMLFormElement} form */
export function setAside(form) {
  keepHere(form);
  const key = `${PREFIX}${nameOf(form)} ${page}`;
  const kept = localStorage.getItem(key);
  if (kept) localStorage.setItem(`${PREFIX}${nameOf(form)} ${crypto.randomUUID()}`, kept.replace(page, "aside"));
  localStorage.removeItem(key);
}

/** @param {string} key @returns {Kept | null} */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) || "null");
  } catch {
    return null;
  }
}

/** What is kept of pages that are gone, by form, the newest first. */
async function left() {
  const held = (await navigator.locks?.query())?.held ?? [];
  const open = new Set(held.map((lock) => (lock.name || "").replace("desk ", "")));
  /** @type {{ key: string, name: string, kept: Kept }[]} */
  const found = [];
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    const kept = read(key);
    const name = key.slice(PREFIX.length, key.lastIndexOf(" "));
    if (!kept || Date.now() - kept.at > DAYS * 86_400_000) localStorage.removeItem(key);
    else if (!open.has(key.slice(key.lastIndexOf(" ") + 1)) || kept.page === page) found.push({ key, name, kept });
  }
  return found.sort((one, other) => other.kept.at - one.kept.at);
}

/**
 * Put back what was typed in the forms that are shown; where someone wrote meanwhile, show it beside what stands there.
 * @param {() => void} changed called where the record was put back
 * @returns {Promise<boolean>} whether something was put back
 */
export async function restoreAll(changed) {
  const forms = /** @type {HTMLFormElement[]} */ (findAll("form[method=post]")).filter((form) => !shown.has(form));
  for (const form of forms) {
    shown.set(form, fieldsOf(form));
    const own = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("page"));
    if (own) own.value = page;
  }
  let restored = false;
  const rows = await left();
  for (const form of forms.filter((one) => one.isConnected)) {
    for (const { key, kept } of rows.filter((row) => row.name === nameOf(form))) {
      const isUntouched = same(fieldsOf(form), shown.get(form));
      if (same(kept.fields, fieldsOf(form)) || (kept.isSent && isTaken(form))) localStorage.removeItem(key);
      else if (isUntouched && goesOn(form, kept)) {
        await put(form, kept.fields);
        if (keepHere(form) && kept.page !== page) localStorage.removeItem(key);
        restored = true;
        if (isRecord(form)) changed();
      } else beside(key, kept, form, changed);
    }
  }
  // Of a candidate that someone decided meanwhile: there is no form for it any more.
  const current = find("[data-current]")?.dataset.current;
  if (current && !document.getElementById("record"))
    for (const { key, name, kept } of rows) if (name === `desk|accept|${current}||`) beside(key, kept, null, changed);
  return restored;
}

/** Whether the page is the answer to what such a form sent, and that was taken. @param {HTMLFormElement} form */
function isTaken(form) {
  const loaded = /** @type {any} */ (performance.getEntriesByType("navigation")[0]);
  return new URL(form.action).pathname === location.pathname && loaded?.responseStatus === 200;
}

/** @param {HTMLFormElement} form @param {Kept} kept */
function goesOn(form, kept) {
  if (!isRecord(form)) return same(kept.base, shown.get(form));
  return kept.seen === seenOf(form) || form.dataset.asked === `${kept.page} ${kept.seen}`;
}

/** @param {HTMLFormElement} form @param {Fields} fields */
async function put(form, fields) {
  const held = new Map(fields);
  // Rows that were added or taken away.
  for (const row of form.querySelectorAll(".row")) {
    const names = [...row.querySelectorAll("[name]")].map((field) => field.getAttribute("name") || "");
    if (!names.some((name) => held.has(name))) row.remove();
  }
  for (const [name] of fields) {
    const [rows, index] = name.split(".");
    if (!index || form.elements.namedItem(name) || form.querySelector(`[name^="${rows}.${index}."]`)) continue;
    const query = new URLSearchParams({ i: index, l: body.dataset.language || "nl" });
    const answer = await fetch(`${body.dataset.base}/row/${rows}?${query}`);
    form.querySelector(`[data-add="${rows}"]`)?.insertAdjacentHTML("beforebegin", await answer.text());
  }
  for (const control of /** @type {Iterable<any>} */ (form.elements)) {
    if (!control.name || OWN_STATE.includes(control.name)) continue;
    if (["checkbox", "radio"].includes(control.type))
      control.checked = fields.some(([name, value]) => name === control.name && value === control.value);
    else if (held.has(control.name) && control.value !== held.get(control.name)) control.value = held.get(control.name);
    const group = control.closest("details");
    if (group && held.get(control.name) && control.type !== "hidden") group.open = true;
  }
  if (form.dataset.panel) form.hidden = false;
}

/** @param {string} words @param {() => unknown} doing */
function button(words, doing) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", doing);
  return made;
}

/**
 * Show what was typed beside what stands there now; it is put back or thrown away by whoever typed it.
 * @param {string} key @param {Kept} kept @param {HTMLFormElement | null} form @param {() => void} changed
 */
function beside(key, kept, form, changed) {
  const now = new Map(form ? fieldsOf(form) : []);
  const before = new Map(kept.base);
  const own = kept.fields.filter(([name, value]) => value && value !== now.get(name) && value !== before.get(name));
  const note = document.createElement("div");
  note.className = "note";
  note.setAttribute("role", "alert");
  const told = document.createElement("p");
  told.textContent = body.dataset.otherText || "";
  const list = document.createElement("ul");
  for (const [name, value] of own) {
    const row = document.createElement("li");
    const field = /** @type {any} */ (form?.elements.namedItem(name));
    row.textContent = `${field?.labels?.[0]?.textContent.trim() || name}: ${value}`;
    list.append(row);
  }
  const actions = document.createElement("div");
  actions.className = "actions";
  const away = () => {
    localStorage.removeItem(key);
    note.remove();
  };
  const back = async () => {
    if (!form) return;
    await put(form, kept.fields);
    if (keepHere(form) && kept.page !== page) away();
    if (isRecord(form)) changed();
  };
  if (!own.length) return localStorage.removeItem(key);
  if (form) actions.append(button(body.dataset.putBack || "", back));
  actions.append(button(body.dataset.throwAway || "", away));
  note.append(told, list, actions);
  at("main").prepend(note);
}
