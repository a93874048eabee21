// Single keys for what is done often. Off while somebody types, in dialogs, and with a key that others use held down.
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Key, t } from "../words/words";
import { Dialog } from "./dialog";

export interface Shortcut {
  key: string;
  does: Key;
  act(): void;
}

const registered = signal<Shortcut[]>([]);
const helping = signal(false);
const wanted_as = "aidhub.keys";
export const keys_on = signal(read_wanted());

function read_wanted(): boolean {
  try {
    return localStorage.getItem(wanted_as) !== "off";
  } catch {
    return true;
  }
}

export function is_typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select") || target.closest("dialog") !== null;
}

function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || is_typing(event.target)) return;
  if (event.key === "?") helping.value = true;
  else if (!keys_on.value) return;
  else {
    const found = registered.value.findLast(({ key }) => key === event.key);
    if (!found) return;
    found.act();
  }
  event.preventDefault();
}

export function listen_to_keys(): void {
  addEventListener("keydown", press);
}

export function show_keys(): void {
  helping.value = true;
}

// As long as the part that calls this is on the page. Later ones win over earlier ones.
export function useShortcuts(shortcuts: Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const identity = shortcuts.map(({ key }) => key).join(" ");
  useEffect(() => {
    const stable = shortcuts.map(({ key, does }) => ({ key, does, act: () => latest.current.find((one) => one.key === key)?.act() }));
    registered.value = [...registered.value, ...stable];
    return () => {
      registered.value = registered.value.filter((one) => !stable.includes(one));
    };
  }, [identity]);
}

function turn(on: boolean): void {
  keys_on.value = on;
  try {
    localStorage.setItem(wanted_as, on ? "on" : "off");
  } catch {
    // It lasts as long as the page.
  }
}

export function KeysHelp() {
  if (!helping.value) return null;
  const close = () => {
    helping.value = false;
  };
  return (
    <Dialog title={t("keys.title")} close={close}>
      <dl class="facts">
        {registered.value.map(({ key, does }) => (
          <div key={key} style={{ display: "contents" }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <label class="choice">
        <input type="checkbox" checked={keys_on.value} onChange={(event) => turn(event.currentTarget.checked)} />
        <span>{t("keys.on")}</span>
      </label>
      <div class="actions">
        <button type="button" class="main" onClick={close}>
          {t("action.close_dialog")}
        </button>
      </div>
    </Dialog>
  );
}
