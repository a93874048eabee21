import { listen_to_keys } from "../parts/shortcuts";
import { render } from "preact";
import { Demo } from "../pages/demo/demo";
import { speak } from "../words/words";

speak(document.documentElement.lang || "en");
listen_to_keys();
const app = document.getElementById("app");
if (app) {
  app.replaceChildren();
  render(<Demo />, app);
}
