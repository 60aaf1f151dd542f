/**
 * Elements of the desk's page.
 */

/** @param {string} id */
export function at(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} what @returns {HTMLElement | null} */
export function find(what) {
  return document.querySelector(what);
}

/** @param {string} what @returns {HTMLElement[]} */
export function findAll(what) {
  return [...document.querySelectorAll(what)].map((found) => /** @type {HTMLElement} */ (found));
}
