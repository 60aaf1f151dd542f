/* What was asked of the server, each address once. */

const KEPT = 40; // answers: a way back is shown at once
/** @type {Map<string, Promise<string>>} */
const answers = new Map();
/** @type {Map<string, Promise<unknown>>} */
const files = new Map();

/** @param {string} address */
export function answer(address) {
  const kept = answers.get(address);
  if (kept) return kept;
  const coming = fetch(address).then((response) => {
    if (!response.ok) answers.delete(address);
    if (!response.ok && response.status !== 500) throw new Error(`${response.status}`); // 500 says in words what is wrong
    return response.text();
  });
  coming.catch(() => answers.delete(address));
  answers.set(address, coming);
  const [oldest] = answers.keys();
  if (answers.size > KEPT) answers.delete(oldest);
  return coming;
}

/**
 * Files of the map, each fetched and read once: the map's frame takes them from here.
 *
 * @param {string} address
 */
export function load(address) {
  const kept = files.get(address);
  if (kept) return kept;
  const coming = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return response.json();
  });
  coming.catch(() => files.delete(address));
  files.set(address, coming);
  return coming;
}

/**
 * The name of a file, as the server says it.
 *
 * @param {string | null} disposition
 */
export const nameIn = (disposition) => /filename="([^"]*)"/.exec(disposition ?? "")?.[1] ?? "";
