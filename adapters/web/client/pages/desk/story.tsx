// One request: who, what, where; who was asked; what was said; and all that can be done about it.
import { useEffect } from "preact/hooks";
import { act } from "../../parts/acting";
import { refusal_text } from "../../parts/refusals";
import { Ago, Tag, Words } from "../../parts/text";
import { now } from "../../parts/clock";
import { useHeadingFocus } from "../../parts/frame";
import { look, me, onlookers, useView } from "../../wire/session";
import type { Story as StoryView } from "../../wire/vocabulary";
import { named, t, window_text } from "../../words/words";
import { Candidates } from "./candidates";
import { Notes } from "./notes";
import { Offers } from "./offers";
import { Said } from "./said";
import { StoryActions } from "./story_actions";

function Facts({ story }: { story: StoryView }) {
  const { row, resident } = story;
  const lines: [string, preact.ComponentChildren][] = [
    [t("story.resident"), <ResidentLine story={story} />],
    [t("story.where"), <span dir="auto">{[story.street, row.place].filter(Boolean).join(", ")}</span>],
    [t("story.when"), window_text(row.window, now.value)],
    [t("story.asked_for"), <Words text={story.words} as="span" />],
  ];
  if (story.who_pays && story.who_pays !== "unasked") lines.push([t("story.pays"), named("pays", story.who_pays)]);
  if (story.doorstep_word) lines.push([t("story.word"), <span class="code">{story.doorstep_word}</span>]);
  if (story.introducer) lines.push([t("story.introducer"), <span dir="auto">{story.introducer}</span>]);
  if (row.claimed_by) lines.push([t("story.claimed"), <span dir="auto">{row.claimed_by}</span>]);
  if (resident.stopped) lines.push([t("story.stopped"), t("story.stopped_text")]);
  return (
    <dl class="facts">
      {lines.map(([name, value]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ResidentLine({ story: { resident } }: { story: StoryView }) {
  return (
    <>
      <span dir="auto">{resident.name || t("person.nameless")}</span>{" "}
      {resident.number && <a href={`tel:${resident.number}`}>{resident.number}</a>}{" "}
      <a href={`#talk/${encodeURIComponent(resident.person)}`}>{t("story.conversation")}</a>
    </>
  );
}

export function Story({ id }: { id: string }) {
  const { view: story, problem, refresh } = useView<StoryView>("request_story", { request: id }, (event) =>
    event.request === id || event.event === "person_spoke" || event.event === "message_moved",
  );
  useHeadingFocus(id);
  useEffect(() => {
    look(id);
    return () => look("");
  }, [id]);
  if (problem && !story) return <p class="wrong">{refusal_text(problem)}</p>;
  if (!story) return <p class="quiet">{t("page.loading")}</p>;
  const { row } = story;
  const looking = onlookers.value.filter((one) => one.request === id && one.person !== me.value?.person);
  return (
    <article class="pane" aria-labelledby="story-heading">
      <header>
        <h2 id="story-heading" tabIndex={-1}>
          {named("need", row.need || "unknown")} {row.reference && <span class="quiet">{row.reference}</span>}
        </h2>
        <p>
          <Tag stem="state" word={row.state} /> {row.urgency === "urgent" && <Tag stem="urgency" word="urgent" />}{" "}
          {row.trouble && row.trouble !== "none" && <Tag stem="trouble" word={row.trouble} look="danger" />} <Ago at={row.since} />
        </p>
        {looking.length > 0 && (
          <p role="status" class="bar">
            {t("row.looking", { names: looking.map(({ name }) => name ?? "?").join(", ") })}
          </p>
        )}
      </header>
      <div class="inside">
        <StoryActions story={story} />
        <Facts story={story} />
        <Offers request={id} offers={story.offers ?? []} />
        {["open", "unmet"].includes(row.state) && <Candidates request={id} changed={row.asked + row.helpers} />}
        <Said said={story.said ?? []} />
        <Notes notes={story.notes ?? []} add={(text) => act("add_note", { request: id, text }).then(() => refresh())} />
      </div>
    </article>
  );
}
