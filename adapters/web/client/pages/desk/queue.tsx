import { signal } from "@preact/signals";
import { SelectField, TextField } from "../../parts/fields";
import { List } from "../../parts/list";
import { refusal_text } from "../../parts/refusals";
import { go } from "../../parts/route";
import { useShortcuts } from "../../parts/shortcuts";
import { Ago, Tag } from "../../parts/text";
import type { Problem } from "../../wire/messages";
import { onlookers, me } from "../../wire/session";
import type { Queue, Row } from "../../wire/vocabulary";
import { count, named, t } from "../../words/words";
import { everything, fits, in_trouble, values } from "./filtering";

const filter = signal(everything);

function lookers(request: string): string[] {
  return onlookers.value.filter((one) => one.request === request && one.person !== me.value?.person).map(({ name }) => name ?? "?");
}

function RowText({ row }: { row: Row }) {
  const looking = lookers(row.request);
  return (
    <>
      <span class="first">
        {row.urgency === "urgent" && <Tag stem="urgency" word="urgent" />}
        <span>{named("need", row.need || "unknown")}</span>
        <span dir="auto">{row.place}</span>
        {in_trouble(row) && <Tag stem="trouble" word={row.trouble ?? ""} look="danger" />}
        <span class="when">
          <Ago at={row.since} />
        </span>
      </span>
      <span class="second">
        <span>{row.reference}</span>
        <Tag stem="state" word={row.state} />
        {row.resident && <span dir="auto">{row.resident}</span>}
        <span>{row.helper ? t("row.helper", { name: row.helper }) : count("row.asked", row.asked)}</span>
        {row.claimed_by && <span>{t("row.claimed", { name: row.claimed_by })}</span>}
        {looking.length > 0 && <span>{t("row.looking", { names: looking.join(", ") })}</span>}
      </span>
    </>
  );
}

function Filters({ rows }: { rows: Row[] }) {
  const set = (part: Partial<typeof everything>) => {
    filter.value = { ...filter.value, ...part };
  };
  const options = (stem: string, found: string[]) => [{ value: "", text: t("filter.all") }, ...found.map((value) => ({ value, text: named(stem, value) }))];
  const { words, state, need, trouble } = filter.value;
  return (
    <div class="filters" role="search" aria-label={t("filter.label")}>
      <TextField label={t("filter.words")} name="words" type="search" value={words} set={(next) => set({ words: next })} />
      <SelectField label={t("filter.state")} name="state" value={state} set={(next) => set({ state: next })} options={options("state", values(rows, (row) => row.state))} />
      <SelectField label={t("filter.need")} name="need" value={need} set={(next) => set({ need: next })} options={options("need", values(rows, (row) => row.need))} />
      <button type="button" aria-pressed={trouble} onClick={() => set({ trouble: !trouble })}>
        {t("filter.trouble")}
      </button>
    </div>
  );
}

export function QueuePane({ queue, problem, current }: { queue: Queue | undefined; problem: Problem | undefined; current: string | undefined }) {
  const rows = queue?.rows ?? [];
  const shown = rows.filter((row) => fits(row, filter.value));
  const step = (by: number) => {
    const at = shown.findIndex(({ request }) => request === current);
    const next = shown[Math.max(0, Math.min(at + by, shown.length - 1))];
    if (next) go("request", next.request);
  };
  useShortcuts([
    { key: "j", does: "keys.next", act: () => step(1) },
    { key: "k", does: "keys.previous", act: () => step(-1) },
    { key: "/", does: "keys.search", act: () => document.querySelector<HTMLElement>(".queue input[type=search]")?.focus() },
  ]);
  return (
    <section class="queue pane" aria-labelledby="queue-heading">
      <header>
        <h2 id="queue-heading">{queue ? count("queue.title", rows.length) : t("page.loading")}</h2>
        <Filters rows={rows} />
        <p class="aside-note" role="status">
          {queue && shown.length !== rows.length ? count("queue.shown", shown.length) : ""}
          {queue?.more ? ` ${count("queue.more", queue.more)}` : ""}
        </p>
        {problem && <p class="wrong">{refusal_text(problem)}</p>}
        <div class="actions">
          <a href="#paper">{t("paper.link")}</a>
          <a href="/desk/requests.csv" download>
            {t("action.sheet")}
          </a>
        </div>
      </header>
      {queue && rows.length === 0 && <p class="inside">{t("queue.empty")}</p>}
      <List label={t("queue.label")} items={shown} key_of={({ request }) => request} current={current} choose={(id) => go("request", id)}>
        {(row) => <RowText row={row} />}
      </List>
    </section>
  );
}
