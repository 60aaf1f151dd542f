/* The grid operators' capacity map, in the forms in which the file is found. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { areasOfPlace, areasOfPostcode } from "../grid/areas.js";
import { columnsOf, fieldsOf, municipalityOf, postcodeOf, separatorOf, statusOf, written } from "../grid/csv.js";
import { collecting, encodingOf, FileFault, read } from "../grid/reading.js";
import { filled } from "../grid/table.js";

const HEAD =
  "postcode;afname;opwek;voedingsgebied_id;voedingsgebied_naam;tennet_id;RNB_postcode;Gemeentecode;Gemeentenaam";
const ROW = "9401AB;3;2,0;VG-1;Assen Zuid;Station Zeijerveen 110;Enexis;GM0106;Assen";

/** The same numbers in every run: a failure can be looked at again. */
function chance(seed = 1) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** @param {BlobPart} content */
const file = (content, name = "congestie_pc6.csv") => new File([content], name);
/** @param {string[]} lines */
const mapOf = (...lines) => read(file(lines.join("\n")));
/** @param {Promise<unknown>} promise @param {string} kind */
const fault = (promise, kind) => assert.rejects(promise, (error) => error instanceof FileFault && error.kind === kind);

test("codes of a status are read as they are written, and nothing else is one", () => {
  for (const [text, code] of Object.entries({ "": -1, "-1": -1, "-1,0": -1, 0: 0, "1,0": 1, "2.0": 2, "3,": 3 })) {
    assert.equal(statusOf(text), code, text);
  }
  for (const text of ["4", "1,5", "-2", "rood", "10", "1,0,0", "--1", "NaN"]) assert.equal(statusOf(text), null, text);
});

test("a postcode is a number that is written back as the same postcode, in the order of postcodes", () => {
  const next = chance();
  const letter = () => String.fromCharCode(65 + Math.floor(next() * 26));
  const made = Array.from({ length: 2000 }, () => `${1000 + Math.floor(next() * 9000)} ${letter()}${letter()}`);
  const numberOf = (/** @type {string} */ text) => /** @type {number} */ (postcodeOf(text));
  for (const postcode of made) {
    for (const form of [postcode, postcode.replace(" ", ""), postcode.toLowerCase(), `  ${postcode} `]) {
      assert.equal(written(numberOf(form)), postcode);
    }
  }
  const sorted = [...made].sort();
  assert.deepEqual(
    made
      .map(numberOf)
      .sort((a, b) => a - b)
      .map(written),
    sorted,
  );
  for (const text of ["", "1234", "0123AB", "1234A", "1234ABC", "12345AB", "AB1234", "1234  AB"]) {
    assert.equal(postcodeOf(text), null, text);
  }
});

test("fields come back as they were written, whatever stands in them", () => {
  const next = chance(7);
  const pieces = ["a", " ", ";", ",", '"', "\t", "é", "1,0", ""];
  for (let n = 0; n < 2000; n += 1) {
    const separator = [";", ",", "\t"][Math.floor(next() * 3)];
    const fields = Array.from({ length: 1 + Math.floor(next() * 6) }, () =>
      Array.from({ length: Math.floor(next() * 5) }, () => pieces[Math.floor(next() * pieces.length)]).join(""),
    );
    const line = fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(separator);
    assert.deepEqual(
      fieldsOf(line, separator),
      fields.map((field) => field.trim()),
    );
  }
});

test("any text is fields or a fault, and never stops the reading", () => {
  const next = chance(3);
  const letters = ' ;,"\t\\{}<>é1234ABPC6-\u0000\uFEFF';
  for (let n = 0; n < 3000; n += 1) {
    const found = collecting("x");
    found.add(HEAD);
    const line = Array.from({ length: Math.floor(next() * 40) }, () => letters[Math.floor(next() * letters.length)]);
    found.add(line.join(""));
    found.add(ROW);
    assert.ok(found.done().postcode.length >= 1);
  }
});

test("a separator is the character that most often stands in the head", () => {
  assert.equal(separatorOf(HEAD), ";");
  assert.equal(separatorOf(HEAD.replaceAll(";", "\t")), "\t");
  assert.equal(separatorOf(HEAD.replaceAll(";", ",")), ",");
});

test("a municipality has the code that CBS writes", () => {
  for (const text of ["GM0106", "0106", "106", "gm0106", "106,0"]) assert.equal(municipalityOf(text), "GM0106");
  for (const text of ["", "0", "Assen", "PV22", "GM01066"]) assert.equal(municipalityOf(text), "");
});

test("columns are found in any order and case, and what a file cannot do without is named", () => {
  assert.deepEqual(columnsOf(["Opwek", "POSTCODE", "Gemeente code"]).missing, []);
  assert.equal(columnsOf(["Opwek", "POSTCODE", "Gemeente code"]).columns.municipality, 2);
  assert.deepEqual(columnsOf(["naam", "afname"]).missing, ["postcode"]);
  assert.deepEqual(columnsOf(["naam"]).missing, ["postcode", "afname", "opwek"]);
});

