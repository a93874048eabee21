// What every live page has around it. The skip link, `main` and the page's language are in the page as served.
import { effect } from "@preact/signals";
import { type ComponentChildren, render } from "preact";
import { useEffect } from "preact/hooks";
import { start, state } from "../wire/session";
import { named, speak, t } from "../words/words";
import { Connection } from "./connection";
import { keep_offline } from "./keep_offline";
import { KeysHelp, listen_to_keys } from "./shortcuts";
import { Toasts, tell } from "./toasts";
import { refusal_text } from "./refusals";

function Frame({ children }: { children: ComponentChildren }) {
  return (
    <>
      <Connection />
      {children}
      <Toasts />
      <KeysHelp />
    </>
  );
}

// Shows a page in the element "app" and connects it. Who is not signed in is sent to sign in, and back here afterwards.
export function open_page(page: ComponentChildren): void {
  speak(document.documentElement.lang || "en");
  listen_to_keys();
  keep_offline();
  effect(() => {
    if (state.value === "signed_out") location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
  });
  const app = document.getElementById("app");
  if (!app) throw new Error("the page has no element 'app'");
  app.replaceChildren();
  render(<Frame>{page}</Frame>, app);
  start((entry, problem) => tell(t("toast.refused_late", { what: named("command", entry.command), why: refusal_text(problem) })));
}

// The address's part behind '#' says which part of the page is shown; its heading gets the focus, so that it is read out.
export function useHeadingFocus(what: string): void {
  useEffect(() => {
    if (what !== "" && document.activeElement === document.body) document.querySelector<HTMLElement>("main h1")?.focus();
  }, [what]);
}
