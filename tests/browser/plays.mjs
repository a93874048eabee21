// What people do with the pages, with keys alone where they would.
import { Canned, stored } from "./canned.mjs";

const heading = (page, text) => page.getByRole("heading", { name: text });

// A case of its own stage, browser window and checks.
async function play(browser, stage, name, { path, roles, context: options = {}, forgiven = [] }, act) {
  stage.canned = new Canned(roles);
  stage.commands = [];
  stage.offline = false;
  const context = await browser.context(options);
  const page = await browser.page(context, forgiven);
  const want = (holds, what) => holds || browser.find(name, what);
  try {
    await page.goto(stage.url + path);
    await act({ page, context, want, commands: () => stage.commands.map((one) => one.name) });
  } catch (error) {
    browser.find(name, error.stack ?? String(error));
  }
  stage.offline = false;
  await context.close();
}

const away = ["ERR_", "WebSocket", "Failed to load resource", "Failed to fetch"];

export async function play_all(browser, stage) {
  await play(browser, stage, "the desk by keys alone", { path: "/desk", context: { serviceWorkers: "block" } }, async ({ page, want, commands }) => {
    await page.locator(".row").first().waitFor();
    await page.keyboard.press("j");
    await page.locator("#story-heading").waitFor();
    await page.keyboard.press("c");
    await page.getByText("Ana is on it").waitFor();
    await page.keyboard.press("u");
    await page.getByText("Ana is on it").waitFor({ state: "detached" });
    want(commands().join() === "claim_case,drop_claim", `commands: ${commands()}`);
    await page.keyboard.press("x");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type("rosa k x j");
    want(page.url().endsWith("r1"), "typing in the search moved the page");
    want((await page.evaluate(() => document.activeElement?.type)) === "search", "the search lost the focus");
    want(!commands().includes("cancel_request"), "typing cancelled a request");
  });

  await play(browser, stage, "a phoned request by keys alone", { path: "/desk", context: { serviceWorkers: "block" } }, async ({ page, want, commands }) => {
    await page.locator(".row").first().waitFor();
    await page.keyboard.press("n");
    await page.locator("#take-form option").nth(1).waitFor({ state: "attached" });
    await page.getByRole("textbox", { name: "Name", exact: true }).focus();
    const fields = ["Maud", "020 7946 0123", " ", "Shop", "Milk and bread", "E8 3PN", "12 Mare Street"];
    for (const text of fields) {
      if (text === " ") await page.keyboard.press("Space");
      else await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    }
    await page.locator("#take-form button[type=submit]").focus();
    await page.keyboard.press("Enter");
    await page.locator("#story-heading").waitFor();
    const sent = stage.commands.find(({ name }) => name === "open_request")?.body;
    want(sent?.name === "Maud" && sent.channel === "call" && sent.need === "shopping" && sent.street === "12 Mare Street", `sent ${JSON.stringify(sent)}, ${commands()}`);
  });

  await play(browser, stage, "who looks at what, and events as they come", { path: "/desk", context: { serviceWorkers: "block" } }, async ({ page }) => {
    await page.getByText("Olu is looking at this").waitFor();
    stage.canned.rows[0].state = "filled";
    stage.canned.rows[0].helper = "Bo Helper";
    stage.tell({ event: "request_moved", request: "r1", state: "filled" });
    await page.getByText("Bo Helper helps").waitFor();
  });

  await play(browser, stage, "an offer taken with one tap", { path: "/help/tasks", roles: ["volunteer"], context: { viewport: { width: 320, height: 640 }, serviceWorkers: "block" } }, async ({ page, want, commands }) => {
    await page.getByRole("button", { name: "Yes, I can" }).click();
    await heading(page, "2 tasks of yours").waitFor();
    await heading(page, "0 questions for you").waitFor();
    want(commands().join() === "accept_offer", `commands: ${commands()}`);
    await page.getByRole("button", { name: "I am running late" }).first().click();
    await page.getByRole("button", { name: "By 20 minutes" }).click();
    await page.getByText("They are told.").waitFor();
    want(stage.commands.at(-1)?.body.by === 20, "the delay was not sent");
  });

  await play(browser, stage, "what is done without a net is shown, kept and done once", { path: "/help/tasks", roles: ["volunteer"], forgiven: away }, async ({ page, context, want, commands }) => {
    await page.getByRole("button", { name: "It is done" }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    stage.offline = true;
    stage.drop();
    await context.setOffline(true);
    await page.getByText("No connection.").waitFor();
    await page.getByRole("button", { name: "It is done" }).click();
    await page.getByText("1 thing waits to be sent").waitFor();
    await page.reload();
    await page.getByText("1 thing waits to be sent").waitFor();
    want(commands().length === 0, "it was sent without a net");
    stage.offline = false;
    await context.setOffline(false);
    await heading(page, "0 tasks of yours").waitFor();
    want(commands().join() === "report_done", `commands: ${commands()}`);
    want((await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("aidhub.outbox")).length)) === 0, "it is still kept");
  });

  await play(browser, stage, "forms without script", { path: "/ask", context: { javaScriptEnabled: false } }, async ({ page, want }) => {
    await page.getByLabel("What do you need help with?").selectOption("shopping");
    await page.getByLabel("Postcode").fill("E8 3PN");
    await page.getByRole("button", { name: "Ask for help" }).click();
    await page.getByText("Your reference is").waitFor();
    want(await page.getByRole("link", { name: "See how it stands" }).isVisible(), "no way on");
  });

  await play(browser, stage, "words that would be scripts are words", { path: "/desk#request/r1", context: { serviceWorkers: "block" } }, async ({ page, want }) => {
    await page.locator("#story-heading").waitFor();
    const shown = await page.locator("main").innerText();
    const squeezed = (text) => text.replace(/\s+/g, " ").trim();
    for (const words of stored) want(squeezed(shown).includes(squeezed(words)), `not shown as it is: ${words}`);
    want((await page.locator("main script, main iframe, main img, main base, main style, main form[action]").count()) === 0, "words became elements");
  });

  await play(browser, stage, "a push is shown, and opens the page", { path: "/help/tasks", roles: ["volunteer"], context: { permissions: ["notifications"] } }, async ({ page, context, want }) => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    const devtools = await context.newCDPSession(page);
    await devtools.send("ServiceWorker.enable");
    const registered = new Promise((done) => devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => registrations[0] && done(registrations[0].registrationId)));
    await devtools.send("ServiceWorker.disable");
    await devtools.send("ServiceWorker.enable");
    const data = JSON.stringify({ title: "Somebody near you needs help", body: "Shopping, E8 3", tag: "o1" });
    await devtools.send("ServiceWorker.deliverPushMessage", { origin: stage.url, registrationId: await registered, data });
    // By its tag: a busy browser may add a notification of its own, which says that the site was updated in the background.
    const shown = await page.waitForFunction(async () => (await (await navigator.serviceWorker.ready).getNotifications({ tag: "o1" }))[0]?.title);
    const title = await shown.jsonValue();
    want(title === "Somebody near you needs help", `another notification: ${title}`);
  });
}
