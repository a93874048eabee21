// This page's connection, as signals that parts of pages read. There is one of it.
import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { fresh_key, get, post, ticket } from "./api";
import { Live, type State, type World } from "./live";
import { type Answer, type Connected, type Fields, type GroupEvent, type Onlooker, Problem } from "./messages";
import { type Entry, Outbox, browser_store } from "./outbox";

export const state = signal<State>("connecting");
export const me = signal<Connected | undefined>(undefined);
export const onlookers = signal<Onlooker[]>([]);
export const queued = signal<Entry[]>([]);
export const server_ahead = signal(0); // the hub's clock less this one's, in ms

const store = browser_store();
const outbox = new Outbox(store);
const remembered_as = "aidhub.person";

interface Reader {
  wants(event: GroupEvent): boolean;
  refresh(): void;
}
const readers = new Set<Reader>();
let tell_refused: (entry: Entry, problem: Problem) => void = () => {};

const world: World = {
  open: (subprotocol) => {
    const address = new URL("/api/v1/live", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    return new WebSocket(address, subprotocol) as unknown as ReturnType<World["open"]>;
  },
  ticket,
  post,
  get,
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  now: Date.now,
  fresh_key,
};

const live = new Live(
  world,
  outbox,
  {
    state: (next) => {
      state.value = next;
    },
    connected: (connected) => {
      me.value = connected;
      server_ahead.value = connected.time - Date.now();
      store.setItem(remembered_as, `${connected.group} ${connected.person}`);
    },
    event: (event) => {
      for (const reader of readers) if (reader.wants(event)) reader.refresh();
    },
    afresh: () => {
      for (const reader of readers) reader.refresh();
    },
    presence: (people) => {
      onlookers.value = people;
    },
    waiting: (entries) => {
      queued.value = entries;
    },
    refused: (entry, problem) => tell_refused(entry, problem),
  },
  store.getItem(remembered_as) ?? "",
);

export function start(when_refused: (entry: Entry, problem: Problem) => void): void {
  tell_refused = when_refused;
  addEventListener("online", () => live.hurry());
  addEventListener("visibilitychange", () => document.visibilityState === "visible" && live.hurry());
  live.start();
}

export const command = (name: string, body: Fields): Promise<Answer> => live.command(name, body);
export const look = (request: string): void => live.look(request);
export const query = (name: string, fields: Fields = {}): Promise<unknown> => live.query(name, fields);

export async function sign_out(): Promise<void> {
  await post("sign_out", {}, fresh_key()).catch(() => undefined);
  outbox.clear();
  store.removeItem(remembered_as);
  location.assign("/sign-in");
}

export interface Seen<T> {
  view: T | undefined;
  problem: Problem | undefined;
  refresh(): void;
}

const gathering = 120; // ms in which events that follow each other cause one question

// A view that is asked for again when an event concerns it. While it is asked again the old one is shown.
export function useView<T>(name: string, fields: Fields, wants: (event: GroupEvent) => boolean): Seen<T> {
  const [view, show] = useState<T | undefined>(undefined);
  const [problem, fail] = useState<Problem | undefined>(undefined);
  const latest = useRef(wants);
  latest.current = wants;
  const again = useRef(() => {});
  const identity = JSON.stringify([name, fields]);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      timer = undefined;
      try {
        const answer = (await query(name, fields)) as T;
        if (!gone) {
          show(answer);
          fail(undefined);
        }
      } catch (error) {
        if (!gone && error instanceof Problem) fail(error);
      }
    };
    const reader: Reader = {
      wants: (event) => latest.current(event),
      refresh: () => {
        timer ??= setTimeout(() => void ask(), gathering);
      },
    };
    again.current = reader.refresh;
    show(undefined);
    fail(undefined);
    readers.add(reader);
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
      readers.delete(reader);
    };
  }, [identity]);
  return { view, problem, refresh: () => again.current() };
}
