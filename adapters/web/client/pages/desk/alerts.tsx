// What somebody should look after now, calls to be made among it.
import { useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { TextField } from "../../parts/fields";
import { Ago, Words } from "../../parts/text";
import { useView } from "../../wire/session";
import type { Alert } from "../../wire/vocabulary";
import { named, t } from "../../words/words";

const pressing = new Set(["danger", "worried", "no_answer_at_door", "overdue"]);

function Settle({ alert }: { alert: Alert }) {
  const [outcome, set] = useState("");
  const settle = (event: Event) => {
    event.preventDefault();
    void act("settle_alert", { alert: alert.alert, outcome: outcome.trim() });
  };
  return (
    <form onSubmit={settle}>
      <TextField label={t(alert.kind === "ring" ? "alert.call_outcome" : "alert.outcome")} name="outcome" value={outcome} set={set} />
      <div class="actions">
        <button type="submit" class="main">
          {t(alert.kind === "ring" ? "alert.called" : "alert.settle")}
        </button>
        {!alert.acknowledged_by && (
          <button type="button" onClick={() => void act("acknowledge_alert", { alert: alert.alert })}>
            {named("command", "acknowledge_alert")}
          </button>
        )}
      </div>
    </form>
  );
}

function AlertCard({ alert }: { alert: Alert }) {
  const who = alert.person.name || alert.person.number || t("person.nameless");
  return (
    <li class={`card${pressing.has(alert.kind) ? " pressing" : ""}`}>
      <h3>{named("alert_kind", alert.kind)}</h3>
      <p>
        <a href={`#talk/${encodeURIComponent(alert.person.person)}`} dir="auto">
          {who}
        </a>{" "}
        {alert.person.number && <a href={`tel:${alert.person.number}`}>{alert.person.number}</a>} <Ago at={alert.raised_at} />
      </p>
      {alert.words && <Words text={alert.words} as="blockquote" />}
      {alert.request && (
        <p>
          <a href={`#request/${encodeURIComponent(alert.request)}`}>{t("alert.request", { reference: alert.reference || "" })}</a>
        </p>
      )}
      {alert.acknowledged_by && <p>{t("alert.acknowledged", { name: alert.acknowledged_by })}</p>}
      <Settle alert={alert} />
    </li>
  );
}

export function Alerts() {
  const { view } = useView<{ alerts?: Alert[] }>("alerts", {}, ({ event }) => event === "alert_raised" || event === "alert_changed");
  const alerts = view?.alerts ?? [];
  return (
    <div>
      <h2>{t("desk.nav.alerts")}</h2>
      <p class="no-print">
        <a href="/desk/alerts.csv" download>
          {t("action.sheet")}
        </a>
      </p>
      {view && alerts.length === 0 && <p>{t("alert.none")}</p>}
      <ul class="list" aria-label={t("desk.nav.alerts")}>
        {alerts.map((alert) => (
          <AlertCard key={alert.alert} alert={alert} />
        ))}
      </ul>
    </div>
  );
}
