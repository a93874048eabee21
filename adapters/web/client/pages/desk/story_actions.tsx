import { useState } from "preact/hooks";
import { act, type Undo } from "../../parts/acting";
import { Dialog } from "../../parts/dialog";
import { useShortcuts } from "../../parts/shortcuts";
import { me } from "../../wire/session";
import type { Story } from "../../wire/vocabulary";
import { type Key, named, t } from "../../words/words";

interface Action {
  command: string;
  key: string;
  does: Key;
  in_states: string[];
  sure?: Key; // what cannot be taken back is asked again
  undo?: string;
}

const actions: Action[] = [
  { command: "claim_case", key: "c", does: "keys.claim", in_states: ["draft", "open", "filled", "done", "unmet"], undo: "drop_claim" },
  { command: "reopen_request", key: "o", does: "keys.reopen", in_states: ["unmet", "done"] },
  { command: "close_request", key: "d", does: "keys.close", in_states: ["done", "unmet"], sure: "sure.close" },
  { command: "cancel_request", key: "x", does: "keys.cancel", in_states: ["draft", "open", "filled"], sure: "sure.cancel" },
];

export function StoryActions({ story }: { story: Story }) {
  const [asking, ask] = useState<Action | undefined>(undefined);
  const { request, state, claimed_by, claimed_until } = story.row;
  const held = claimed_by !== undefined && claimed_by !== "" && (claimed_until ?? 0) > Date.now();
  const possible = actions.filter(({ in_states }) => in_states.includes(state));
  const run = ({ command, undo }: Action) => {
    const back: Undo | undefined = undo ? { command: undo, body: { request } } : undefined;
    void act(command, { request }, back);
  };
  const begin = (action: Action) => (action.sure ? ask(action) : run(action));
  useShortcuts(possible.map((action) => ({ key: action.key, does: action.does, act: () => begin(action) })));
  if (!me.value) return null;
  return (
    <div class="actions">
      {possible.map((action) => (
        <button key={action.command} type="button" class={action.sure ? "danger" : ""} onClick={() => begin(action)}>
          {named("command", action.command)} <kbd aria-hidden="true">{action.key}</kbd>
        </button>
      ))}
      {held && (
        <button type="button" onClick={() => void act("drop_claim", { request })}>
          {named("command", "drop_claim")}
        </button>
      )}
      {asking?.sure && (
        <Dialog title={named("command", asking.command)} close={() => ask(undefined)}>
          <p>{t(asking.sure)}</p>
          <div class="actions">
            <button
              type="button"
              class="main"
              onClick={() => {
                ask(undefined);
                run(asking);
              }}
            >
              {named("command", asking.command)}
            </button>
            <button type="button" onClick={() => ask(undefined)}>
              {t("action.back")}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
