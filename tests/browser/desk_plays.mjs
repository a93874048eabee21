// The coordinators' story before the real hub: two desks on two nodes.
import { Phone, ask, in_their_own_words, join_the_desk, no_script, offered, one_time_code, open, password, row } from "./people.mjs";

const kay = "+447700900701";
const offer_of = (desk, name) => desk.locator("section[aria-labelledby=offers-heading] li", { hasText: name });

async function sign_in_again(browser, page, secret) {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in**");
  await page.getByRole("link", { name: "I help to run the group" }).click();
  await browser.check_access(page, "a coordinator's sign-in");
  const show = async (words, code) => {
    await page.getByLabel("Your phone number").fill(kay);
    await page.getByLabel("Password").fill(words);
    await page.getByLabel("One-time code").fill(code);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  await show("another three words", one_time_code(secret, 1));
  await page.getByText("Number, password or one-time code are not right.").first().waitFor();
  await show(password, one_time_code(secret, 1));
  await page.waitForURL("**/desk**");
  await page.locator("#queue-heading").waitFor();
}

// From the key that opens the form to the key that sends it no mouse is touched.
async function take_a_call(page) {
  await page.keyboard.press("n");
  await page.locator("#take-form option").nth(1).waitFor({ state: "attached" });
  await page.getByRole("textbox", { name: "Name", exact: true }).focus();
  for (const text of ["Maud", "020 7946 0123", " ", "Dog", "The dog is old", "E8 3PN", "12 Mare Street"]) {
    if (text === " ") await page.keyboard.press("Space");
    else await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter"); // on "urgent": a form is sent from any of its fields
  await page.locator("#story-heading").waitFor();
}

// The hub cannot text a landline: the desk says whom to ring, and ticks it off.
async function ring_them(browser, page) {
  await page.getByRole("link", { name: /^Alerts \(\d+\)$/ }).waitFor();
  await page.keyboard.press("a");
  const call = page.locator("li.card", { hasText: "Please ring" }).filter({ hasText: "Maud" }).first();
  await call.getByRole("link", { name: "+442079460123" }).waitFor();
  await browser.check_access(page, "alerts");
  const calls = page.locator("li.card", { hasText: "Please ring" }).filter({ hasText: "Maud" });
  for (let left = await calls.count(); left > 0; --left) {
    await calls.first().getByLabel("What they said").fill("She is glad.");
    await calls.first().getByRole("button", { name: "I rang them" }).click();
    await calls.nth(left - 1).waitFor({ state: "detached" });
  }
}

export function play_desk(browser, town) {
  return in_their_own_words(browser, "the desk", async () => {
    // Signing in with a wrong word is 422; what the desk still asks while it is signed out is 401.
    const { page: desk, secret } = await join_the_desk(browser, town.link, ["401", "422"]);
    await sign_in_again(browser, desk, secret);
    const { page: other } = await join_the_desk(browser, town.other_link);

    await take_a_call(desk);
    await row(other, "Maud").waitFor();
    await row(other, "Kay Lane is looking at this").waitFor();
    await browser.check_access(desk, "a story");

    const eve = new Phone(town, "+447700900105");
    const code = await eve.wait_for(offered);
    await offer_of(desk, "Eve Elm").getByText("asked", { exact: true }).waitFor();
    await eve.text(`yes ${code}`);
    await offer_of(desk, "Eve Elm").getByText("said yes").waitFor();
    await row(desk, "Eve Elm helps").waitFor();
    await row(other, "Eve Elm helps").waitFor();
    await ring_them(browser, desk);
  });
}

async function note(desk, text) {
  await desk.getByLabel("A note").fill(text);
  await desk.getByRole("button", { name: "Add the note" }).click();
  await desk.locator("section[aria-labelledby=notes-heading] li", { hasText: text }).waitFor();
}

// Claimed, dropped again, given by hand, opened again, cancelled: each seen on the other desk as it happens.
export function play_hands(browser, town) {
  return in_their_own_words(browser, "by hand", async () => {
    const { page: desk } = await join_the_desk(browser, town.link);
    const { page: other } = await join_the_desk(browser, town.other_link);
    const rosa = new Phone(town, "+447700900555");
    await ask(await open(browser, no_script), town.one, { need: "shopping", words: "Milk", who_pays: "card_by_phone", name: "Rosa", number: rosa.number });
    await row(desk, "Rosa").waitFor();
    await desk.keyboard.press("j");
    await desk.locator("#story-heading").waitFor();
    await row(other, "Kay Lane is looking at this").click();
    await desk.getByText("Max Reed is looking at this").first().waitFor();

    await desk.keyboard.press("c");
    await row(other, "Kay Lane is on it").waitFor();
    await desk.getByRole("button", { name: "Undo" }).waitFor();
    await desk.keyboard.press("u");
    await row(other, "Kay Lane is on it").waitFor({ state: "detached" });
    await note(desk, "Two bags at most");
    await other.getByText("Two bags at most").waitFor();

    await desk.getByRole("button", { name: "Give it to Bo Birch" }).click();
    await offer_of(other, "Bo Birch").getByText("by Kay Lane").waitFor();
    await row(other, "Bo Birch helps").waitFor();
    await rosa.wait_for(/Bo will help/);
    const bo = new Phone(town, "+447700900102");
    await bo.text(`done ${await bo.wait_for(/DONE ([2-9][A-Z]+)/)}`);
    await row(desk, "done, to be confirmed").waitFor();
    await desk.getByRole("button", { name: /^Open again/ }).waitFor();
    await desk.keyboard.press("o");
    await row(other, "looking").waitFor();
    await rosa.wait_for(/looking/);

    await desk.getByRole("button", { name: /^Cancel/ }).waitFor();
    await desk.keyboard.press("x");
    await desk.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await row(desk, "Rosa").waitFor({ state: "detached" });
    await row(other, "Rosa").waitFor({ state: "detached" });
    await rosa.wait_for(/cancel/i);
  });
}
