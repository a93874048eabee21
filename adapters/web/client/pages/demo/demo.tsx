// Simulated phones beside the desk, so that a newcomer plays a whole story in a minute. Only a hub in its demo has phones.
import { useEffect, useRef, useState } from "preact/hooks";
import { TextField } from "../../parts/fields";
import { Words } from "../../parts/text";
import { t } from "../../words/words";
import { Desk } from "../desk/desk";

interface Text {
  text: string;
  ours?: boolean; // written on this phone
}

const numbers = ["+447700900555", "+447700900556"];
const wait_s = 10;

// Asks again and again for what arrived after the last text; each question waits a while at the hub.
function usePhone(number: string) {
  const [texts, add] = useState<Text[]>([]);
  const [away, tell_away] = useState(false);
  const address = `/phones/${encodeURIComponent(number)}`;
  useEffect(() => {
    const ended = new AbortController();
    const look = async () => {
      let after = 0;
      while (!ended.signal.aborted) {
        try {
          const response = await fetch(`${address}?after=${after}&wait=${wait_s}`, { cache: "no-store", signal: ended.signal });
          if (!response.ok) throw new Error(String(response.status));
          const found = (await response.json()) as { n: number; text: string }[];
          after = found.at(-1)?.n ?? after;
          if (found.length > 0) add((before) => [...before, ...found]);
          tell_away(false);
        } catch {
          tell_away(true);
          await new Promise((done) => setTimeout(done, 2000));
        }
      }
    };
    void look();
    return () => ended.abort();
  }, [number]);
  const send = async (text: string) => {
    add((before) => [...before, { text, ours: true }]);
    const sent = await fetch(address, { method: "POST", body: text, headers: { "Content-Type": "text/plain; charset=utf-8" } }).catch(() => undefined);
    if (!sent?.ok) tell_away(true);
  };
  return { texts, away, send };
}

function Phone({ number }: { number: string }) {
  const { texts, away, send } = usePhone(number);
  const [text, set] = useState("");
  const end = useRef<HTMLOListElement>(null);
  useEffect(() => end.current?.scrollTo(0, end.current.scrollHeight), [texts.length]);
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.trim() === "") return;
    void send(text.trim());
    set("");
  };
  const heading = `phone-${number.slice(1)}`;
  return (
    <section class="phone card" aria-labelledby={heading}>
      <h2 id={heading}>{t("demo.phone", { number })}</h2>
      {away && <p class="quiet">{t("demo.away")}</p>}
      <ol class="talk" ref={end} aria-live="polite" tabIndex={0} aria-labelledby={heading}>
        {texts.map((one, i) => (
          <li key={i} class={one.ours ? "ours" : ""}>
            <Words text={one.text} />
          </li>
        ))}
      </ol>
      <form onSubmit={submit}>
        <TextField label={t("demo.text")} name={heading} value={text} set={set} max={459} />
        <button type="submit">{t("demo.send")}</button>
      </form>
    </section>
  );
}

const Phones = () => (
  <>
    {numbers.map((number) => (
      <Phone key={number} number={number} />
    ))}
  </>
);

export function Demo() {
  return (
    <main id="main" tabIndex={-1}>
      <h1>{t("demo.title")}</h1>
      <p>{t("demo.hint")}</p>
      <div class="demo">
        <div>
          <Phones />
        </div>
        <form method="post" action="/demo/desk">
          <p>{t("demo.desk_hint")}</p>
          <button type="submit">{t("demo.desk")}</button>
        </form>
      </div>
    </main>
  );
}

export function DemoWithDesk() {
  return (
    <div class="demo">
      <aside aria-label={t("demo.title")}>
        <p class="quiet">{t("demo.hint")}</p>
        <Phones />
      </aside>
      <div>
        <Desk />
      </div>
    </div>
  );
}
