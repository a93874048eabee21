// Doing something: a command, its news at the foot of the page, and the way back where there is one.
import { type Answer, type Fields, Problem } from "../wire/messages";
import { command, state } from "../wire/session";
import { named, t } from "../words/words";
import { refusal_text } from "./refusals";
import { tell } from "./toasts";

export interface Undo {
  command: string;
  body: Fields;
}

export async function act(name: string, body: Fields, undo?: Undo): Promise<Answer | undefined> {
  if (state.value !== "live") tell(t("toast.queued", { what: named("command", name) }));
  try {
    const answer = await command(name, body);
    tell(named("did", name), undo && (() => void act(undo.command, undo.body)));
    return answer;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    tell(t("toast.refused", { why: refusal_text(error) }));
    return undefined;
  }
}
