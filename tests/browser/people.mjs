// What people before the real hub do again and again: sign in, read their phone, ask, and wait for what comes live.
import { createHmac } from "node:crypto";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const step_s = 30;
const between_looks_ms = 100;
export const patience_ms = 60_000; // generous: a busy machine, a program full of checks
export const password = "three plain words here";

// What an authenticator app shows (RFC 6238), `later` steps from now. The hub takes each step's code once, and those of its neighbours too.
export function one_time_code(secret, later = 0) {
  const bits = [...secret].map((one) => digits.indexOf(one).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000 / step_s) + later));
  const hash = createHmac("sha1", key).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

// The first thing found, looked for until it is there.
export async function until(look, what) {
  const give_up = Date.now() + patience_ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > give_up) throw new Error(`in vain: ${what}`);
    await new Promise((done) => setTimeout(done, between_looks_ms));
  }
}

// A phone behind the hub's gateway, or one of those that a demo simulates.
export class Phone {
  constructor({ one, gateway, secret, hub_number }, number) {
    Object.assign(this, { one, gateway, secret, hub_number, number });
    this.read = 0;
    this.sent = 0;
  }

  async all() {
    if (!this.gateway) return (await (await fetch(`${this.one}/phones/${encodeURIComponent(this.number)}`)).json()).map(({ text }) => text);
    return (await fetch(`${this.gateway}/texts?to=${encodeURIComponent(this.number)}`)).json();
  }

  // The next text after the last one found that fits; those between are passed over.
  async wait_for(fits) {
    const found = await until(async () => {
      const texts = await this.all();
      const at = texts.findIndex((text, i) => i >= this.read && fits.test(text));
      if (at < 0) return undefined;
      this.read = at + 1;
      return fits.exec(texts[at]);
    }, `${fits} on ${this.number}`);
    return found[1] ?? found[0];
  }

  // As Kannel brings it.
  async text(words) {
    const fields = { secret: this.secret, from: this.number, to: this.hub_number, id: `${this.number}-${++this.sent}-${Date.now()}`, coding: "0", charset: "UTF-8" };
    const target = `${this.one}/sms/in?${Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
    const taken = await until(async () => {
      const answer = await fetch(target, { method: "POST", body: words, headers: { "Content-Type": "text/plain" } });
      return answer.status !== 503 && answer;
    }, "the hub takes a text");
    if (taken.status !== 200) throw new Error(`a text was refused: ${taken.status}`);
  }
}

export const offered = /YES ([2-9][A-Z]+)/;
const code = /\b(\d{6})\b/;

async function window_of(browser, options) {
  const context = await browser.context({ serviceWorkers: "block", ...options });
  context.setDefaultTimeout(patience_ms);
  return context;
}

// `forgiven`: what this page may say in its console.
export async function open(browser, options = {}, forgiven = []) {
  return browser.page(await window_of(browser, options), forgiven);
}

// axe is a script: it looks at the same page, as the same person, where scripts may run.
export async function check_beside(browser, page) {
  const beside = await open(browser, { storageState: await page.context().storageState() });
  await beside.goto(page.url());
  await browser.check_access(beside, page.url());
  await beside.context().close();
}

export const no_script = { javaScriptEnabled: false };
export const small = { viewport: { width: 320, height: 640 } };

// The invited coordinator's desk, and the secret in their app.
export async function join_the_desk(browser, link, forgiven = []) {
  const page = await open(browser, {}, forgiven);
  await page.goto(link);
  await browser.check_access(page, "an invitation");
  await page.getByRole("button", { name: "Open the invitation" }).click();
  const secret = await page.locator("strong.code").textContent();
  await browser.check_access(page, "a new password");
  await page.getByLabel("A new password").fill(password);
  await page.getByLabel("One-time code").fill(one_time_code(secret));
  await page.getByRole("button", { name: "Join the desk" }).click();
  await page.waitForURL("**/desk**");
  await page.locator("#queue-heading").waitFor();
  return { page, secret };
}

// By number and the code that comes to it; `phone` is where it is read.
export async function sign_in(page, url, phone, next) {
  await page.goto(`${url}/sign-in?next=${next}`);
  await page.locator("input[name=number]").fill(phone.number);
  await page.locator("main form button").click();
  await page.locator("input[name=code]").fill(await phone.wait_for(code));
  await page.locator("main form button").click();
  await page.waitForURL(`${url}${next}**`);
}

// `asked`: need, words, postcode, street, name, number, introducer, who_pays. Gives the reference.
export async function ask(page, url, asked) {
  await page.goto(`${url}/ask`);
  await page.getByLabel("What do you need help with?").selectOption(asked.need);
  const fields = { words: asked.words, postcode: asked.postcode ?? "E8 3PN", street: asked.street ?? "12 Mare Street", name: asked.name, number: asked.number, introducer: asked.introducer };
  for (const [name, value] of Object.entries(fields)) if (value) await page.locator(`[name=${name}]`).fill(value);
  if (asked.who_pays) await page.locator("[name=who_pays]").selectOption(asked.who_pays);
  await page.getByRole("button", { name: "Ask for help" }).click();
  return page.locator("strong.big-word").textContent();
}

export const row = (desk, text) => desk.locator("button.row", { hasText: text });

// Whatever went wrong in one page, the next ones need not be told apart by hand.
export async function in_their_own_words(browser, name, act) {
  try {
    await act();
  } catch (error) {
    browser.find(name, error.stack ?? String(error));
    for (const context of browser.browser.contexts()) {
      for (const page of context.pages()) {
        const text = await page.evaluate(() => document.body?.innerText ?? "", undefined).catch(() => "closed");
        browser.find(name, `${page.url()} shows:\n${text.slice(0, 3000)}`);
      }
    }
  }
}
