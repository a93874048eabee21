// Parts of the area, each with its own lead coordinator.
import { useState } from "preact/hooks";
import { SelectField, TextField } from "../../parts/fields";
import type { Patch, Person } from "../../wire/vocabulary";
import { t } from "../../words/words";
import { outcodes } from "./asking";

const most = 50;

function One({ patch, people, set, remove }: { patch: Patch; people: Person[]; set(patch: Patch): void; remove(): void }) {
  const [codes, type] = useState((patch.outcodes ?? []).join(", "));
  const options = [{ value: "", text: t("set_up.patch_nobody") }, ...people.map(({ person, name }) => ({ value: person, text: name || person }))];
  const take = (written: string) => {
    type(written);
    set({ ...patch, outcodes: outcodes(written) });
  };
  return (
    <fieldset>
      <legend dir="auto">{patch.name || t("set_up.patch_name")}</legend>
      <TextField label={t("set_up.patch_name")} name="patch_name" max={100} value={patch.name} set={(name) => set({ ...patch, name })} />
      <TextField label={t("set_up.patch_codes")} hint={t("set_up.patch_codes_hint")} name="patch_codes" value={codes} set={take} />
      <SelectField label={t("set_up.patch_lead")} name="patch_lead" value={patch.lead ?? ""} set={(lead) => set({ ...patch, lead })} options={options} />
      <button type="button" onClick={remove}>
        {t("set_up.patch_remove", { name: patch.name })}
      </button>
    </fieldset>
  );
}

export function Patches({ patches, people, set }: { patches: Patch[]; people: Person[]; set(patches: Patch[]): void }) {
  return (
    <fieldset>
      <legend>{t("set_up.patches")}</legend>
      <p class="hint">{t("set_up.patches_hint")}</p>
      {patches.map((patch, at) => (
        <One
          key={at}
          patch={patch}
          people={people}
          set={(next) => set(patches.map((one, other) => (other === at ? next : one)))}
          remove={() => set(patches.filter((_, other) => other !== at))}
        />
      ))}
      {patches.length < most && (
        <button type="button" onClick={() => set([...patches, { name: "" }])}>
          {t("set_up.patch_add")}
        </button>
      )}
    </fieldset>
  );
}
