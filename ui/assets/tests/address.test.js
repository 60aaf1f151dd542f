import assert from "node:assert/strict";
import { test } from "node:test";
import { choicesOf, filledIn, leftAlone, stepTo, viewOf } from "../page/address.js";

test("the parameters of an address stay as the server wrote them, in its order", () => {
  for (const query of [
    "province=PV22&province=PV31&q=a%2Ab",
    "view=timeline&lang=en",
    "q=%C3%A9%27%28%21%29~",
    "q=a+b",
    "",
  ]) {
    assert.equal(choicesOf(`?${query}`), query);
  }
});

test("what says that a page is embedded is no choice", () => {
  assert.equal(choicesOf("?embed=true&q=a%2Ab&embed_options=show_toolbar"), "q=a%2Ab");
  assert.equal(choicesOf("?q=embed%3Dtrue&embedded=1"), "q=embed%3Dtrue&embedded=1");
});

test("a query names its page, none where it is the map", () => {
  assert.equal(viewOf("view=timeline&q=a"), "timeline");
  assert.equal(viewOf("?view=map"), null);
  assert.equal(viewOf("q=view%3Dtable"), null);
});

test("a step keeps what a link says, letter by letter, and its place on the page", () => {
  const here = { search: "?q=old", pathname: "/" };
  assert.equal(stepTo("?q=a%2Ab&at=nl", here), "?q=a%2Ab&at=nl");
  assert.equal(stepTo("?view=about#novex", here), "?view=about#novex");
  assert.equal(stepTo("?", here), "/");
});

test("an embedded page stays embedded, once", () => {
  const here = { search: "?embed=true&q=old", pathname: "/map" };
  assert.equal(stepTo("?q=new", here), "?q=new&embed=true");
  assert.equal(stepTo("?", here), "?embed=true");
});

test("only a plain click is ours", () => {
  const plain = { defaultPrevented: false, button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false };
  const click = (/** @type {object} */ other) => /** @type {MouseEvent} */ ({ ...plain, ...other });
  assert.equal(leftAlone(click({})), false);
  for (const other of [
    { ctrlKey: true },
    { metaKey: true },
    { shiftKey: true },
    { altKey: true },
    { button: 1 },
    { defaultPrevented: true },
  ]) {
    assert.equal(leftAlone(click(other)), true);
  }
});

test("a form leads to the address of its fields, without those left empty", () => {
  const given = new URLSearchParams("view=compare&with=province:PV22&with=&with=zw ol");
  assert.equal(filledIn(given), "?view=compare&with=province%3APV22&with=zw+ol");
});
