import assert from "node:assert/strict";
import { test } from "node:test";
import { asking_fields, meant, outcodes, shown, tidy } from "../pages/set_up/asking";

test("numbers are shown in people's units and sent in the hub's, within its bounds", () => {
  const widest = asking_fields.find(({ name }) => name === "widest");
  assert.ok(widest);
  assert.equal(shown(widest, 15_000), "15");
  assert.equal(shown(widest, 2500), "2.5");
  assert.equal(meant(widest, "2,5"), 2500);
  assert.equal(meant(widest, "far"), 15_000);
  assert.equal(meant(widest, "-4"), 1000);
  for (const field of asking_fields) {
    assert.equal(meant(field, shown(field, undefined)), field.fine * field.each);
    assert.equal(meant(field, "9999999"), field.most * field.each);
  }
});

test("outcodes are read however they are written, each once", () => {
  assert.deepEqual(outcodes("e8, E9 n16;e8"), ["E8", "E9", "N16"]);
  assert.deepEqual(outcodes(" , "), []);
});

test("a patch that was begun and left empty is not sent, nor is a lead that there is not", () => {
  assert.deepEqual(tidy([{ name: " " }, { name: " North ", outcodes: ["E8"], lead: "" }, { name: "", outcodes: ["E9"] }]), [
    { name: "North", outcodes: ["E8"] },
    { name: "", outcodes: ["E9"] },
  ]);
});
