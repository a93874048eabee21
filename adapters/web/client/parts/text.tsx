import { ago, day_and_clock, named } from "../words/words";
import { now } from "./clock";

// When something was or will be, in words; the exact time on pointing and for machines.
export function Ago({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={day_and_clock(at)}>
      {ago(at, now.value)}
    </time>
  );
}

const looks: Record<string, string> = { urgent: "urgent", open: "warn", unmet: "danger", filled: "good", done: "good", accepted: "good" };

// A state as a word; the colour only repeats it.
export function Tag({ stem, word, look }: { stem: string; word: string; look?: string }) {
  return <span class={`tag ${look ?? looks[word] ?? ""}`}>{named(stem, word)}</span>;
}

// Words of people: their direction is their own, and they are never markup.
export function Words({ text, as = "p" }: { text: string | undefined; as?: "p" | "span" | "blockquote" }) {
  const Element = as;
  return (
    <Element class="words" dir="auto">
      {text}
    </Element>
  );
}
