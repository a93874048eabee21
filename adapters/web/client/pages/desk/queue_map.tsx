import { Map } from "../../parts/map";
import { go } from "../../parts/route";
import type { Queue } from "../../wire/vocabulary";
import { named, t } from "../../words/words";
import { in_trouble } from "./filtering";
import { QueuePane } from "./queue";

export function QueueMap({ queue }: { queue: Queue | undefined }) {
  const pins = (queue?.rows ?? [])
    .filter(({ lat, lon }) => lat && lon)
    .map((row) => ({
      key: row.request,
      lat: row.lat ?? 0,
      lon: row.lon ?? 0,
      text: [named("need", row.need || "unknown"), row.place, named("state", row.state)].filter(Boolean).join(", "),
      pressing: row.urgency === "urgent" || in_trouble(row),
    }));
  return (
    <div class="desk">
      <QueuePane queue={queue} problem={undefined} current={undefined} />
      <section aria-labelledby="map-heading">
        <h2 id="map-heading">{t("desk.nav.map")}</h2>
        <p class="quiet">{t("map.coarse")}</p>
        <Map label={t("map.label")} pins={pins} choose={(key) => go("request", key)} />
      </section>
    </div>
  );
}
