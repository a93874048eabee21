// Every page small and large, light and dark, from the left and from the right: no complaint of axe, of the console or of the policy,
// and no page wider than its window.
import { Canned } from "./canned.mjs";
import { pages } from "./pages.mjs";

// Each size, colour and direction once; every pair of them takes twice as long: AIDHUB_ALL_LOOKS=1.
const looks = [
  { name: "small, dark, from the right", width: 320, colorScheme: "dark", dir: "rtl" },
  { name: "large, light", width: 1280, colorScheme: "light", dir: "ltr" },
];
if (process.env.AIDHUB_ALL_LOOKS) {
  looks.push({ name: "small, light", width: 320, colorScheme: "light", dir: "ltr" });
  looks.push({ name: "large, dark, from the right", width: 1280, colorScheme: "dark", dir: "rtl" });
}

export async function look_at_all(browser, stage) {
  for (const { name, width, colorScheme, dir } of looks) {
    const context = await browser.context({ viewport: { width, height: 800 }, colorScheme, serviceWorkers: "block" });
    for (const { path, shows, roles, status } of pages) {
      const where = `${path} (${name})`;
      stage.canned = new Canned(roles);
      const page = await browser.page(context, status ? [`status of ${status}`] : []);
      await page.goto(stage.url + path);
      await page.locator(shows).first().waitFor({ state: "attached" }).catch(() => browser.find(where, `never shows ${shows}`));
      await page.evaluate((to) => {
        document.documentElement.dir = to;
      }, dir);
      await browser.check_access(page, where);
      await browser.check_width(page, where);
      await page.close();
    }
    await context.close();
  }
}
