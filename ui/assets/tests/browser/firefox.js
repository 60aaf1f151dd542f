/* Opens the map in Firefox, filters, clicks on the map and switches pages: `node firefox.js EXECUTABLE ADDRESS`.
 *
 * Each step waits for what a visitor would see; the first that does not come ends the run with its name. */
import assert from "node:assert/strict";
import { launch } from "puppeteer-core";

const [executablePath, address] = process.argv.slice(2);
const PATIENCE_MS = 100_000; // a machine at work on other things is slow, not broken
const FRAME = ".map-box iframe";
const browser = await launch({
  browser: "firefox",
  executablePath,
  protocolTimeout: PATIENCE_MS,
  extraPrefsFirefox: { "intl.accept_languages": "nl" },
});
const page = await browser.newPage();
page.setDefaultTimeout(PATIENCE_MS);
await page.setViewport({ width: 1440, height: 900 });

/** @type {string[]} */
const faults = [];
page.on("pageerror", (fault) => {
  // Firefox reports here, too, what the policy of the page forbids: Streamlit tries WebAssembly and does without.
  if (!String(fault).includes("Content-Security-Policy")) faults.push(String(fault));
});

/**
 * @param {string} name
 * @param {() => Promise<unknown>} act
 */
async function step(name, act) {
  try {
    await act();
    assert.deepEqual(faults, []);
    console.log(`ok ${name}`);
  } catch (fault) {
    console.log(`not ok ${name}: ${fault}`);
    await browser.close();
    process.exit(1);
  }
}

/**
 * Waits until the map shows another state than `before`, and returns which.
 *
 * @param {string} [before]
 */
async function applied(before = "") {
  const shown = await page.waitForFunction(
    (selector, old) => {
      const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector(selector));
      const now = frame?.contentDocument?.body?.dataset.applied;
      return now && now !== old ? now : false;
    },
    {},
    FRAME,
    before,
  );
  return String(await shown.jsonValue());
}

/** @param {string} selector */
const drawn = (selector) =>
  page.$eval(
    FRAME,
    (frame, wanted) => /** @type {HTMLIFrameElement} */ (frame).contentDocument?.querySelectorAll(wanted).length,
    selector,
  );

let state = "";

await step("opens the map", async () => {
  await page.goto(`${address}/?background=off`);
  state = await applied();
  assert.equal(await drawn(".leaflet-outlines-pane path"), 12);
  await page.waitForSelector(".facts-table");
});

await step("filters", async () => {
  await page.locator('#filters-sheet a[href*="province=PV26"]').click();
  state = await applied(state);
  await page.waitForFunction(() => location.search.includes("province=PV26"));
  await page.waitForSelector('.site-header[data-viewed*="province=PV26"]');
});

await step("clicks on the map", async () => {
  const box = await (await page.$(FRAME))?.boundingBox();
  const at = await page.$eval(FRAME, (frame) => {
    const { map } = /** @type {any} */ (/** @type {HTMLIFrameElement} */ (frame).contentWindow);
    const point = map.latLngToContainerPoint([52.09, 5.4]);
    return { x: point.x, y: point.y };
  });
  assert.ok(box);
  await page.mouse.click(box.x + at.x, box.y + at.y);
  state = await applied(state);
  await page.waitForFunction(() => new URLSearchParams(location.search).getAll("at").includes("provinces:PV26"));
  await page.waitForFunction(() => document.querySelector(".part-panel")?.textContent?.includes("Utrecht"));
});

await step("switches pages", async () => {
  await page.locator('.pages a[href*="view=timeline"]').click();
  await page.waitForFunction(
    () => document.querySelector(".stage")?.getAttribute("data-shows") === "page" && document.querySelector("main h1"),
  );
  assert.match(page.url(), /province=PV26/);
  await page.goBack();
  assert.equal(await applied(), state);
  assert.equal(await drawn(".leaflet-outlines-pane path"), 12);
});

await browser.close();
