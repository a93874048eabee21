// Who could be asked, or given it by hand, and why.
import { useEffect } from "preact/hooks";
import { act } from "../../parts/acting";
import { useView } from "../../wire/session";
import type { Candidate } from "../../wire/vocabulary";
import { kilometres, named, t } from "../../words/words";

export function Candidates({ request, changed }: { request: string; changed: number }) {
  const { view, refresh } = useView<{ candidates?: Candidate[] }>("candidates", { request }, ({ event }) => event === "volunteer_changed");
  useEffect(() => refresh(), [changed]);
  const candidates = view?.candidates ?? [];
  return (
    <section aria-labelledby="candidates-heading">
      <h3 id="candidates-heading">{t("story.candidates")}</h3>
      {view && candidates.length === 0 && <p class="quiet">{t("story.no_candidates")}</p>}
      <ul class="list">
        {candidates.map(({ person, away, reasons, may_be_asked }) => (
          <li key={person.person}>
            <p>
              <span dir="auto">{person.name || person.number}</span>, {kilometres(away)}.{" "}
              <span class="quiet">{(reasons ?? []).map((reason) => named("reason", reason)).join(", ")}</span>
            </p>
            <div class="actions">
              {may_be_asked && (
                <button type="button" onClick={() => void act("ask_volunteer", { request, volunteer: person.person })}>
                  {t("candidate.ask", { name: person.name || t("person.nameless") })}
                </button>
              )}
              <button type="button" onClick={() => void act("assign_volunteer", { request, volunteer: person.person })}>
                {t("candidate.assign", { name: person.name || t("person.nameless") })}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
