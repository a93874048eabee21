// How many volunteers are asked, how long they have, how far away they may be.
import { useState } from "preact/hooks";
import { TextField } from "../../parts/fields";
import { t } from "../../words/words";
import { type AskingField, asking_fields, meant, shown } from "./asking";

type Asking = Record<string, number>;

// While it is being typed it may be anything; what is meant by it is known when the field is left.
function NumberField({ field, asking, set }: { field: AskingField; asking: Asking; set(asking: Asking): void }) {
  const [typed, type] = useState<string | undefined>(undefined);
  const take = (written: string) => {
    type(written);
    set({ ...asking, [field.name]: meant(field, written) });
  };
  return <TextField label={t(field.label)} name={field.name} short input_mode="numeric" value={typed ?? shown(field, asking[field.name])} set={take} />;
}

export function AskingPolicy({ asking, set }: { asking: Asking; set(asking: Asking): void }) {
  return (
    <fieldset>
      <legend>{t("set_up.asking")}</legend>
      {asking_fields.map((field) => (
        <NumberField key={field.name} field={field} asking={asking} set={set} />
      ))}
    </fieldset>
  );
}
