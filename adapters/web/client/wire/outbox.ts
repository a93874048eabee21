// Commands that have no answer yet. They survive a reload and are sent in order, each with its own key, so that the hub
// does once what was sent twice. Each stands under a name of its own in the browser's store: two tabs do not overwrite each other.
import type { Fields } from "./messages";

export interface Entry {
  key: string;
  who: string; // "group person": another person on the same browser neither sees nor sends it
  command: string;
  body: Fields;
  at: number;
}

export interface KeyValues {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const prefix = "aidhub.outbox.";
const most = 50;
const longest_age = 24 * 3600 * 1000;

function parsed(text: string | null): Entry | undefined {
  try {
    const entry = JSON.parse(text ?? "") as Partial<Entry> | null;
    const whole = typeof entry?.key === "string" && typeof entry.command === "string" && typeof entry.at === "number";
    return whole && typeof entry.body === "object" ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}

export class Outbox {
  constructor(
    private readonly store: KeyValues,
    private readonly now: () => number = Date.now,
  ) {}

  // In the order in which they were added. What is older than a day is dropped: by then nobody means it any more.
  entries(who: string): Entry[] {
    const found: Entry[] = [];
    for (const name of this.names()) {
      const entry = parsed(this.store.getItem(name));
      if (!entry || entry.at < this.now() - longest_age) this.store.removeItem(name);
      else if (entry.who === who) found.push(entry);
    }
    return found.sort((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1));
  }

  // False when it is full, or when the browser keeps nothing; then it is not there either.
  add(entry: Entry): boolean {
    if (this.entries(entry.who).length >= most) return false;
    try {
      this.store.setItem(prefix + entry.key, JSON.stringify(entry));
      return true;
    } catch {
      return false;
    }
  }

  remove(key: string): void {
    this.store.removeItem(prefix + key);
  }

  // At signing out: nothing of anybody stays.
  clear(): void {
    for (const name of this.names()) this.store.removeItem(name);
  }

  private names(): string[] {
    const names: string[] = [];
    for (let i = 0; i < this.store.length; ++i) {
      const name = this.store.key(i);
      if (name?.startsWith(prefix)) names.push(name);
    }
    return names;
  }
}

// Where the browser has no store, or forbids it, things last as long as the page.
export class PageStore implements KeyValues {
  private readonly values = new Map<string, string>();
  get length(): number {
    return this.values.size;
  }
  key(index: number): string | null {
    return [...this.values.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.values.set(key, value);
  }
  removeItem(key: string): void {
    this.values.delete(key);
  }
}

export function browser_store(): KeyValues {
  try {
    localStorage.setItem("aidhub.probe", "1");
    localStorage.removeItem("aidhub.probe");
    return localStorage;
  } catch {
    return new PageStore();
  }
}
