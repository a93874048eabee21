// Who has the phone when, and what the last one left for the next.
import { useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { now } from "../../parts/clock";
import { SelectField, TextField } from "../../parts/fields";
import { Words } from "../../parts/text";
import { useView } from "../../wire/session";
import type { Duties, Duty } from "../../wire/vocabulary";
import { day_and_clock, t } from "../../words/words";

function Line({ duty, remove }: { duty: Duty; remove(): void }) {
  const on = duty.from <= now.value && now.value < duty.until;
  return (
    <tr>
      <th scope="row" dir="auto">
        {duty.name}
        {on && <span class="tag good">{t("rota.now")}</span>}
      </th>
      <td>{day_and_clock(duty.from)}</td>
      <td>{day_and_clock(duty.until)}</td>
      <td class="no-print">
        <button type="button" onClick={remove} aria-label={t("rota.remove", { name: duty.name ?? "" })}>
          ×
        </button>
      </td>
    </tr>
  );
}

function Add({ view, add }: { view: Duties; add(duty: Duty): void }) {
  const people = view.coordinators ?? [];
  const [person, set_person] = useState("");
  const [from, set_from] = useState("");
  const [until, set_until] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    const begin = new Date(from).getTime();
    const end = new Date(until).getTime();
    if (person !== "" && end > begin) add({ person, from: begin, until: end });
  };
  return (
    <form onSubmit={submit}>
      <SelectField label={t("rota.who")} name="person" value={person} set={set_person} options={[{ value: "", text: t("take.choose") }, ...people.map((one) => ({ value: one.person, text: one.name ?? one.person }))]} />
      <TextField label={t("rota.from")} name="from" type="datetime-local" value={from} set={set_from} required />
      <TextField label={t("rota.until")} name="until" type="datetime-local" value={until} set={set_until} required />
      <button type="submit">{t("rota.add")}</button>
    </form>
  );
}

export function Rota() {
  const { view } = useView<Duties>("duties", {}, ({ event }) => event === "rota_changed" || event === "person_changed");
  const [note, set_note] = useState<string | undefined>(undefined);
  if (!view) return <p class="quiet">{t("page.loading")}</p>;
  const duties = view.duties ?? [];
  const plain = (list: Duty[]) => list.map(({ person, from, until }) => ({ person, from, until })).sort((one, other) => one.from - other.from);
  const save = (list: Duty[]) => void act("set_rota", { duties: plain(list) }, { command: "set_rota", body: { duties: plain(duties) } });
  const hand_over = (event: Event) => {
    event.preventDefault();
    void act("write_handover", { text: note ?? view.handover ?? "" });
  };
  return (
    <section class="pane" aria-labelledby="rota-heading">
      <header>
        <h2 id="rota-heading">{t("desk.nav.rota")}</h2>
      </header>
      <div class="inside">
        <div class="wide" role="group" aria-labelledby="rota-heading" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("rota.who")}</th>
                <th scope="col">{t("rota.from")}</th>
                <th scope="col">{t("rota.until")}</th>
                <th scope="col" class="no-print">
                  {t("rota.remove_column")}
                </th>
              </tr>
            </thead>
            <tbody>
              {duties.map((duty) => (
                <Line key={`${duty.person}${duty.from}`} duty={duty} remove={() => save(duties.filter((one) => one !== duty))} />
              ))}
            </tbody>
          </table>
        </div>
        <Add view={view} add={(duty) => save([...duties, duty])} />
        <h3>{t("rota.handover")}</h3>
        {view.handover && <Words text={view.handover} />}
        {view.handover_by && <p class="aside-note">{t("rota.handover_by", { name: view.handover_by, at: day_and_clock(view.handover_at ?? 0) })}</p>}
        <form onSubmit={hand_over}>
          <TextField label={t("rota.write")} hint={t("rota.write_hint")} name="handover" long max={2000} value={note ?? view.handover ?? ""} set={set_note} />
          <button type="submit">{t("rota.save")}</button>
        </form>
      </div>
    </section>
  );
}
