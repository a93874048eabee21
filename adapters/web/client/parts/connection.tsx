// How the connection stands, where it is not as it should be, and what waits to be sent.
import { queued, state } from "../wire/session";
import { count, named, t } from "../words/words";

export function Connection() {
  const waits = queued.value;
  return (
    <div role="status" aria-live="polite">
      {state.value === "waiting" && (
        <div class="bar">
          <p>{t("connection.waiting")}</p>
        </div>
      )}
      {state.value === "ended" && (
        <div class="bar danger">
          <p>{t("connection.ended")}</p>
          <button type="button" onClick={() => location.reload()}>
            {t("connection.reload")}
          </button>
        </div>
      )}
      {state.value !== "live" && waits.length > 0 && (
        <div class="bar">
          <p>{count("connection.queued", waits.length)}</p>
          <ul aria-label={t("connection.queue")}>
            {waits.map(({ key, command }) => (
              <li key={key}>{named("command", command)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
