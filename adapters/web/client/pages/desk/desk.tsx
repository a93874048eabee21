// The desk: the queue beside whatever is looked at.
import { useEffect } from "preact/hooks";
import { go, route } from "../../parts/route";
import { show_keys, useShortcuts } from "../../parts/shortcuts";
import { undo_last } from "../../parts/toasts";
import type { Me, Queue } from "../../wire/vocabulary";
import { sign_out, useView } from "../../wire/session";
import { type Key, t } from "../../words/words";
import { Alerts } from "./alerts";
import { Broadcast } from "./broadcast";
import { Figures } from "./figures";
import { Paper } from "./paper";
import { QueuePane } from "./queue";
import { QueueMap } from "./queue_map";
import { Rota } from "./rota";
import { Story } from "./story";
import { Take } from "./take";
import { TalkPane } from "./talk";
import { Volunteers } from "./volunteers";

const parts: [part: string, text: Key, key: string][] = [
  ["", "desk.nav.queue", "q"],
  ["alerts", "desk.nav.alerts", "a"],
  ["take", "desk.nav.take", "n"],
  ["map", "desk.nav.map", "m"],
  ["volunteers", "desk.nav.volunteers", "v"],
  ["rota", "desk.nav.rota", "r"],
  ["broadcast", "desk.nav.broadcast", "b"],
];

function Top({ queue, me }: { queue: Queue | undefined; me: Me | undefined }) {
  const here = route.value.part;
  const badge = (part: string) => (part === "alerts" && queue?.open_alerts ? ` (${queue.open_alerts})` : "");
  return (
    <header class="top">
      <span class="name" dir="auto">
        {me?.group_name ?? t("desk.title")}
      </span>
      <nav aria-label={t("desk.nav")}>
        <ul>
          {parts.map(([part, text]) => (
            <li key={part}>
              <a href={`#${part}`} aria-current={here === part ? "page" : undefined}>
                {t(text)}
                {badge(part)}
              </a>
            </li>
          ))}
          <li>
            <a href="/set-up">{t("desk.nav.settings")}</a>
          </li>
          <li>
            <button type="button" class="plain" onClick={show_keys}>
              {t("keys.title")}
            </button>
          </li>
          <li>
            <button type="button" class="plain" onClick={() => void sign_out()}>
              {t("action.sign_out")}
            </button>
          </li>
        </ul>
      </nav>
    </header>
  );
}

function Beside({ id }: { id: string }) {
  switch (route.value.part) {
    case "request":
      return <Story key={id} id={id} />;
    case "alerts":
      return <Alerts />;
    case "take":
      return <Take />;
    case "talk":
      return <TalkPane key={id} person={id} />;
    case "volunteers":
      return <Volunteers />;
    case "rota":
      return <Rota />;
    case "broadcast":
      return <Broadcast />;
    default:
      return (
        <div class="pane">
          <div class="inside">
            <p class="quiet">{t("desk.choose")}</p>
          </div>
        </div>
      );
  }
}

const desk_roles = ["operator", "coordinator", "patch_lead", "duty_coordinator"];

export function Desk() {
  const { view: me } = useView<Me>("me", {}, ({ event }) => event === "group_changed");
  useShortcuts([
    ...parts.map(([part, does, key]) => ({ key, does, act: () => go(part) })),
    { key: "u", does: "keys.undo" as Key, act: () => void undo_last() },
  ]);
  useEffect(() => {
    if (me?.group_name) document.title = `${t("desk.title")} – ${me.group_name}`;
  }, [me?.group_name]);
  if (!me) return <p class="quiet">{t("page.loading")}</p>;
  return (me.roles ?? []).some((role) => desk_roles.includes(role)) ? <Working me={me} /> : <Figures me={me} />;
}

function Working({ me }: { me: Me }) {
  const concerns = new Set(["request_moved", "offer_moved", "request_changed", "alert_raised", "alert_changed", "group_changed", "message_moved"]);
  const queue = useView<Queue>("queue", {}, ({ event }) => concerns.has(event));
  const { part, id } = route.value;
  return (
    <>
      <Top queue={queue.view} me={me} />
      {me.paused && (
        <div class="bar">
          <p>{t("desk.paused")}</p>
        </div>
      )}
      <main id="main" tabIndex={-1}>
        <h1 class="unseen">{t("desk.title")}</h1>
        {part === "map" && <QueueMap queue={queue.view} />}
        {part === "paper" && <Paper queue={queue.view} />}
        {part !== "map" && part !== "paper" && (
          <div class="desk">
            <QueuePane queue={queue.view} problem={queue.problem} current={part === "request" ? id : undefined} />
            <section aria-label={t("desk.beside")}>
              <Beside id={id} />
            </section>
          </div>
        )}
      </main>
    </>
  );
}
