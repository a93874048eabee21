// The open tasks as a list on paper, for when the net fails: whom to ring, where they live, who comes. The hub notes for each
// address that it was shown.
import { useState } from "preact/hooks";
import { now } from "../../parts/clock";
import { refusal_text } from "../../parts/refusals";
import { Problem } from "../../wire/messages";
import { query } from "../../wire/session";
import type { Person, Queue, Story } from "../../wire/vocabulary";
import { count, day_and_clock, named, t, window_text } from "../../words/words";
import { helpers_of } from "./filtering";

const most = 200; // one list is read by people

const reached = (person: Person | undefined) => [person?.name, person?.number].filter(Boolean).join(", ");

function Line({ story }: { story: Story }) {
  const { row } = story;
  return (
    <tr>
      <th scope="row">{row.reference}</th>
      <td>
        {named("need", row.need || "unknown")}
        {row.urgency === "urgent" && `, ${named("urgency", "urgent")}`}
      </td>
      <td>{window_text(row.window, now.value)}</td>
      <td dir="auto">{reached(story.resident)}</td>
      <td dir="auto">{[story.street, row.place].filter(Boolean).join(", ")}</td>
      <td dir="auto">{story.words}</td>
      <td dir="auto">{helpers_of(story).map(reached).join("; ") || named("state", row.state)}</td>
    </tr>
  );
}

const columns = ["sheet.reference", "sheet.need", "story.when", "story.resident", "story.where", "sheet.words", "sheet.helper"] as const;

export function Paper({ queue }: { queue: Queue | undefined }) {
  const [stories, show] = useState<Story[]>([]);
  const [problem, fail] = useState<Problem | undefined>(undefined);
  const [busy, set_busy] = useState(false);
  const rows = (queue?.rows ?? []).slice(0, most);
  const fetch_all = async () => {
    set_busy(true);
    fail(undefined);
    const found: Story[] = [];
    try {
      for (const { request } of rows) {
        found.push((await query("request_story", { request })) as Story);
        show([...found]);
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      fail(error);
    }
    set_busy(false);
  };
  return (
    <section class="paper" aria-labelledby="paper-heading">
      <h2 id="paper-heading">{t("paper.title", { at: day_and_clock(now.value) })}</h2>
      <p class="hint no-print">{t("paper.hint")}</p>
      <p role="status">{stories.length < (queue?.rows ?? []).length + (queue?.more ?? 0) ? t("paper.part", { shown: stories.length, all: (queue?.rows ?? []).length + (queue?.more ?? 0) }) : count("queue.title", stories.length)}</p>
      {problem && <p class="wrong">{refusal_text(problem)}</p>}
      <div class="actions">
        <button type="button" disabled={busy || rows.length === 0} onClick={() => void fetch_all()}>
          {t("paper.fetch")}
        </button>
        <button type="button" class="main" disabled={busy || stories.length === 0} onClick={() => print()}>
          {t("action.print")}
        </button>
      </div>
      <div class="wide" role="group" aria-labelledby="paper-heading" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stories.map((story) => (
              <Line key={story.row.request} story={story} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
