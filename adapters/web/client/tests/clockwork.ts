// A world for tests of the live connection: time stands still until it is moved, and sockets are held in the hand.
import type { Answer, Fields, FromServer, GroupEvent, Problem } from "../wire/messages";
import { type Listener, Live, type Socket, type State, type World } from "../wire/live";
import { Outbox, PageStore } from "../wire/outbox";

export class HeldSocket implements Socket {
  sent: Record<string, unknown>[] = [];
  closed = false;
  readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((closed: { code: number }) => void) | null = null;

  send(text: string): void {
    if (this.readyState !== 1) throw new Error("browsers complain in the console, and the words are lost");
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close(): void {
    this.closed = true;
  }
  says(...messages: FromServer[]): void {
    this.onmessage?.({ data: messages.map((one) => JSON.stringify(one)).join("\n") });
  }
  last(): Record<string, unknown> {
    return this.sent[this.sent.length - 1] ?? {};
  }
}

export class Clockwork implements World, Listener {
  time = 1_000_000;
  chance = 0.5;
  sockets: HeldSocket[] = [];
  states: State[] = [];
  events: GroupEvent[] = [];
  fresh_starts = 0;
  waiting_now: string[] = [];
  ticket_answer: () => Promise<string> = async () => "ticket";
  post_answer: (command: string, body: Fields, key: string) => Promise<Answer> = () => new Promise(() => {});
  private keys = 0;
  private timers: { at: number; act(): void }[] = [];

  open(): Socket {
    const socket = new HeldSocket();
    this.sockets.push(socket);
    return socket;
  }
  ticket(): Promise<string> {
    return this.ticket_answer();
  }
  post(command: string, body: Fields, key: string): Promise<Answer> {
    return this.post_answer(command, body, key);
  }
  async get(): Promise<unknown> {
    return "by http";
  }
  after(milliseconds: number, act: () => void): () => void {
    const timer = { at: this.time + milliseconds, act };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }
  random(): number {
    return this.chance;
  }
  now(): number {
    return this.time;
  }
  fresh_key(): string {
    return `key${++this.keys}`;
  }

  state(state: State): void {
    this.states.push(state);
  }
  connected(): void {}
  event(event: GroupEvent): void {
    this.events.push(event);
  }
  afresh(): void {
    this.fresh_starts += 1;
  }
  presence(): void {}
  refused_late: string[] = [];
  refused(entry: { key: string }): void {
    this.refused_late.push(entry.key);
  }
  waiting(entries: { key: string }[]): void {
    this.waiting_now = entries.map(({ key }) => key);
  }

  // Lets everything happen that is due, in its order, and what follows from it.
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settle();
    for (;;) {
      const due = this.timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (!due) break;
      this.time = Math.max(this.time, due.at);
      this.timers = this.timers.filter((one) => one !== due);
      due.act();
      await settle();
    }
    this.time = end;
  }

  socket(): HeldSocket {
    const socket = this.sockets[this.sockets.length - 1];
    if (!socket) throw new Error("no socket was opened");
    return socket;
  }
}

export async function settle(): Promise<void> {
  for (let i = 0; i < 20; ++i) await Promise.resolve();
}

export const me = { group: "g1", person: "p1", roles: ["coordinator"], ping: 25, time: 0, epoch: "e1" };

// A page that is connected at offset 100.
export async function connected(store = new PageStore()) {
  const world = new Clockwork();
  const live = new Live(world, new Outbox(store, () => world.time), world);
  live.start();
  await settle();
  world.socket().onopen?.();
  world.socket().says({ id: 1, connected: { ...me, recovered: false, offset: 100 } });
  return { world, live, store };
}

export type Outcome = { answer?: Answer; problem?: Problem };
export function outcome(promise: Promise<Answer>): Outcome {
  const result: Outcome = {};
  promise.then(
    (answer) => (result.answer = answer),
    (problem: Problem) => (result.problem = problem),
  );
  return result;
}
