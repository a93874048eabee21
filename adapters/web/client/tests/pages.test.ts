import assert from "node:assert/strict";
import { test } from "node:test";
import { moved } from "../parts/moving";
import { everything, fits, values } from "../pages/desk/filtering";
import { as_request, nothing_taken, wrong_in } from "../pages/desk/taking";
import { is_free, read_hours, with_part, write_hours } from "../wire/hours";
import type { Row } from "../wire/vocabulary";

const row: Row = {
  request: "r1",
  reference: "K7",
  state: "open",
  need: "shopping",
  urgency: "normal",
  place: "E8 3",
  resident: "Rosa",
  since: 0,
  window: { from: 0, until: 1 },
  asked: 1,
  open_offers: 1,
  helpers: 0,
  helpers_wanted: 1,
  trouble: "none",
};

test("the queue is filtered by words, state, need and trouble together", () => {
  assert.ok(fits(row, everything));
  assert.ok(fits(row, { ...everything, words: "rosa e8" }));
  assert.ok(!fits(row, { ...everything, words: "rosa e9" }));
  assert.ok(!fits(row, { ...everything, state: "filled" }));
  assert.ok(!fits(row, { ...everything, trouble: true }));
  assert.ok(fits({ ...row, trouble: "danger" }, { ...everything, trouble: true }));
  assert.deepEqual(values([row, row, { ...row, need: "" }], ({ need }) => need), ["shopping"]);
});

test("arrows, Home and End move within the list and not beyond", () => {
  assert.equal(moved("ArrowDown", -1, 3), 0);
  assert.equal(moved("ArrowDown", 2, 3), 2);
  assert.equal(moved("ArrowUp", 0, 3), 0);
  assert.equal(moved("End", 0, 3), 2);
  assert.equal(moved("Home", 2, 3), 0);
  assert.equal(moved("a", 0, 3), undefined);
  assert.equal(moved("ArrowDown", 0, 0), undefined);
});

const taken = { ...nothing_taken, name: " Rosa ", number: "020 7946 0000", need: "shopping", postcode: "e8 3pn", street: "12 Mare Street" };

test("what is missing of a phoned request is named in the order of the form", () => {
  assert.deepEqual(Object.keys(wrong_in(nothing_taken)), ["name", "number", "need", "postcode", "street"]);
  assert.deepEqual(wrong_in(taken), {});
  assert.deepEqual(Object.keys(wrong_in({ ...taken, number: "call me", postcode: "here" })), ["number", "postcode"]);
});

test("a landline is rung, and what is not said is left out", () => {
  const request = as_request({ ...taken, landline: true, urgent: true });
  assert.deepEqual(request, {
    name: "Rosa",
    number: "020 7946 0000",
    need: "shopping",
    words: "",
    postcode: "e8 3pn",
    street: "12 Mare Street",
    urgency: "urgent",
    channel: "call",
  });
});

test("hours of the week come back as they went", () => {
  const days = ["1".repeat(24), "01".repeat(12), ...Array<string>(5).fill("0".repeat(24))];
  assert.deepEqual(write_hours(read_hours(days)), days);
  const week = with_part(read_hours([]), 6, "evening", true);
  assert.ok(is_free(week, 6, "evening"));
  assert.ok(!is_free(week, 6, "morning"));
  assert.ok(!is_free(week, 0, "evening"));
  assert.equal(week.filter(Boolean).length, 5);
});
