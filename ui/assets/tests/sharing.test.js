import assert from "node:assert/strict";
import { test } from "node:test";

test("what is shared names the server under which the page was reached", async () => {
  globalThis.document = /** @type {any} */ ({ currentScript: null });
  globalThis.location = /** @type {any} */ ({ search: "" });
  const { withServer } = await import("../page/sharing.js");
  assert.equal(
    withServer("<pre>https://here.invalid/?fact=a</pre>", "https://kaart.example"),
    "<pre>https://kaart.example/?fact=a</pre>",
  );
});
