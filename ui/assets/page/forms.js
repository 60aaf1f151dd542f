/* Forms of choices: what they send is an address of the page, followed without loading it anew. */
import { filledIn } from "./address.js";
import { around } from "./elements.js";
import { goTo } from "./links.js";

/** @param {SubmitEvent} event */
export function send(event) {
  const form = around(event, "form[data-follow]");
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  event.preventDefault();
  goTo(filledIn(new FormData(form)));
}
