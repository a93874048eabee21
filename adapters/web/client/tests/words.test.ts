import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import en from "../words/en.json";
import { ago, count, direction, filled, named, t, window_text } from "../words/words";

declare const SOURCES: string;
const table = en as Record<string, string>;

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && /\.(tsx?|cpp|mjs)$/.test(one.name))
    .map((one) => readFileSync(join(one.parentPath ?? one.path, one.name), "utf8"))
    .join("\n");
}

const used = ["parts", "pages", "entries", "../pages", "../../../hub/program"].map((folder) => sources(join(SOURCES, folder))).join("\n");

test("every text that a page of the hub itself names is there", () => {
  const missing = [...used.matchAll(/\bsay\(\s*"([^"]+)"/g)].map(([, key]) => key ?? "").filter((key) => !(key in table));
  assert.deepEqual(missing, []);
});

test("every plural has the forms that English needs, and no text is empty", () => {
  for (const key of Object.keys(table)) {
    assert.ok((table[key] ?? "").trim() !== "", key);
    if (key.endsWith(".one")) assert.ok(key.replace(/one$/, "other") in table, key);
  }
});

test("what is filled in stands as it is, also when it looks like a gap or a pattern", () => {
  assert.equal(filled("Hello {name}", { name: "{name} $& <b>" }), "Hello {name} $& <b>");
  assert.equal(filled("{a}{b}", { a: 1 }), "1{b}");
});

test("numbers choose their form", () => {
  assert.equal(count("queue.title", 1), "1 request");
  assert.equal(count("queue.title", 0), "0 requests");
  assert.equal(count("queue.title", 1200), "1,200 requests");
  assert.equal(t("toast.undo"), "Undo");
});

test("words of the vocabulary without a text are shown readable", () => {
  assert.equal(named("need", "bin_day"), "bin day");
  assert.equal(named("state", "filled"), "helper found");
});

test("times are told as people tell them", () => {
  const now = Date.UTC(2026, 5, 1, 12);
  assert.equal(ago(now - 5 * 60_000, now), "5 minutes ago");
  assert.equal(ago(now + 3 * 3_600_000, now), "in 3 hours");
  assert.equal(ago(now - 3 * 86_400_000, now), "3 days ago");
  assert.match(window_text({ from: now - 1, until: now + 3_600_000 }, now), /^until /);
});

test("languages that run from right to left are known", () => {
  assert.equal(direction("ar"), "rtl");
  assert.equal(direction("ur-PK"), "rtl");
  assert.equal(direction("en-GB"), "ltr");
});
