/* Addresses of the page. The server writes their parameters; here they are passed on as they are written. */

/** What of an address says where the page stands, and nothing of what it shows. */
const EMBEDDING = /^(embed(_options)?|[zc])(=|$)/;

/** @param {string} query */
const partsOf = (query) => query.replace(/^\?/, "").split("&").filter(Boolean);

/**
 * Which page a query names, null for the map.
 *
 * @param {string} query
 */
export const viewOf = (query) => new URLSearchParams(query).get("view")?.replace(/^map$/, "") || null;

/**
 * The parameters of the page, as the server puts them into the address of a part.
 *
 * @param {string} query
 */
export function choicesOf(query) {
  return partsOf(query)
    .filter((part) => !EMBEDDING.test(part))
    .join("&");
}

/**
 * The address of a link, in a page that stays embedded where it is (`search`).
 *
 * @param {string} link
 * @param {Pick<Location, "search" | "pathname">} here
 */
export function stepTo(link, { search, pathname }) {
  const [query, place] = link.split("#");
  const embedded = partsOf(search).filter((part) => part.startsWith("embed="));
  const wanted = [...partsOf(query), ...embedded].join("&");
  return (wanted ? `?${wanted}` : pathname) + (place ? `#${place}` : "");
}

/**
 * Whether a click is left to the browser: another window, a menu, a link that somebody else has taken.
 *
 * @param {MouseEvent} event
 */
export const leftAlone = (event) =>
  event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/**
 * The address to which a form leads: its fields, without those that were left empty.
 *
 * @param {Iterable<[string, FormDataEntryValue]>} fields
 */
export function filledIn(fields) {
  const given = new URLSearchParams();
  for (const [name, value] of fields) if (typeof value === "string" && value) given.append(name, value);
  return `?${given}`;
}
