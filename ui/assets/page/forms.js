/* Forms of choices: what they send is an address of the page, followed without loading it anew. */
import { around } from "./elements.js";
import { goTo } from "./links.js";

/**
 * The address to which a form leads: its fields, without those that were left empty.
 *
 * @param {Iterable<[string, FormDataEntryValue]>} fields
 */
export function addressOf(fields) {
  const given = new URLSearchParams();
  for (const [name, value] of fields) if (typeof value === "string" && value) given.append(name, value);
  return `?${given}`;
}

/** @param {SubmitEvent} event */
export function send(event) {
  const form = around(event, "form[data-follow]");
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  event.preventDefault();
  goTo(addressOf(new FormData(form)));
}
