import assert from "node:assert/strict";
import { test } from "node:test";
import { nameIn } from "../page/answers.js";
import { citation, withServer } from "../page/citing.js";

test("a file is saved under the name that the server says, else under that of its address", () => {
  assert.equal(nameIn('attachment; filename="mirt-PV22.gpkg"'), "mirt-PV22.gpkg");
  assert.equal(nameIn("attachment"), "");
  assert.equal(nameIn(null), "");
});

test("a citation says fact and edition, figures with the status, sources and address, a line each", () => {
  const card = {
    id: "een",
    figures: ["1,000", "2 million"],
    summary: ["In words"],
    statuses: ["agreed"],
    sources: ["Letter, line 3"],
  };
  const here = { origin: "https://kaart.example", pathname: "/" };
  assert.equal(
    citation(card, "Edition 2026.2", here),
    ["Edition 2026.2: een", "1,000; 2 million (agreed)", "Letter, line 3", "https://kaart.example/?fact=een"].join(
      "\n",
    ),
  );
  assert.match(citation({ ...card, figures: [] }, "E", here), /^In words \(agreed\)$/m);
});

test("what is shared names the server under which the page was reached", () => {
  assert.equal(
    withServer("<pre>https://here.invalid/?fact=a</pre>", "https://kaart.example"),
    "<pre>https://kaart.example/?fact=a</pre>",
  );
});
