import { render } from "preact";
import { open_page } from "../parts/frame";
import { follow_address } from "../parts/route";
import { listen_to_keys } from "../parts/shortcuts";
import { Demo, DemoWithDesk } from "../pages/demo/demo";
import { get } from "../wire/api";
import { speak } from "../words/words";

// Whoever is signed in at the desk has it beside the phones; everybody else the phones alone, and a button that seats them there.
function open_alone(): void {
  speak(document.documentElement.lang || "en");
  listen_to_keys();
  const app = document.getElementById("app");
  if (!app) return;
  app.replaceChildren();
  render(<Demo />, app);
}

function open_with_desk(): void {
  follow_address();
  open_page(<DemoWithDesk />);
}

get("me", {}).then(open_with_desk, open_alone);
