// node run.mjs looks|plays --modules FOLDER --dist FOLDER --pages FOLDER [--chromium PATH]
// node run.mjs hub PLAY --modules FOLDER --one URL [--other URL --gateway URL --secret WORD --hub_number NUMBER]
//     --link INVITATION [--other_link INVITATION] [--volunteer NUMBER] [--chromium PATH]
// Prints each finding and "N findings"; ends with 1 when there is any.
import { parseArgs } from "node:util";
import { open_browser } from "./browser.mjs";
import { Canned } from "./canned.mjs";
import { hub_plays } from "./hub.mjs";
import { look_at_all } from "./looks.mjs";
import { play_all } from "./plays.mjs";
import { Stage } from "./stage.mjs";

const text = { type: "string" };
const names = ["modules", "dist", "pages", "chromium", "one", "other", "gateway", "secret", "hub_number", "link", "other_link", "volunteer"];
const { values, positionals } = parseArgs({ allowPositionals: true, options: Object.fromEntries(names.map((name) => [name, text])) });
const what = { looks: look_at_all, plays: play_all, hub: hub_plays[positionals[1]] }[positionals[0]];
if (!what) throw new Error(`looks, plays, or hub with one of ${Object.keys(hub_plays).join(", ")}?`);

// The pages before a canned hub, or the real one.
const stage = positionals[0] === "hub" ? { ...values, open() {}, close() {} } : new Stage({ ...values, canned: new Canned() });
await stage.open();
const browser = await open_browser(values.modules, values.chromium ?? "/usr/bin/chromium");
try {
  await what(browser, stage);
} finally {
  await browser.close();
  stage.close();
}
for (const finding of browser.findings) console.log(finding);
console.log(`${browser.findings.length} findings`);
process.exit(browser.findings.length > 0 ? 1 : 0);
