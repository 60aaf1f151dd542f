/* The page around the map: what Streamlit's page does not do by itself.
 *
 * - Links within the app (`?view=...`) change the address and let Streamlit follow it, without loading the page anew.
 * - The page says the language that it is in, as the header in it says.
 * - A button with `data-copy` copies that text and says so in `data-copied`.
 */
(() => {
  "use strict";

  /* Streamlit listens to the browser's way back and forward: a link is a step forward. */
  function follow(event) {
    const link = event.target.closest?.('a[href^="?"]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, "", link.getAttribute("href"));
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (link.dataset.top !== undefined) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  }

  async function copy(event) {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      // No clipboard without a secure connection: the text is offered to be copied by hand.
      window.prompt(button.textContent, button.dataset.copy);
      return;
    }
    const label = button.textContent;
    button.textContent = button.dataset.copied || label;
    setTimeout(() => { button.textContent = label; }, 2000);
  }

  let waiting = false;
  function language() {
    waiting = false;
    const said = document.querySelector(".site-header[lang]")?.lang;
    if (said && document.documentElement.lang !== said) document.documentElement.lang = said;
  }

  document.addEventListener("click", follow);
  document.addEventListener("click", copy);
  new MutationObserver(() => {
    if (!waiting) requestAnimationFrame(language);
    waiting = true;
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["lang"] });
})();
