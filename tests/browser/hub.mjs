// The real hub, played by people: a coordinator who is invited, a resident without script, a volunteer on a phone.
import { createHmac } from "node:crypto";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

// What an authenticator app shows (RFC 6238).
function one_time_code(secret) {
  const bits = [...secret].map((one) => digits.indexOf(one).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

// The newest text on a simulated phone that has six digits in it.
async function code_on(url, number) {
  for (let tries = 0; tries < 100; ++tries) {
    const answer = await fetch(`${url}/phones/${encodeURIComponent(number)}`);
    const codes = [...(await answer.text()).matchAll(/\b(\d{6})\b/g)];
    if (codes.length > 0) return codes.at(-1)[1];
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`no code came to ${number}`);
}

async function join_the_desk(browser, { url, link }) {
  const page = await browser.page(await browser.context({ serviceWorkers: "block" }));
  await page.goto(link);
  await page.getByRole("button", { name: "Open the invitation" }).click();
  const secret = await page.locator("strong.code").textContent();
  await page.getByLabel("A new password").fill("three plain words here");
  await page.getByLabel("One-time code").fill(one_time_code(secret));
  await page.getByRole("button", { name: "Join the desk" }).click();
  await page.waitForURL(`${url}/desk**`);
  return page;
}

async function ask_without_script(browser, { url }) {
  const page = await browser.page(await browser.context({ javaScriptEnabled: false }));
  await page.goto(`${url}/ask`);
  await page.getByLabel("What do you need help with?").selectOption("dog_walking");
  await page.getByLabel("In your own words").fill("<script>alert('x')</script> The dog is old");
  await page.getByLabel("Postcode").fill("E8 3PN");
  await page.getByLabel("House and street").fill("12 Mare Street");
  await page.getByLabel("Your name").first().fill("Rosa");
  await page.getByLabel("Your phone number").fill("+447700900555");
  await page.getByRole("button", { name: "Ask for help" }).click();
  await page.getByRole("heading", { name: "Thank you, Rosa" }).waitFor();
  return page;
}

async function sign_in_to_help(browser, { url }, number) {
  const page = await browser.page(await browser.context({ viewport: { width: 320, height: 640 }, serviceWorkers: "block" }));
  await page.goto(`${url}/sign-in?next=/help/tasks`);
  await page.locator("input[name=number]").fill(number);
  await page.locator("main form button").click();
  await page.locator("input[name=code]").fill(await code_on(url, number));
  await page.locator("main form button").click();
  await page.waitForURL(`${url}/help/tasks**`);
  return page;
}

export async function play_hub(browser, hub) {
  const desk = await join_the_desk(browser, hub);
  await ask_without_script(browser, hub);
  await desk.getByText("Rosa").first().waitFor();
  await desk.keyboard.press("j");
  await desk.locator("#story-heading").waitFor();
  await desk.getByText("<script>alert('x')</script> The dog is old").first().waitFor();
  await browser.check_access(desk, "the desk");

  const volunteer = await sign_in_to_help(browser, hub, hub.volunteer);
  await volunteer.getByRole("heading", { level: 1 }).first().waitFor();
  await browser.check_access(volunteer, "a volunteer's page");
  await browser.check_width(volunteer, "a volunteer's page");

  // The demo's neighbours answer by themselves: the desk sees it without being asked to.
  await desk.getByText(/ helps$/).first().waitFor({ timeout: 90_000 });
}
