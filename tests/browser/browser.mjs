// Chromium with eyes open: whatever a page complains of, in its console, by its policy or by a dialog, is a finding.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

// `modules`: the folder in which the tests' peers are installed.
export async function open_browser(modules, executable) {
  const require = createRequire(`${modules}/package.json`);
  const { chromium } = require("playwright-core");
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const browser = await chromium.launch({ executablePath: executable, args: flags });
  return new Watched(browser, axe);
}

class Watched {
  constructor(browser, axe) {
    this.browser = browser;
    this.axe = axe;
    this.findings = [];
  }

  close() {
    return this.browser.close();
  }

  find(where, what) {
    this.findings.push(`${where}: ${what}`);
  }

  async context(options = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(30_000);
    return context;
  }

  // `forgiven`: what this page may say in its console, because the test causes it.
  async page(context, forgiven = []) {
    const page = await context.newPage();
    // Where a test blocks service workers, the driver says so in the page.
    const told = (text) => text.includes("blocked by Playwright") || forgiven.some((one) => text.includes(one)) || this.find(page.url(), text);
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && told(message.text()));
    page.on("pageerror", (error) => told(error.stack ?? error.message));
    page.on("dialog", (dialog) => {
      this.find(page.url(), `a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("response", (response) => {
      const csp = response.headers()["content-security-policy"];
      if (response.request().isNavigationRequest() && !csp) this.find(response.url(), "no policy");
    });
    return page;
  }

  async check_access(page, where) {
    await page.evaluate(this.axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const { id, help, nodes } of violations) {
      this.find(where, `axe ${id}: ${help}\n    ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} (${failureSummary?.split("\n")[1]?.trim() ?? ""})`).join("\n    ")}`);
    }
  }

  // Nobody should have to push the page sideways.
  async check_width(page, where) {
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    if (content > window + 1) this.find(where, `${content} px wide in a window of ${window}`);
  }
}
