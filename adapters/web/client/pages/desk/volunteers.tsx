import { useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { TextField } from "../../parts/fields";
import { refusal_text } from "../../parts/refusals";
import { useView } from "../../wire/session";
import type { Volunteer } from "../../wire/vocabulary";
import { count, named, t } from "../../words/words";

const most_rows = 200;

function fits({ person, home, needs }: Volunteer, words: string): boolean {
  const where = [person.name, person.number, home, ...(needs ?? [])].join(" ").toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => where.includes(word));
}

function Line({ volunteer }: { volunteer: Volunteer }) {
  const { person, approved } = volunteer;
  const command = approved ? "withdraw_approval" : "approve_volunteer";
  const back = approved ? "approve_volunteer" : "withdraw_approval";
  const body = { volunteer: person.person };
  return (
    <tr>
      <th scope="row">
        <a href={`#talk/${encodeURIComponent(person.person)}`} dir="auto">
          {person.name || person.number || t("person.nameless")}
        </a>
      </th>
      <td>{volunteer.home}</td>
      <td>{(volunteer.needs ?? []).map((need) => named("need", need)).join(", ")}</td>
      <td>{volunteer.tasks ?? 0}</td>
      <td>
        <button type="button" aria-label={`${named("command", command)}: ${person.name ?? ""}`} onClick={() => void act(command, body, { command: back, body })}>
          {named("command", command)}
        </button>
      </td>
    </tr>
  );
}

export function Volunteers() {
  const [words, set] = useState("");
  const { view, problem } = useView<{ volunteers?: Volunteer[] }>("volunteers", {}, ({ event }) => event === "volunteer_changed" || event === "person_changed");
  const all = [...(view?.volunteers ?? [])].sort((one, other) => Number(one.approved ?? false) - Number(other.approved ?? false));
  const shown = all.filter((one) => fits(one, words));
  return (
    <section class="pane" aria-labelledby="volunteers-heading">
      <header>
        <h2 id="volunteers-heading">{view ? count("volunteers.title", all.length) : t("page.loading")}</h2>
        <p class="no-print">
          <a href="/desk/volunteers.csv" download>
            {t("action.sheet")}
          </a>
        </p>
        {problem && <p class="wrong">{refusal_text(problem)}</p>}
        <TextField label={t("filter.words")} name="words" type="search" value={words} set={set} />
        {shown.length > most_rows && <p class="aside-note">{t("volunteers.first", { count: most_rows })}</p>}
      </header>
      <div class="wide inside" role="group" aria-labelledby="volunteers-heading" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("volunteers.name")}</th>
              <th scope="col">{t("volunteers.home")}</th>
              <th scope="col">{t("volunteers.needs")}</th>
              <th scope="col">{t("volunteers.tasks")}</th>
              <th scope="col">{t("volunteers.approval")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, most_rows).map((volunteer) => (
              <Line key={volunteer.person.person} volunteer={volunteer} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
