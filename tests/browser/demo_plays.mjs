// The demo: its neighbours answer by themselves, its phones are simulated.
import { Phone, in_their_own_words, open, row, sign_in, small } from "./people.mjs";

export function play_demo(browser, town) {
  return in_their_own_words(browser, "the demo", async () => {
    const volunteer = await open(browser, small);
    await sign_in(volunteer, town.one, new Phone(town, town.volunteer), "/help/tasks");
    await volunteer.getByRole("heading", { level: 1 }).first().waitFor();
    await browser.check_access(volunteer, "a volunteer's page");
    await browser.check_width(volunteer, "a volunteer's page");
    await volunteer.context().close();

    // On one page: the phone on which a newcomer writes as a resident, and the desk that sees it. Nobody has invited them.
    const desk = await open(browser, {}, ["401"]); // who is here is asked first: nobody yet
    await desk.goto(`${town.one}/demo`);
    await desk.getByRole("button", { name: "Sit down at the desk" }).waitFor();
    await browser.check_access(desk, "the demo's phones");
    await desk.getByRole("button", { name: "Sit down at the desk" }).click();
    await desk.locator("#queue-heading").waitFor();
    const phone = desk.locator("section.phone").first();
    await phone.getByRole("textbox").fill("Could somebody walk my dog? 12 Mare Street E8 3PN. My name is Walt");
    await phone.getByRole("textbox").press("Enter");
    await phone.getByText(/Ref /).first().waitFor();
    await row(desk, "Walt").waitFor();
    await desk.locator("main").press("j");
    await desk.locator("#story-heading").waitFor();
    await browser.check_access(desk, "the demo");
    await row(desk, / helps/).first().waitFor({ timeout: 90_000 });
    await phone.getByText(/Good news/).waitFor({ timeout: 90_000 });
  });
}
