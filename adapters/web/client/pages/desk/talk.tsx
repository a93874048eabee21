// One person's conversation with the hub: read it, answer in it, take it over.
import { useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { TextField } from "../../parts/fields";
import { refusal_text } from "../../parts/refusals";
import { useView } from "../../wire/session";
import type { Talk } from "../../wire/vocabulary";
import { clock, named, t } from "../../words/words";
import { Said } from "./said";

function Reply({ person }: { person: string }) {
  const [text, set] = useState("");
  const send = (event: Event) => {
    event.preventDefault();
    if (text.trim() === "") return;
    void act("tell_person", { person, text: text.trim() });
    set("");
  };
  return (
    <form onSubmit={send}>
      <TextField label={t("talk.reply")} hint={t("talk.reply_hint")} name="reply" value={text} set={set} long max={600} />
      <button type="submit" class="main">
        {named("command", "tell_person")}
      </button>
    </form>
  );
}

export function TalkPane({ person }: { person: string }) {
  const { view: talk, problem } = useView<Talk>("talk", { person }, (event) => event.person === person || event.event === "message_moved");
  if (problem && !talk) return <p class="wrong">{refusal_text(problem)}</p>;
  if (!talk) return <p class="quiet">{t("page.loading")}</p>;
  const who = talk.person;
  const held = talk.held_by !== undefined && talk.held_by !== "";
  return (
    <article class="pane" aria-labelledby="talk-heading">
      <header>
        <h2 id="talk-heading" dir="auto">
          {who.name || who.number || t("person.nameless")}
        </h2>
        {who.number && (
          <p>
            <a href={`tel:${who.number}`}>{who.number}</a>
          </p>
        )}
        {held && <p class="bar">{t("talk.held", { name: talk.held_by ?? "", until: clock(talk.held_until ?? 0) })}</p>}
        <div class="actions">
          <button type="button" onClick={() => void act(held ? "hand_back" : "take_over", { person }, { command: held ? "take_over" : "hand_back", body: { person } })}>
            {named("command", held ? "hand_back" : "take_over")}
          </button>
          <button
            type="button"
            class="danger"
            onClick={() =>
              void act(who.blocked ? "unblock_person" : "block_person", who.blocked ? { person } : { person, why: "" }, {
                command: who.blocked ? "block_person" : "unblock_person",
                body: who.blocked ? { person, why: "" } : { person },
              })
            }
          >
            {named("command", who.blocked ? "unblock_person" : "block_person")}
          </button>
        </div>
      </header>
      <div class="inside">
        <Said said={talk.said ?? []} />
        {who.stopped ? <p>{t("story.stopped_text")}</p> : <Reply person={person} />}
      </div>
    </article>
  );
}
