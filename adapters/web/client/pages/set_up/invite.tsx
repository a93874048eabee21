import { useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { SelectField, TextField } from "../../parts/fields";
import { named, t } from "../../words/words";

const roles = ["coordinator", "patch_lead", "duty_coordinator", "observer"];

export function Invite() {
  const [name, set_name] = useState("");
  const [number, set_number] = useState("");
  const [role, set_role] = useState("coordinator");
  const [link, set_link] = useState("");
  const invite = async (event: Event) => {
    event.preventDefault();
    const answer = await act("invite_coordinator", { name: name.trim(), number: number.trim(), role });
    if (answer) set_link(answer.answer);
  };
  return (
    <form onSubmit={(event) => void invite(event)}>
      <p class="quiet">{t("invite.hint")}</p>
      <TextField label={t("invite.name")} name="invite_name" required value={name} set={set_name} />
      <TextField label={t("invite.number")} name="invite_number" type="tel" input_mode="tel" required value={number} set={set_number} />
      <SelectField label={t("invite.role")} name="invite_role" value={role} set={set_role} options={roles.map((value) => ({ value, text: named("role", value) }))} />
      <button type="submit">{named("command", "invite_coordinator")}</button>
      <div role="status">
        {link && (
          <p>
            {t("invite.link")} <span class="code">{link}</span>
          </p>
        )}
      </div>
    </form>
  );
}
