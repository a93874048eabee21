// What a group says of itself and how it works. Everything on one page, with defaults that are fine.
import { useEffect, useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { SelectField, TextField, Ticks } from "../../parts/fields";
import { refusal_text } from "../../parts/refusals";
import { useView } from "../../wire/session";
import type { Duties, GroupChange, GroupSettings } from "../../wire/vocabulary";
import { named, t } from "../../words/words";
import { tidy } from "./asking";
import { Invite } from "./invite";
import { Patches } from "./patches";
import { AskingPolicy } from "./policy";
import { Sheet } from "./sheet";

const payments = ["nobody", "card_by_phone", "helper_repaid", "voucher", "kitty"];
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), text: `${String(hour).padStart(2, "0")}:00` }));

function Pause({ paused }: { paused: boolean }) {
  const [why, set] = useState("");
  if (paused)
    return (
      <button type="button" class="main" onClick={() => void act("resume_group", {}, { command: "pause_group", body: { why: "" } })}>
        {named("command", "resume_group")}
      </button>
    );
  return (
    <>
      <TextField label={t("set_up.pause_why")} hint={t("set_up.pause_hint")} name="why" value={why} set={set} />
      <button type="button" class="danger" onClick={() => void act("pause_group", { why: why.trim() }, { command: "resume_group", body: {} })}>
        {named("command", "pause_group")}
      </button>
    </>
  );
}

function Leaflet() {
  return (
    <>
      <h2>{t("set_up.leaflet")}</h2>
      <p class="hint">{t("set_up.leaflet_hint")}</p>
      <ul>
        <li>
          <a href="/set-up/leaflet.pdf?sheet=whole" target="_blank" rel="noopener">
            {t("leaflet.link")}
          </a>
        </li>
        <li>
          <a href="/set-up/leaflet.pdf?sheet=quarters" target="_blank" rel="noopener">
            {t("leaflet.link_quarters")}
          </a>
        </li>
      </ul>
    </>
  );
}

// The languages that the hub has words in, and the one that is chosen.
function languages(chosen: string) {
  const names = new Intl.DisplayNames(document.documentElement.lang || "en", { type: "language" });
  return [...new Set(["en", chosen])].map((value) => ({ value, text: names.of(value) ?? value }));
}

function Settings({ view }: { view: GroupSettings }) {
  const [now, set_all] = useState<GroupChange>(view.now);
  useEffect(() => set_all(view.now), [view]);
  const { view: duties } = useView<Duties>("duties", {}, ({ event }) => event === "person_changed");
  const set = (part: Partial<GroupChange>) => set_all({ ...now, ...part });
  const quiet = now.quiet ?? { from: 21, until: 8 };
  const save = (event: Event) => {
    event.preventDefault();
    void act("change_group", { ...now, patches: tidy(now.patches ?? []) }, { command: "change_group", body: { ...view.now } });
  };
  return (
    <form onSubmit={save} aria-labelledby="set-up-heading">
      <TextField label={t("set_up.name")} name="name" required value={now.name ?? ""} set={(name) => set({ name })} />
      <TextField label={t("set_up.postcode")} hint={t("set_up.postcode_hint")} name="postcode" short required value={now.postcode ?? ""} set={(postcode) => set({ postcode })} />
      <TextField label={t("set_up.welcome")} hint={t("set_up.welcome_hint")} name="welcome" long value={now.welcome ?? ""} set={(welcome) => set({ welcome })} />
      <Ticks legend={t("set_up.needs")} chosen={now.needs ?? []} set={(needs) => set({ needs })} options={(view.known_needs ?? []).map((value) => ({ value, text: named("need", value) }))} />
      <Ticks legend={t("set_up.payments")} chosen={now.payments ?? []} set={(chosen) => set({ payments: chosen })} options={payments.map((value) => ({ value, text: named("pays", value) }))} />
      <TextField
        label={t("set_up.limit")}
        name="spending_limit"
        short
        input_mode="numeric"
        value={String(Math.round((now.spending_limit_pence ?? 3000) / 100))}
        set={(pounds) => set({ spending_limit_pence: (Number.parseInt(pounds, 10) || 0) * 100 })}
      />
      <TextField
        label={t("set_up.budget")}
        hint={t("set_up.budget_hint")}
        name="daily_segments"
        short
        input_mode="numeric"
        value={String(now.daily_segments ?? 1000)}
        set={(segments) => set({ daily_segments: Number.parseInt(segments, 10) || 0 })}
      />
      <SelectField label={t("set_up.quiet_from")} name="quiet_from" value={String(quiet.from)} options={hours} set={(from) => set({ quiet: { ...quiet, from: Number(from) } })} />
      <SelectField label={t("set_up.quiet_until")} name="quiet_until" value={String(quiet.until)} options={hours} set={(until) => set({ quiet: { ...quiet, until: Number(until) } })} />
      <SelectField label={t("set_up.language")} name="language" value={now.language ?? "en"} options={languages(now.language ?? "en")} set={(language) => set({ language })} />
      <AskingPolicy asking={now.asking ?? {}} set={(asking) => set({ asking })} />
      <Patches patches={now.patches ?? []} people={duties?.coordinators ?? []} set={(patches) => set({ patches })} />
      <button type="submit" class="main">
        {t("set_up.save")}
      </button>
    </form>
  );
}

export function SetUp() {
  const { view, problem } = useView<GroupSettings>("group_settings", {}, ({ event }) => event === "group_changed");
  return (
    <>
      <header class="top">
        <a href="/desk">{t("set_up.back")}</a>
      </header>
      <main id="main" class="narrow" tabIndex={-1}>
        <h1 id="set-up-heading">{t("set_up.title")}</h1>
        {problem && !view && <p class="wrong">{refusal_text(problem)}</p>}
        {!problem && !view && <p class="quiet">{t("page.loading")}</p>}
        {view && (
          <>
            {(view.hub_numbers ?? []).length > 0 && <p>{t("set_up.numbers", { numbers: (view.hub_numbers ?? []).map((number) => number.replace(/^[a-z]+:/, "")).join(", ") })}</p>}
            <Settings view={view} />
            <Leaflet />
            <Sheet />
            <h2>{t("set_up.people")}</h2>
            <Invite />
            <h2>{t("set_up.pause")}</h2>
            <Pause paused={view.paused ?? false} />
          </>
        )}
      </main>
    </>
  );
}
