/* What the capacity map says, as a table: a row for each supply area, each status in words with its sign. */

/** @import { Area, Words } from "./types" */

const MOST = 60; // so many rows are shown
const CLASSES = ["none", "free", "limited", "studied", "short"]; // of the signs, in the order of the counts

/**
 * @param {string} pattern
 * @param {...string} values
 */
export const filled = (pattern, ...values) =>
  (pattern ?? "").split("{}").reduce((text, part, at) => text + (values[at - 1] ?? "") + part);

/**
 * @param {string} name
 * @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
export function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

/**
 * The statuses that occur, the scarcest first, each with its number of postcodes where there are several.
 *
 * @param {number[]} counts
 * @param {Words} words
 */
function statuses(counts, words) {
  const there = counts.flatMap((count, at) => (count ? [{ count, at }] : [])).reverse();
  return there.map(({ count, at }) => {
    const sign = element("span");
    sign.className = `grid-sign grid-${CLASSES[at]}`;
    sign.setAttribute("aria-hidden", "true");
    const number = there.length > 1 ? `: ${count.toLocaleString(document.documentElement.lang)}` : "";
    return element("div", sign, ` ${words.statuses[at]}${number}`);
  });
}

/**
 * @param {Area[]} areas
 * @param {string} caption
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
export function tableOf(areas, caption, words) {
  const heads = [words.area, words.offtake, words.feed, words.postcodes].map((name) => {
    const head = element("th", name);
    head.setAttribute("scope", "col");
    return head;
  });
  const rows = areas.slice(0, MOST).map((area) => {
    const name = element("th", area.name || words.noArea);
    name.setAttribute("scope", "row");
    const under = [...area.operators, ...area.stations].join(", ");
    if (under) {
      const quiet = element("div", under);
      quiet.className = "quiet";
      name.append(quiet);
    }
    return element(
      "tr",
      name,
      element("td", ...statuses(area.offtake, words)),
      element("td", ...statuses(area.feed, words)),
      element("td", area.postcodes.toLocaleString(document.documentElement.lang)),
    );
  });
  const table = element(
    "table",
    element("caption", caption),
    element("thead", element("tr", ...heads)),
    element("tbody", ...rows),
  );
  const scroll = element("div", table);
  scroll.className = "scroll";
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", caption);
  const left = areas.length - MOST;
  return left > 0 ? [scroll, element("p", filled(words.more, String(left)))] : [scroll];
}
