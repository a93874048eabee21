// Residents without script and volunteers with a live page, before the real hub on two nodes.
import { Phone, ask, check_beside, in_their_own_words, join_the_desk, no_script, offered, open, row, sign_in, small } from "./people.mjs";

const eve = "+447700900105";
const heading = (page, name) => page.getByRole("heading", { name });
const dog = { need: "dog_walking", words: "The dog is old" };

// A volunteer's page that is there before anybody asks; whether it was loaded again would show.
async function wait_for_offers(browser, town, url, phone) {
  const page = await open(browser, small);
  await sign_in(page, url, phone, "/help/tasks");
  await heading(page, "0 questions for you").waitFor();
  await page.evaluate(() => (window.loaded_once = true));
  await browser.check_access(page, "a volunteer's page without a question");
  return page;
}

export function play_nodes(browser, town) {
  return in_their_own_words(browser, "two nodes", async () => {
    const { page: desk } = await join_the_desk(browser, town.link);
    const helper = await wait_for_offers(browser, town, town.other, new Phone(town, eve));

    const rosa = new Phone(town, "+447700900555");
    const resident = await open(browser, no_script);
    await ask(resident, town.one, { ...dog, name: "Rosa", number: rosa.number });
    await row(desk, "Rosa").click();

    await helper.getByRole("button", { name: "Yes, I can" }).waitFor();
    await browser.check_access(helper, "an offer");
    await helper.getByText("Why am I asked?").click();
    await helper.getByRole("button", { name: "Yes, I can" }).click();
    await heading(helper, "1 task of yours").waitFor();
    await heading(helper, "0 questions for you").waitFor();
    await helper.getByText("12 Mare Street").waitFor();
    await browser.check_access(helper, "a task");
    await browser.check_width(helper, "a task");
    if (!(await helper.evaluate(() => window.loaded_once))) browser.find("two nodes", "the page was loaded again");

    await row(desk, "Eve Elm helps").waitFor();
    await desk.locator("section[aria-labelledby=offers-heading] li", { hasText: "Eve Elm" }).getByText("said yes").waitFor();

    await sign_in(resident, town.one, rosa, "/ask/status");
    await resident.getByText("helper found").waitFor();
    await resident.getByText("Eve", { exact: true }).waitFor();
    const word = await resident.locator("dt", { hasText: "The word at the door" }).locator("xpath=following-sibling::dd[1]").textContent();
    await helper.locator(".big-word", { hasText: word }).waitFor();

    await helper.getByRole("button", { name: "It is done" }).click();
    await heading(helper, "0 tasks of yours").waitFor();
    await row(desk, "done, to be confirmed").waitFor();
    await resident.reload();
    await resident.getByRole("button", { name: "Yes, all is well" }).click();
    await resident.getByText("closed", { exact: true }).waitFor();
    await row(desk, "Rosa").waitFor({ state: "detached" });
  });
}

// What may be wrong with a form is said on the page; then status and cancelling by the code, all without script.
export function play_plain(browser, town) {
  return in_their_own_words(browser, "without script", async () => {
    const { page: desk } = await join_the_desk(browser, town.link);
    const rosa = new Phone(town, "+447700900555");
    const page = await open(browser, no_script, ["422"]);
    for (const path of ["/", "/help", "/sign-in", "/ask"]) {
      await page.goto(town.one + path);
      await page.locator("h1").waitFor();
      await check_beside(browser, page);
    }
    // The form's own checks of the browser are passed by, as an old browser does.
    await page.goto(`${town.one}/ask`);
    await page.locator("main form").evaluate((form) => (form.noValidate = true));
    await page.getByLabel("Postcode").fill("nowhere");
    await page.getByRole("button", { name: "Ask for help" }).click();
    await page.getByRole("alert").waitFor();

    const reference = await ask(page, town.other, { ...dog, name: "Rosa", number: rosa.number });
    await page.getByRole("link", { name: "See how it stands" }).click();
    await sign_in(page, town.other, rosa, "/ask/status");
    await page.getByText(reference, { exact: true }).waitFor();
    await page.getByText("looking", { exact: true }).waitFor();
    await check_beside(browser, page);
    await page.getByLabel("Is there something to add or to change?").fill("The bell does not work, please knock");
    await page.getByRole("button", { name: "Send it" }).click();
    await page.getByText("We have your words").waitFor();
    await check_beside(browser, page);
    await row(desk, "Rosa").click();
    await desk.getByText("The bell does not work, please knock").first().waitFor();
    await new Phone(town, eve).wait_for(offered);
    await page.locator("summary", { hasText: "Cancel this request" }).click();
    await page.getByRole("button", { name: "Cancel this request" }).click();
    await page.getByText("cancelled", { exact: true }).waitFor();
    await row(desk, "Rosa").waitFor({ state: "detached" });
    await new Phone(town, eve).wait_for(/is not needed any more/);

    // For a neighbour: the texts go to the neighbour, the desk sees who asked.
    const walt = new Phone(town, "+447700900556");
    await ask(page, town.other, { ...dog, name: "Walt", number: walt.number, introducer: "Rosa next door" });
    await heading(page, "Thank you, Rosa next door").waitFor();
    await walt.wait_for(/Ref /);
    await row(desk, "Walt").click();
    await desk.locator("dd", { hasText: "Rosa next door" }).waitFor();
  });
}
