/* What is copied: an address, what a card shows, and the report of an error in it. */

async function copied(button, words, done) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    // No clipboard without a secure connection: the text is offered to be copied by hand.
    window.prompt(button.textContent, words);
    return;
  }
  const label = button.textContent;
  button.textContent = done || label;
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}

export function copy(event) {
  const button = event.target.closest?.("[data-copy]");
  if (button) copied(button, button.dataset.copy, button.dataset.copied);
}

/* What a card says, as lines: fact and edition, figures or summary with the status, letters and lines, address. */
function citation(card, edition) {
  const id = card.querySelector("[data-cite]").dataset.cite;
  const all = (selector) => [...card.querySelectorAll(selector)].map((e) => e.textContent.trim());
  const figures = all(".figure");
  const status = all('.badge[class*="status-"]')
    .map((said) => ` (${said})`)
    .join("");
  return [
    `${edition}: ${id}`,
    (figures.length ? figures : all(".summary")).join("; ") + status,
    ...all(".source"),
    `${location.origin}${location.pathname}?fact=${encodeURIComponent(id)}`,
  ].join("\n");
}

export function cite(event) {
  const asked = event.target.closest?.("[data-cite], [data-report]");
  const said = document.querySelector(".site-footer")?.dataset;
  if (!asked || !said) return;
  const cited = citation(asked.closest(".fact"), said.edition);
  if (asked.dataset.report === undefined) return copied(asked, cited, said.copied);
  const body = `${said.please}\n\n\n${cited}`;
  const subject = `${said.subject}: ${asked.closest(".fact").querySelector("[data-cite]").dataset.cite}`;
  if (asked.tagName !== "A") return copied(asked, `${subject}\n\n${body}`, said.reported);
  asked.href = `${asked.href.split("?")[0]}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
