// Words that would be scripts, through the real hub's doors: a form, a joining volunteer, a text, a call, a note. Everywhere they are words.
import { readFileSync } from "node:fs";
import { Phone, ask, check_beside, in_their_own_words, join_the_desk, no_script, offered, open, row, sign_in, until } from "./people.mjs";

const stored = readFileSync(new URL("stored_words.txt", import.meta.url), "utf8").split("\n").filter(Boolean);
const short = stored.filter((words) => words.length <= 60);
// As the hub keeps them: no signs that turn the text round or cannot be seen, and spaces once.
const squeezed = (text) => text.replace(/[\u2028-\u202e\u2066-\u2069\u200b-\u200f]/g, "").replace(/\s+/g, " ").trim();

const elements = ["script", "iframe", "img", "base", "style", "svg", "math", "form[action^=http]", "a[href^=javascript]"].map((one) => `main ${one}`).join(", ");

// All of these stand on the page as they were written, and nothing was made of them.
async function check_words(browser, page, where, wanted) {
  let missing = wanted;
  const all_there = async () => {
    const shown = squeezed(await page.locator("main").innerText());
    missing = wanted.filter((words) => !shown.includes(squeezed(words)));
    return missing.length === 0;
  };
  await until(all_there, "words").catch(() => browser.find(where, `not shown as they are: ${missing.join(" | ")}`));
  const found = await page.locator(elements).count();
  if (found > 0) browser.find(where, `words became ${found} elements`);
}

// A volunteer whose name would be a script joins, and the desk says yes.
async function join_to_help(browser, town, desk, name, number) {
  const page = await open(browser);
  await page.goto(`${town.one}/help`);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your mobile number").fill(number);
  await page.getByLabel("Your postcode").fill("E8 3PN");
  await page.getByLabel("Post", { exact: true }).check();
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.locator("input[name=code]").waitFor();
  await desk.goto(`${town.one}/desk#volunteers`);
  const line = desk.locator("tr", { hasText: squeezed(name) });
  await line.getByRole("button", { name: /^Approve/ }).click();
  await line.getByRole("button", { name: /^Withdraw approval/ }).waitFor();
  await check_words(browser, desk, "the volunteers", [name]);
  await browser.check_access(desk, "the volunteers");
  return page;
}

export function play_words(browser, town) {
  return in_their_own_words(browser, "words that would be scripts", async () => {
    const [helper_name, resident_name, street, introducer] = short;
    const half = Math.ceil(stored.length / 2);
    const { page: desk } = await join_the_desk(browser, town.link);
    const helper_phone = new Phone(town, "+447700900150");
    const helper = await join_to_help(browser, town, desk, helper_name, helper_phone.number);

    const asker = await open(browser, no_script);
    const resident = new Phone(town, "+447700900555");
    await ask(asker, town.one, { need: "post", words: stored.slice(0, half).join("\n"), name: resident_name, number: resident.number, street, introducer });
    const code = await helper_phone.wait_for(offered);
    await helper_phone.text(`yes ${code} `);
    await desk.goto(`${town.one}/desk`);
    await row(desk, "helper found").click();
    await desk.locator("#story-heading").waitFor();
    for (const words of [stored.slice(half, half + 8), stored.slice(half + 8)]) {
      await desk.getByLabel("A note").fill(words.join("\n")); // a note holds 500 characters
      await desk.getByRole("button", { name: "Add the note" }).click();
      await desk.locator("section[aria-labelledby=notes-heading] li", { hasText: squeezed(words[0]) }).waitFor();
    }
    await check_words(browser, desk, "the desk", [...stored, resident_name, street, introducer, helper_name]);
    await browser.check_access(desk, "a story of such words");

    await sign_in(helper, town.other, helper_phone, "/help/tasks");
    await check_words(browser, helper, "a task", [...stored.slice(0, half), resident_name, street, helper_name]);
    await browser.check_access(helper, "a task of such words");

    await sign_in(asker, town.other, resident, "/ask/status");
    await check_words(browser, asker, "the status", [squeezed(helper_name)]);
    await check_beside(browser, asker);

    // By text too: read in their conversation.
    const written = stored.slice(0, 5);
    await resident.text(written.join(" "));
    await desk.getByRole("link", { name: "Conversation" }).click();
    await desk.locator("#talk-heading").waitFor();
    await check_words(browser, desk, "the conversation", written);
    await browser.check_access(desk, "a conversation of such words");
  });
}
