// My days, how far and for what; a pause; and being asked again.
import { useEffect, useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { SelectField, Ticks } from "../../parts/fields";
import { type Week, is_free, parts, read_hours, with_part, write_hours } from "../../wire/hours";
import type { MyAvailability } from "../../wire/vocabulary";
import { day_and_clock, kilometres, named, spoken, t } from "../../words/words";

// 1 January 2024 was a Monday.
const day_name = (day: number) => new Intl.DateTimeFormat(spoken(), { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + day));
const day_ms = 86_400_000;

function Pause({ view }: { view: MyAvailability }) {
  if (view.paused_until !== undefined) {
    const forever = view.paused_until > Date.now() + 3650 * day_ms;
    return (
      <div class="card">
        <p>{forever ? t("days.paused") : t("days.paused_until", { until: day_and_clock(view.paused_until) })}</p>
        <button type="button" class="main" onClick={() => void act("resume_volunteer", {})}>
          {t("days.free_now")}
        </button>
      </div>
    );
  }
  const pause = (days: number | undefined) =>
    void act("pause_volunteer", days === undefined ? {} : { until: Date.now() + days * day_ms }, { command: "resume_volunteer", body: {} });
  return (
    <fieldset>
      <legend>{t("days.pause")}</legend>
      <div class="actions">
        {([[1, "days.pause_day"], [7, "days.pause_week"], [undefined, "days.pause_open"]] as const).map(([days, key]) => (
          <button key={key} type="button" onClick={() => pause(days)}>
            {t(key)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Days({ week, set }: { week: Week; set(week: Week): void }) {
  return (
    <div class="wide" role="group" aria-label={t("days.title")} tabIndex={0}>
      <table class="days">
        <caption class="unseen">{t("days.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("days.day")}</th>
            {parts.map((part) => (
              <th key={part} scope="col">
                {t(`days.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 7 }, (_, day) => (
            <tr key={day}>
              <th scope="row">{day_name(day)}</th>
              {parts.map((part) => (
                <td key={part}>
                  <label>
                    <input
                      type="checkbox"
                      aria-label={`${day_name(day)} ${t(`days.${part}`)}`}
                      checked={is_free(week, day, part)}
                      onChange={(event) => set(with_part(week, day, part, event.currentTarget.checked))}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Availability({ view }: { view: MyAvailability | undefined }) {
  const [week, set_week] = useState<Week>([]);
  const [needs, set_needs] = useState<string[]>([]);
  const [reach, set_reach] = useState("5000");
  const [often, set_often] = useState("2");
  useEffect(() => {
    if (!view) return;
    set_week(read_hours(view.available));
    set_needs(view.needs ?? []);
    set_reach(String(view.reach));
    set_often(String(view.offers_per_day));
  }, [view]);
  if (!view) return <p class="quiet">{t("page.loading")}</p>;
  const save = (event: Event) => {
    event.preventDefault();
    void act("change_availability", { available: write_hours(week), needs, reach: Number(reach), offers_per_day: Number(often) });
  };
  const lengths = [...new Set([1000, 2000, 5000, 10_000, 15_000, view.reach])].sort((one, other) => one - other);
  const counts = [...new Set([1, 2, 3, 5, view.offers_per_day])].sort((one, other) => one - other);
  return (
    <>
      <h2>{t("help.nav.days")}</h2>
      <Pause view={view} />
      <form onSubmit={save}>
        <Days week={week} set={set_week} />
        <Ticks legend={t("days.needs")} chosen={needs} set={set_needs} options={(view.possible_needs ?? []).map((value) => ({ value, text: named("need", value) }))} />
        <SelectField label={t("days.reach")} name="reach" value={reach} set={set_reach} options={lengths.map((metres) => ({ value: String(metres), text: kilometres(metres) }))} />
        <SelectField label={t("days.often")} name="often" value={often} set={set_often} options={counts.map((number) => ({ value: String(number), text: String(number) }))} />
        <button type="submit" class="main">
          {t("days.save")}
        </button>
      </form>
    </>
  );
}
