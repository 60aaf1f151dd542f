/**
 * The words that someone has marked in the letter, with their lines.
 */

/** @param {Node | null} node */
function lineOf(node) {
  const element = node instanceof Element ? node : node?.parentElement;
  const line = element?.closest("[data-line]");
  return line ? Number(line.getAttribute("data-line")) : 0;
}

/**
 * Without the numbers of the lines, which are no words of the letter.
 * @returns {{ from: number, to: number, words: string } | null}
 */
export function chosenLines() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const [from, to] = [lineOf(range.startContainer), lineOf(range.endContainer)];
  if (!from || !to) return null;
  const held = range.cloneContents();
  for (const number of held.querySelectorAll(".no")) number.remove();
  const lines = [...held.querySelectorAll(".said")].map((line) => line.textContent);
  const words = (lines.length ? lines.join(" ") : held.textContent || "").replace(/\s+/g, " ").trim();
  return words ? { from: Math.min(from, to), to: Math.max(from, to), words } : null;
}
