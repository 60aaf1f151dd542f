/* What is copied: an address, what a card shows, and the report of an error in it. */
import { all, around, one } from "./elements.js";

const SERVER = "https://here.invalid"; // as ui/views/sharing.py writes it
const COPIED_MS = 2000; // so long a button says that it has copied

/**
 * @param {HTMLElement} button
 * @param {string} words
 * @param {string | undefined} done
 */
async function copied(button, words, done) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    // No clipboard without a secure connection: the text is offered to be copied by hand.
    window.prompt(button.textContent ?? "", words);
    return;
  }
  const label = button.textContent;
  button.textContent = done || label;
  setTimeout(() => {
    button.textContent = label;
  }, COPIED_MS);
}

/** @param {MouseEvent} event */
export function copy(event) {
  const button = around(event, "[data-copy]");
  if (button) copied(button, button.dataset.copy ?? "", button.dataset.copied);
}

/**
 * What a card says, as lines: fact and edition, figures or summary with the status, letters and lines, address.
 *
 * @param {{ id: string, figures: string[], summary: string[], statuses: string[], sources: string[] }} card
 * @param {string | undefined} edition
 * @param {Pick<Location, "origin" | "pathname">} here
 */
export function citation({ id, figures, summary, statuses, sources }, edition, { origin, pathname }) {
  const status = statuses.map((said) => ` (${said})`).join("");
  return [
    `${edition}: ${id}`,
    (figures.length ? figures : summary).join("; ") + status,
    ...sources,
    `${origin}${pathname}?fact=${encodeURIComponent(id)}`,
  ].join("\n");
}

/** @param {HTMLElement} card */
function read(card) {
  const said = (/** @type {string} */ selector) => all(selector, card).map((e) => e.textContent.trim());
  return {
    id: one("[data-cite]", card)?.dataset.cite ?? "",
    figures: said(".figure"),
    summary: said(".summary"),
    statuses: said('.badge[class*="status-"]'),
    sources: said(".source"),
  };
}

/** @param {MouseEvent} event */
export function cite(event) {
  const asked = around(event, "[data-cite], [data-report]");
  const card = /** @type {HTMLElement | null} */ (asked?.closest(".fact"));
  const said = one(".site-footer")?.dataset;
  if (!asked || !card || !said) return;
  const held = read(card);
  const cited = citation(held, said.edition, location);
  if (asked.dataset.report === undefined) {
    copied(asked, cited, said.copied);
    return;
  }
  const body = `${said.please}\n\n\n${cited}`;
  const subject = `${said.subject}: ${held.id}`;
  if (!(asked instanceof HTMLAnchorElement)) {
    copied(asked, `${subject}\n\n${body}`, said.reported);
    return;
  }
  asked.href = `${asked.href.split("?")[0]}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/**
 * What a menu holds, with the address under which this page was reached.
 *
 * @param {string} html
 * @param {string} origin
 */
export const withServer = (html, origin) => html.replaceAll(SERVER, origin);
