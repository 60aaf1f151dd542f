import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf } from "../page/forms.js";

test("a form leads to the address of its fields, without those left empty", () => {
  /** @type {[string, string][]} */
  const fields = [
    ["view", "compare"],
    ["with", "province:PV22"],
    ["with", ""],
    ["with", "zw ol"],
  ];
  assert.equal(addressOf(fields), "?view=compare&with=province%3APV22&with=zw+ol");
});
