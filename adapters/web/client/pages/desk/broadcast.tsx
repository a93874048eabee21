// Words to many volunteers: first whom it reaches and what it costs, then the sending.
import { useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { TextField, Ticks } from "../../parts/fields";
import { refusal_text } from "../../parts/refusals";
import { tell } from "../../parts/toasts";
import { Problem } from "../../wire/messages";
import { query, useView } from "../../wire/session";
import type { Estimate } from "../../wire/vocabulary";
import { count, named, t } from "../../words/words";

export function Broadcast() {
  const { view: about } = useView<{ needs?: string[] }>("about_group", {}, () => false);
  const [needs, set_needs] = useState<string[]>([]);
  const [postcode, set_postcode] = useState("");
  const [text, set_text] = useState("");
  const [estimate, set_estimate] = useState<Estimate | undefined>(undefined);
  const audience = { needs, within: 5000, ...(postcode.trim() === "" ? {} : { postcode: postcode.trim() }) };
  // What was estimated is what is sent: any change asks for a new estimate.
  const changed = <T,>(set: (value: T) => void) => (value: T) => {
    set_estimate(undefined);
    set(value);
  };
  const look = async (event: Event) => {
    event.preventDefault();
    try {
      set_estimate((await query("broadcast_estimate", { ...audience, text: text.trim() })) as Estimate);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      tell(t("toast.refused", { why: refusal_text(error) }));
    }
  };
  const send = async () => {
    const sent = estimate && (await act("broadcast", { ...audience, text: text.trim(), reach: estimate.reach }));
    set_estimate(undefined);
    if (sent) set_text("");
  };
  return (
    <form class="pane" onSubmit={(event) => void look(event)} aria-labelledby="broadcast-heading">
      <header>
        <h2 id="broadcast-heading">{t("desk.nav.broadcast")}</h2>
        <p class="quiet">{t("broadcast.hint")}</p>
      </header>
      <div class="inside">
        <Ticks legend={t("broadcast.needs")} options={(about?.needs ?? []).map((value) => ({ value, text: named("need", value) }))} chosen={needs} set={changed(set_needs)} />
        <TextField label={t("broadcast.postcode")} hint={t("broadcast.postcode_hint")} name="postcode" short value={postcode} set={changed(set_postcode)} />
        <TextField label={t("broadcast.text")} name="text" long required max={600} value={text} set={changed(set_text)} />
        <div class="actions">
          <button type="submit">{t("broadcast.look")}</button>
        </div>
        <div role="status">
          {estimate && (
            <>
              <p>
                {count("broadcast.reach", estimate.reach)} {count("broadcast.cost", estimate.segments, { left: estimate.budget_left })}
              </p>
              <button type="button" class="main" onClick={() => void send()}>
                {named("command", "broadcast")}
              </button>
            </>
          )}
        </div>
      </div>
    </form>
  );
}
