/* Addresses of the page. */

export const viewOf = (query) => new URLSearchParams(query).get("view")?.replace(/^map$/, "") || null;

/* The parameters of the page as the server puts them into the address of a part. */
export function inOrder(query) {
  const given = new URLSearchParams(query);
  for (const ours of ["embed", "embed_options"]) given.delete(ours);
  given.sort();
  return given.toString();
}

/* Whether the browser does with a click what it does by itself: another window, a menu, a link that somebody else has taken. */
export const leftAlone = (event) =>
  event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
