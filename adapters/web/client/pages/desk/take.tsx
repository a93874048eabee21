// A request that somebody rings in, in the order in which one asks on the phone. For a landline the desk is told to ring back.
import { useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { SelectField, TextField, Tick } from "../../parts/fields";
import { go } from "../../parts/route";
import { useView } from "../../wire/session";
import { named, t } from "../../words/words";
import { type Taken, as_request, nothing_taken, wrong_in } from "./taking";

interface About {
  needs?: string[];
  payments?: string[];
}

export function Take() {
  const [taken, set_all] = useState<Taken>(nothing_taken);
  const [wrong, tell_wrong] = useState<Partial<Record<keyof Taken, string>>>({});
  const { view: about } = useView<About>("about_group", {}, ({ event }) => event === "group_changed");
  const set = (part: Partial<Taken>) => set_all({ ...taken, ...part });
  const words = (stem: string, found: string[]) => [{ value: "", text: t("take.choose") }, ...found.map((value) => ({ value, text: named(stem, value) }))];

  const send = async (event: Event) => {
    event.preventDefault();
    const found = wrong_in(taken);
    const texts = Object.fromEntries(Object.entries(found).map(([field, key]) => [field, t(key)]));
    tell_wrong(texts);
    const first = Object.keys(found)[0];
    if (first) {
      document.querySelector<HTMLElement>(`#take-form [name="${first}"]`)?.focus();
      return;
    }
    const answer = await act("open_request", as_request(taken));
    if (!answer) return;
    set_all(nothing_taken);
    go("request", answer.answer);
  };

  return (
    <form id="take-form" class="pane" onSubmit={(event) => void send(event)} noValidate aria-labelledby="take-heading">
      <header>
        <h2 id="take-heading">{t("take.title")}</h2>
        <p class="emergency">{t("take.emergency")}</p>
      </header>
      <div class="inside">
        <TextField label={t("take.name")} name="name" value={taken.name} set={(name) => set({ name })} wrong={wrong.name} />
        <TextField label={t("take.number")} hint={t("take.number_hint")} name="number" type="tel" input_mode="tel" value={taken.number} set={(number) => set({ number })} wrong={wrong.number} />
        <Tick label={t("take.landline")} checked={taken.landline} set={(landline) => set({ landline })} />
        <SelectField label={t("take.need")} name="need" value={taken.need} set={(need) => set({ need })} options={words("need", about?.needs ?? [])} wrong={wrong.need} />
        <TextField label={t("take.words")} name="words" value={taken.words} set={(next) => set({ words: next })} long />
        <TextField label={t("take.postcode")} name="postcode" short value={taken.postcode} set={(postcode) => set({ postcode })} wrong={wrong.postcode} />
        <TextField label={t("take.street")} name="street" value={taken.street} set={(street) => set({ street })} wrong={wrong.street} />
        <Tick label={t("take.urgent")} checked={taken.urgent} set={(urgent) => set({ urgent })} />
        {(about?.payments ?? []).length > 0 && (
          <SelectField label={t("take.pays")} name="who_pays" value={taken.who_pays} set={(who_pays) => set({ who_pays })} options={words("pays", about?.payments ?? [])} />
        )}
        <TextField label={t("take.introducer")} hint={t("take.introducer_hint")} name="introducer" value={taken.introducer} set={(introducer) => set({ introducer })} />
        <div class="actions">
          <button type="submit" class="main">
            {t("take.send")}
          </button>
        </div>
      </div>
    </form>
  );
}