for (const [form, lines] of Object.entries({
  "as published": [HEAD, ROW],
  "with blanks behind": [`${HEAD}   `, `${ROW.replaceAll(";", " ; ")}  `],
  "with quotes": [
    HEAD,
    ROW.split(";")
      .map((field) => `"${field}"`)
      .join(";"),
  ],
  "with commas between": [HEAD.replaceAll(";", ","), ROW.replaceAll(";", ",").replace("2,0", '"2,0"')],
  "with blank lines and Excel's first line": ["sep=;", "", HEAD, "", ROW, "", ""],
})) {
  for (const end of ["\n", "\r\n", "\r"]) {
    test(`a file ${form} is read, lines ending in ${JSON.stringify(end)}`, async () => {
      for (const mark of ["", "\uFEFF"]) {
        const map = await read(file(mark + lines.join(end)));
        assert.equal(map.postcode.length, 1);
        assert.deepEqual([map.offtake[0], map.feed[0], map.skipped], [3, 2, 0]);
        assert.equal(map.texts[map.areaName[0]], "Assen Zuid");
      }
    });
  }
}

test("encodings that programs write are read: UTF-8, UTF-16 and that of Windows", async () => {
  const text = `${HEAD}\n${ROW.replace("Assen Zuid", "Sûdwest-Fryslân")}`;
  const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
  for (const content of [text, Buffer.from(text, "latin1"), utf16, Buffer.from(utf16).swap16()]) {
    const map = await read(file(content));
    assert.equal(map.texts[map.areaName[0]], "Sûdwest-Fryslân");
  }
  assert.equal(encodingOf(new Uint8Array([0xef, 0xbb])), "utf-8");
});

test("a line that says nothing is left out and told with its number", async () => {
  const map = await mapOf(HEAD, ROW, "Totaal;;", "9401AC;7;0;VG-1", "", '9401AD;"1;0', "9401AE", ROW);
  assert.equal(map.postcode.length, 2);
  assert.equal(map.skipped, 4);
  assert.deepEqual(
    map.faults.map(({ line, fault, said }) => [line, fault, said]),
    [
      [3, "postcode", "Totaal"],
      [4, "status", "7"],
      [6, "quote", ""],
      [7, "fields", "1"],
    ],
  );
});

test("a file that is none says what is wrong with it", async () => {
  await fault(mapOf("naam;plaats", "a;b"), "columns");
  await fault(mapOf(HEAD), "empty");
  await fault(mapOf(""), "empty");
  await fault(read(file(`${HEAD}\nx;y;z`)), "empty");
  await fault(read(file("x".repeat(300_000))), "columns");
  await fault(read(/** @type {File} */ ({ size: 1e9, name: "x" })), "large");
});

test("supply areas of a place are counted by status and never made one", async () => {
  const rows = ["9401AB;3;2,0;A;Noord", "9401AC;3;0;A;Noord", "9402AB;0;-1;B;Zuid", "9402AC;;;;"];
  const map = await mapOf(
    HEAD,
    ...rows.map((row, at) => `${row};T${at % 2};Enexis;106;Assen`),
    "1011AA;1;1;C;C;T;L;363;A",
  );
  const areas = areasOfPlace(map, ["GM0106"]);
  assert.deepEqual(
    areas?.map(({ name, postcodes, offtake, feed, stations }) => [name, postcodes, offtake, feed, stations]),
    [
      ["Noord", 2, [0, 0, 0, 0, 2], [0, 1, 0, 1, 0], ["T0", "T1"]],
      ["", 1, [1, 0, 0, 0, 0], [1, 0, 0, 0, 0], ["T1"]],
      ["Zuid", 1, [0, 1, 0, 0, 0], [1, 0, 0, 0, 0], ["T0"]],
    ],
  );
  assert.deepEqual(areasOfPlace(map, ["GM9999"]), []);
  assert.equal(areasOfPostcode(map, "9401")?.[0].postcodes, 2);
  assert.equal(areasOfPostcode(map, "9402 ab")?.[0].name, "Zuid");
  assert.equal(areasOfPostcode(map, "hier"), null);
  assert.deepEqual(areasOfPostcode(map, "9999ZZ"), []);
});

test("a file without municipalities says so instead of guessing them", async () => {
  const map = await mapOf("postcode;afname;opwek;voedingsgebied_id", "9401AB;1,0;2,0;A");
  assert.equal(areasOfPlace(map, ["GM0106"]), null);
  assert.equal(areasOfPostcode(map, "9401AB")?.[0].name, "A");
});

test("the page is let go while a large file is read, and every line of it is counted", async () => {
  const lines = Array.from(
    { length: 120_000 },
    (_, at) => `${written(676_000 + at).replace(" ", "")};${at % 4};1,0;A${at % 500}`,
  );
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  /** @type {number[]} */
  const parts = [];
  const map = await read(file(`postcode;afname;opwek;voedingsgebied_id\n${lines.join("\n")}`), (part) =>
    parts.push(part),
  );
  clearInterval(timer);
  assert.equal(map.postcode.length, 120_000);
  assert.equal(map.skipped, 0);
  assert.ok(turns > 1);
  assert.deepEqual(
    parts,
    [...parts].sort((a, b) => a - b),
  );
});

test("what a file says is filled in as text, also where it looks like a place to fill", () => {
  assert.equal(filled("Regel {}: ‘{}’.", "{}", "$& {}"), "Regel {}: ‘$& {}’.");
});
