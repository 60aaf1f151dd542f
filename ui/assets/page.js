/* The page around the map: what Streamlit's page does not do by itself.
 *
 * - Links within the app (`?view=...`) change the address and let Streamlit follow it, without loading the page anew;
 *   those for another window are left to the browser.
 * - The page says the language that it is in, as the header (or the line under an embedded map) in it says.
 * - A button with `data-copy` copies that text and says so in `data-copied`.
 * - A button with `data-cite` (the id of a fact) copies what its card shows, with edition and address; `data-report`
 *   beside it prepares a mail with the same, or copies it where the server names no address.
 * - A link with a place on its page (`?view=about#novex`) goes there once the page shows it; `data-to` names a part of
 *   this page by its class.
 * - When the server that showed the page is gone and another one answers, that one shows what the address says.
 */
(() => {
  "use strict";
  let wanted = location.hash.slice(1);

  /* Streamlit listens to the browser's way back and forward: a link is a step forward. */
  function follow(event) {
    const link = event.target.closest?.('a[href^="?"]');
    if (!link || link.target || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, "", link.getAttribute("href"));
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (link.dataset.top !== undefined) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    if (link.dataset.to) document.querySelector(`.${CSS.escape(link.dataset.to)}`)?.scrollIntoView();
    wanted = location.hash.slice(1);
  }

  async function put(button, copied, done) {
    try {
      await navigator.clipboard.writeText(copied);
    } catch {
      // No clipboard without a secure connection: the text is offered to be copied by hand.
      window.prompt(button.textContent, copied);
      return;
    }
    const label = button.textContent;
    button.textContent = done || label;
    setTimeout(() => { button.textContent = label; }, 2000);
  }

  function copy(event) {
    const button = event.target.closest?.("[data-copy]");
    if (button) put(button, button.dataset.copy, button.dataset.copied);
  }

  /* What a card says, as lines: fact and edition, figures or summary with the status, letters and lines, address. */
  function citation(card, edition) {
    const id = card.querySelector("[data-cite]").dataset.cite;
    const all = (selector) => [...card.querySelectorAll(selector)].map((e) => e.textContent.trim());
    const figures = all(".figure");
    const status = all('.badge[class*="status-"]').map((said) => ` (${said})`).join("");
    return [
      `${edition}: ${id}`,
      (figures.length ? figures : all(".summary")).join("; ") + status,
      ...all(".source"),
      `${location.origin}${location.pathname}?fact=${encodeURIComponent(id)}`,
    ].join("\n");
  }

  function cite(event) {
    const asked = event.target.closest?.("[data-cite], [data-report]");
    const said = document.querySelector(".site-footer")?.dataset;
    if (!asked || !said) return;
    const cited = citation(asked.closest(".fact"), said.edition);
    if (asked.dataset.report === undefined) return put(asked, cited, said.copied);
    const body = `${said.please}\n\n\n${cited}`;
    const subject = `${said.subject}: ${asked.closest(".fact").querySelector("[data-cite]").dataset.cite}`;
    if (asked.tagName !== "A") return put(asked, `${subject}\n\n${body}`, said.reported);
    asked.href = `${asked.href.split("?")[0]}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  }

  function go() {
    const place = wanted && document.getElementById(wanted);
    if (!place) return;
    wanted = "";
    place.scrollIntoView();
  }

  let waiting = false;
  function look() {
    waiting = false;
    go();
    const said = document.querySelector(":is(.site-header, .whole-map)[lang]")?.lang;
    if (said && document.documentElement.lang !== said) document.documentElement.lang = said;
  }

  /* A server that has just been reached knows nothing of this visit and is not asked before the next choice, which it
   * cannot tell from what was chosen before. A step in the history asks it for what the address says. */
  let connection = "";
  function connected() {
    const now = document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState || "";
    const again = now === "CONNECTED" && connection === "lost";
    if (now === "CONNECTED") connection = now;
    else if (connection) connection = "lost";
    if (!again) return;
    // With a place in the address Streamlit takes the step for one within the page.
    if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
    window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  }

  document.addEventListener("click", follow);
  document.addEventListener("click", copy);
  document.addEventListener("click", cite);
  new MutationObserver(() => {
    // Not with the next picture: a window in the background draws none, and must not miss that the connection was lost.
    connected();
    if (!waiting) requestAnimationFrame(look);
    waiting = true;
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["lang", "data-test-connection-state"] });
})();
