// Volunteers out of a spreadsheet: looked at line by line, then all of them or nobody.
import { useState } from "preact/hooks";
import { TextField } from "../../parts/fields";
import { refusal_text } from "../../parts/refusals";
import { send_sheet, type SheetSeen } from "../../wire/api";
import { Problem } from "../../wire/messages";
import { count, named, t } from "../../words/words";

const most_bytes = 60_000;

function Seen({ seen }: { seen: SheetSeen }) {
  const wrong = seen.bad.length > 0;
  return (
    <div class="wide" role="group" aria-labelledby="sheet-said" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("sheet_in.line")}</th>
            <th scope="col">{wrong ? t("sheet_in.what") : t("volunteers.name")}</th>
            {!wrong && <th scope="col">{t("sheet_in.needs")}</th>}
          </tr>
        </thead>
        <tbody>
          {wrong
            ? seen.bad.map(({ line, reason }) => (
                <tr key={`${line}${reason}`}>
                  <th scope="row">{line}</th>
                  <td>{reason}</td>
                </tr>
              ))
            : seen.rows.map(({ line, name, needs }) => (
                <tr key={line}>
                  <th scope="row">{line}</th>
                  <td dir="auto">{name}</td>
                  <td>{needs.map((need) => named("need", need)).join(", ")}</td>
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  );
}

export function Sheet() {
  const [text, set_text] = useState("");
  const [seen, set_seen] = useState<SheetSeen | undefined>(undefined);
  const [said, say] = useState("");
  const [busy, set_busy] = useState(false);
  const change = (next: string) => {
    set_text(next);
    set_seen(undefined);
    // What is no UTF-8 was read with a mark in its place, and names would be stored with it.
    if (next.includes("\uFFFD")) return say(t("sheet_in.not_utf8"));
    say(new TextEncoder().encode(next).length > most_bytes ? t("sheet_in.too_long") : "");
  };
  const ask = async (only_look: boolean) => {
    set_busy(true);
    try {
      const answer = await send_sheet(text, only_look);
      set_seen(only_look ? answer : undefined);
      if (!only_look) say(count("sheet_in.added", answer.added));
      else say(answer.bad.length > 0 ? t("sheet_in.bad") : count("sheet_in.fine", answer.rows.length));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      say(refusal_text(error));
    }
    set_busy(false);
  };
  const ready = seen !== undefined && seen.bad.length === 0;
  const look = (event: Event) => {
    event.preventDefault();
    void ask(!ready);
  };
  return (
    <form onSubmit={look} aria-labelledby="sheet-heading">
      <h2 id="sheet-heading">{t("sheet_in.title")}</h2>
      <p class="hint">{t("sheet_in.hint")}</p>
      <div class="field">
        <label for="sheet-file">{t("sheet_in.file")}</label>
        <input id="sheet-file" type="file" accept=".csv,text/csv,text/plain" onChange={(event) => void event.currentTarget.files?.[0]?.text().then(change)} />
      </div>
      <TextField label={t("sheet_in.paste")} name="sheet" long max={most_bytes} value={text} set={change} />
      <p role="status" id="sheet-said">
        {said}
      </p>
      {seen && <Seen seen={seen} />}
      <button type="submit" class={ready ? "main" : ""} disabled={busy || text.trim() === "" || text.includes("\uFFFD")}>
        {ready ? t("sheet_in.take") : t("sheet_in.look")}
      </button>
      <p>
        <a href="/desk/volunteers.csv" download>
          {t("set_up.download")}
        </a>
      </p>
    </form>
  );
}
