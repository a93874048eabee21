// Every text of the pages, by key. The table of the group's language lies in this folder; so far there is one.
import en from "./en.json";

export type Key = keyof typeof en;
type Plural<K extends string> = K extends `${infer Stem}.other` ? Stem : never;
export type PluralKey = Plural<Key>;
export type Values = Record<string, string | number>;

const tables: Record<string, Partial<Record<Key, string>>> = { en };
const right_to_left = new Set(["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"]);

let language = "en";
let table: Partial<Record<Key, string>> = en;
let rules = new Intl.PluralRules(language);

// "pt-BR" falls back on "pt", and what is not there on English.
export function speak(wanted: string): void {
  const base = wanted.split("-")[0] ?? "en";
  language = tables[wanted] ? wanted : tables[base] ? base : "en";
  table = tables[language] ?? en;
  rules = new Intl.PluralRules(language);
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
}

export const spoken = () => language;

export const direction = (of: string) => (right_to_left.has(of.split("-")[0] ?? "") ? "rtl" : "ltr");

export function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}

export const t = (key: Key, values: Values = {}): string => filled(table[key] ?? en[key], values);

export function count(stem: PluralKey, number: number, values: Values = {}): string {
  const exact = `${stem}.${rules.select(number)}` as Key;
  const key = (table[exact] ?? en[exact]) === undefined ? (`${stem}.other` as Key) : exact;
  return t(key, { count: new Intl.NumberFormat(language).format(number), ...values });
}

// For words of the vocabulary ("filled", "shopping"): what has no text is shown as it is, made readable.
export function named(stem: string, word: string): string {
  const key = `${stem}.${word}`;
  const text = (table as Record<string, string>)[key] ?? (en as Record<string, string>)[key];
  return text ?? word.replaceAll("_", " ").replaceAll("-", " ");
}

export function clock(at: number, zone?: string): string {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", ...(zone ? { timeZone: zone } : {}) }).format(at);
}

export function day_and_clock(at: number): string {
  return new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(at);
}

// "5 minutes ago", "in 2 hours". Coarser with distance.
export function ago(at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const minutes = Math.round((at - now) / 60_000);
  if (Math.abs(minutes) < 60) return format.format(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48 ? format.format(hours, "hour") : format.format(Math.round(hours / 24), "day");
}

export const money = (pence: number) => new Intl.NumberFormat(language, { style: "currency", currency: "GBP" }).format(pence / 100);

export function kilometres(metres: number): string {
  return new Intl.NumberFormat(language, { style: "unit", unit: "kilometer", maximumFractionDigits: 1 }).format(metres / 1000);
}

// "14:00 to 16:00", with the days where they are not today.
export function window_text(window: { from: number; until: number }, now: number): string {
  const same_day = (one: number, other: number) => new Date(one).toDateString() === new Date(other).toDateString();
  const from = same_day(window.from, now) ? clock(window.from) : day_and_clock(window.from);
  const until = same_day(window.until, window.from) ? clock(window.until) : day_and_clock(window.until);
  return window.from <= now ? t("time.until", { until }) : t("time.from_until", { from, until });
}
