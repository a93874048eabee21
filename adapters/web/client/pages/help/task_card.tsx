// A task that one has: where, what, the word at the door, and everything that can happen on the way.
import { useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { now } from "../../parts/clock";
import { Dialog } from "../../parts/dialog";
import { TextField } from "../../parts/fields";
import { Ago, Words } from "../../parts/text";
import type { Fields } from "../../wire/messages";
import type { MyTask } from "../../wire/vocabulary";
import { type Key, money, named, t, window_text } from "../../words/words";

// Opens whatever map the phone has. Nothing is asked of anybody before it is pressed.
const route_to = (task: MyTask) => `https://www.openstreetmap.org/search?query=${encodeURIComponent([task.street, task.place].filter(Boolean).join(", "))}`;

type Question = "late" | "worried" | "release" | "no_answer";

function Late({ send }: { send(command: string, more: Fields): void }) {
  return (
    <div class="actions">
      {[10, 20, 40, 60].map((minutes) => (
        <button key={minutes} type="button" onClick={() => send("report_delay", { by: minutes })}>
          {t("task.late_by", { minutes })}
        </button>
      ))}
    </div>
  );
}

function Worried({ send }: { send(command: string, more: Fields): void }) {
  const [why, set] = useState("");
  return (
    <>
      <p class="emergency">{t("task.worried_999")}</p>
      <TextField label={t("task.worried_why")} name="why" long value={why} set={set} />
      <button type="button" class="main" onClick={() => send("report_worry", { why: why.trim() })}>
        {t("task.worried_send")}
      </button>
    </>
  );
}

function Sure({ text, command, send }: { text: Key; command: string; send(command: string, more: Fields): void }) {
  return (
    <>
      <p>{t(text)}</p>
      <button type="button" class="main" onClick={() => send(command, {})}>
        {named("command", command)}
      </button>
    </>
  );
}

const titles: Record<Question, Key> = { late: "task.late", worried: "task.worried", release: "task.release", no_answer: "task.no_answer" };

function Ask({ question, task, close }: { question: Question; task: MyTask; close(): void }) {
  const send = (command: string, more: Fields) => {
    close();
    void act(command, { request: task.request, offer: task.offer, ...more });
  };
  return (
    <Dialog title={t(titles[question])} close={close}>
      {question === "late" && <Late send={send} />}
      {question === "worried" && <Worried send={send} />}
      {question === "release" && <Sure text="task.release_sure" command="release_task" send={send} />}
      {question === "no_answer" && <Sure text="task.no_answer_sure" command="report_no_answer" send={send} />}
      <div class="actions">
        <button type="button" onClick={close}>
          {t("action.back")}
        </button>
      </div>
    </Dialog>
  );
}

function Facts({ task }: { task: MyTask }) {
  const lines: [Key, preact.ComponentChildren][] = [
    ["task.where", <span dir="auto">{[task.street, task.place].filter(Boolean).join(", ")}</span>],
    ["task.when", window_text(task.window, now.value)],
    ["task.they_wrote", <Words text={task.words} as="span" />],
    ["task.word", <span class="big-word code">{task.doorstep_word}</span>],
  ];
  if (task.who_pays && task.who_pays !== "unasked") {
    const limit = task.spending_limit_pence ? ` (${t("task.limit", { limit: money(task.spending_limit_pence) })})` : "";
    lines.push(["task.pays", named("helper_pays", task.who_pays) + limit]);
  }
  if (task.expected_at) lines.push(["task.expected", <Ago at={task.expected_at} />]);
  return (
    <dl class="facts">
      {lines.map(([key, value]) => (
        <div key={key} style={{ display: "contents" }}>
          <dt>{t(key)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function TaskCard({ task }: { task: MyTask }) {
  const [question, ask] = useState<Question | undefined>(undefined);
  const heading = `task-${task.offer}`;
  const done = () => void act("report_done", { request: task.request, offer: task.offer });
  return (
    <article class="card" aria-labelledby={heading}>
      <h3 id={heading}>
        {named("need", task.need)} {t("task.for")} <span dir="auto">{task.resident}</span> <span class="quiet">{task.reference}</span>
      </h3>
      <Facts task={task} />
      <p class="aside-note">{t("task.never_card")}</p>
      <div class="actions">
        <button type="button" class="main" onClick={done}>
          {t("task.done")}
        </button>
        <a class="button" href={route_to(task)} rel="noreferrer noopener" target="_blank">
          {t("task.route")}
        </a>
        {(Object.keys(titles) as Question[]).map((one) => (
          <button key={one} type="button" onClick={() => ask(one)}>
            {t(titles[one])}
          </button>
        ))}
      </div>
      {question && <Ask question={question} task={task} close={() => ask(undefined)} />}
    </article>
  );
}
