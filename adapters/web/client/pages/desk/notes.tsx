import { useState } from "preact/hooks";
import { TextField } from "../../parts/fields";
import { Ago, Words } from "../../parts/text";
import type { Note } from "../../wire/vocabulary";
import { t } from "../../words/words";

export function Notes({ notes, add }: { notes: Note[]; add(text: string): Promise<void> }) {
  const [text, set] = useState("");
  const save = (event: Event) => {
    event.preventDefault();
    if (text.trim() === "") return;
    void add(text.trim());
    set("");
  };
  return (
    <section aria-labelledby="notes-heading">
      <h3 id="notes-heading">{t("story.notes")}</h3>
      <ul class="list">
        {notes.map((note) => (
          <li key={`${note.at}${note.text}`}>
            <p class="aside-note">
              <span dir="auto">{note.by}</span>, <Ago at={note.at} />
            </p>
            <Words text={note.text} />
          </li>
        ))}
      </ul>
      <form onSubmit={save}>
        <TextField label={t("note.label")} hint={t("note.hint")} name="note" value={text} set={set} long />
        <button type="submit">{t("note.add")}</button>
      </form>
    </section>
  );
}
