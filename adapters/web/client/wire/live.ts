// The live connection: comes back by itself, resumes where it was, and sends what waits in the outbox in order.
import { Backoff, after_close, healthy_after } from "./backoff";
import {
  type Answer,
  type Connected,
  type Fields,
  type FromServer,
  type GroupEvent,
  type Onlooker,
  type Position,
  Problem,
  type Refusal,
  type ToServer,
  lines_of,
  subprotocol,
  unreachable,
} from "./messages";
import type { Entry, Outbox } from "./outbox";

export type State = "connecting" | "live" | "waiting" | "ended" | "signed_out";

// What of a WebSocket is used, so that tests bring their own.
export interface Socket {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((closed: { code: number }) => void) | null;
}

export interface World {
  open(subprotocol: string): Socket;
  ticket(): Promise<string>;
  post(command: string, body: Fields, key: string): Promise<Answer>;
  get(query: string, fields: Fields): Promise<unknown>;
  after(milliseconds: number, act: () => void): () => void; // gives what calls it off
  random(): number;
  now(): number;
  fresh_key(): string;
}

export interface Listener {
  state(state: State): void;
  connected(connected: Connected): void;
  event(event: GroupEvent): void;
  afresh(): void; // what was missed is not known: ask again for everything shown
  presence(people: Onlooker[]): void;
  waiting(entries: Entry[]): void; // commands without an answer
  refused(entry: Entry, problem: Problem): void; // one from before the page was loaded anew: nobody waits for it
}

interface Asked {
  done(view: unknown): void;
  failed(problem: Problem): void;
}

type Settled = { done(answer: Answer): void; failed(problem: Problem): void };

const is_open = 1; // WebSocket.OPEN
const answer_limit = 20_000;
const connect_limit = 15_000;

export class Live {
  private socket: Socket | undefined;
  private state: State = "connecting";
  private next_id = 1;
  private looking = "";
  private position: Position | undefined;
  private me: Connected | undefined;
  private readonly asked = new Map<number, Asked>();
  private readonly promises = new Map<string, Settled>();
  private sending: { id: number; entry: Entry; call_off(): void } | undefined;
  private call_off: (() => void)[] = [];
  private call_off_retry: (() => void) | undefined;
  private call_off_silence: (() => void) | undefined;
  private readonly backoff: Backoff;
  private readonly send_backoff: Backoff;

  constructor(
    private readonly world: World,
    private readonly outbox: Outbox,
    private readonly listener: Listener,
    private readonly remembered = "", // "group person" of the last connection: what is done before the next one is theirs
  ) {
    this.backoff = new Backoff(() => world.random());
    this.send_backoff = new Backoff(() => world.random());
  }

  start(): void {
    this.tell_waiting();
    void this.connect();
  }

  // The network came back, or the page is looked at again: no need to wait longer.
  hurry(): void {
    if (this.state !== "waiting") return;
    this.drop_timers();
    void this.connect();
  }

  stop(): void {
    this.move("ended");
    this.let_go();
  }

  // Kept until it is answered, also over a reload. Rejects with the hub's refusal.
  command(command: string, body: Fields): Promise<Answer> {
    const entry: Entry = { key: this.world.fresh_key(), who: this.who(), command, body, at: this.world.now() };
    return new Promise((done, failed) => {
      if (!this.outbox.add(entry)) {
        failed(new Problem({ status: 507, title: "outbox_full", temporary: false }));
        return;
      }
      this.promises.set(entry.key, { done, failed });
      this.tell_waiting();
      this.send_next();
    });
  }

  query(query: string, fields: Fields = {}): Promise<unknown> {
    if (this.state !== "live") return this.world.get(query, fields);
    return new Promise((done, failed) => {
      const id = this.next_id++;
      const call_off = this.world.after(answer_limit, () => this.fail_asked(id, unreachable()));
      const settled = (act: () => void) => {
        call_off();
        act();
      };
      this.asked.set(id, { done: (view) => settled(() => done(view)), failed: (problem) => settled(() => failed(problem)) });
      this.write({ id, query, body: fields });
    });
  }

  // What one has before one's eyes, so that others see it.
  look(request: string): void {
    this.looking = request;
    if (this.state === "live") this.write({ look: request === "" ? {} : { request } });
  }

  private who(): string {
    return this.me ? `${this.me.group} ${this.me.person}` : this.remembered;
  }

  private async connect(): Promise<void> {
    this.drop_timers();
    this.move("connecting");
    let ticket: string;
    try {
      ticket = await this.world.ticket();
    } catch (error) {
      if (error instanceof Problem && (error.status === 401 || error.status === 403)) this.move("signed_out");
      else this.come_back();
      return;
    }
    if (this.state !== "connecting") return;
    this.open(ticket);
  }

  private open(ticket: string): void {
    const socket = this.world.open(subprotocol);
    this.socket = socket;
    this.later(connect_limit, () => this.socket === socket && this.state !== "live" && this.lose());
    const positions: Record<string, Position> = this.me && this.position ? { [this.me.group]: this.position } : {};
    socket.onopen = () => this.write({ id: this.next_id++, connect: { ticket, positions } });
    socket.onmessage = ({ data }) => this.socket === socket && this.read(String(data));
    socket.onclose = ({ code }) => this.socket === socket && this.closed(code);
  }

  private closed(code: number): void {
    this.let_go();
    const next = after_close(code);
    if (next === "sign_in") this.move("signed_out");
    else if (next === "stay_away") this.move("ended");
    else this.come_back();
  }

  // Nothing is heard any more: the other end may not know.
  private lose(): void {
    this.let_go();
    this.come_back();
  }

  private let_go(): void {
    const socket = this.socket;
    this.socket = undefined;
    this.drop_timers();
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    this.sending?.call_off();
    this.sending = undefined;
    for (const id of [...this.asked.keys()]) this.fail_asked(id, unreachable());
  }

  private come_back(): void {
    if (this.state === "ended" || this.state === "signed_out") return;
    this.move("waiting");
    this.later(this.backoff.next(), () => void this.connect());
    this.send_next();
  }

  private read(frame: string): void {
    let messages: FromServer[];
    try {
      messages = lines_of(frame);
    } catch {
      this.lose();
      return;
    }
    this.listen();
    for (const message of messages) this.take(message);
  }

  private take(message: FromServer): void {
    if ("connected" in message) this.welcome(message.connected as Connected);
    else if ("answer" in message) this.answered(message.id as number, message.answer as Answer);
    else if ("view" in message) this.viewed(message.id as number, message.view);
    else if ("problem" in message) this.refused(message.id as number, message.problem as Refusal);
    else if ("event" in message) this.happened(message as GroupEvent);
    else if ("position" in message) this.move_to(message.position as number);
    else if ("presence" in message) this.listener.presence(message.presence as Onlooker[]);
    else if (Object.keys(message).length === 0) this.write({});
  }

  private welcome(connected: Connected): void {
    const same = this.me && this.me.person === connected.person && this.me.group === connected.group;
    this.me = connected;
    this.move("live");
    this.later(healthy_after, () => this.backoff.reset());
    this.listen();
    this.listener.connected(connected);
    if (!same || !connected.recovered || !this.position) {
      this.position = { offset: connected.offset, epoch: connected.epoch };
      this.listener.afresh();
    }
    if (this.looking !== "") this.look(this.looking);
    this.tell_waiting();
    this.send_next();
  }

  // Offsets have no gaps: one that is left out was lost, and everything shown is asked for again.
  private happened(event: GroupEvent): void {
    if (!this.position || event.offset <= this.position.offset) return;
    const gap = event.offset > this.position.offset + 1;
    this.position = { ...this.position, offset: event.offset };
    if (gap) this.listener.afresh();
    this.listener.event(event);
  }

  private move_to(offset: number): void {
    if (this.position && offset > this.position.offset) this.position = { ...this.position, offset };
  }

  private answered(id: number, answer: Answer): void {
    if (this.sending?.id === id) this.settle(this.sending.entry, (promise) => promise.done(answer));
  }

  private viewed(id: number, view: unknown): void {
    const asked = this.asked.get(id);
    this.asked.delete(id);
    asked?.done(view);
  }

  private refused(id: number, refusal: Refusal): void {
    const problem = new Problem(refusal);
    if (this.sending?.id !== id) this.fail_asked(id, problem);
    else if (problem.temporary) this.try_again();
    else this.reject(this.sending.entry, problem);
  }

  private reject(entry: Entry, problem: Problem): void {
    if (!this.promises.has(entry.key)) this.listener.refused(entry, problem);
    this.settle(entry, (promise) => promise.failed(problem));
  }

  private fail_asked(id: number, problem: Problem): void {
    const asked = this.asked.get(id);
    this.asked.delete(id);
    asked?.failed(problem);
  }

  private settle(entry: Entry, tell: (promise: Settled) => void): void {
    this.sending?.call_off();
    this.sending = undefined;
    this.send_backoff.reset();
    this.outbox.remove(entry.key);
    this.tell_waiting();
    const promise = this.promises.get(entry.key);
    this.promises.delete(entry.key);
    if (promise) tell(promise);
    this.send_next();
  }

  private try_again(): void {
    this.sending?.call_off();
    this.sending = undefined;
    this.call_off_retry?.();
    this.call_off_retry = this.world.after(this.send_backoff.next(), () => {
      this.call_off_retry = undefined;
      this.send_next();
    });
  }

  // One at a time keeps their order. Without a live connection plain HTTP carries them.
  private send_next(): void {
    if (this.sending || this.call_off_retry || !this.me) return;
    const entry = this.outbox.entries(this.who())[0];
    if (!entry) return;
    const id = this.next_id++;
    const call_off = this.world.after(answer_limit, () => this.sending?.id === id && this.try_again());
    this.sending = { id, entry, call_off };
    if (this.state === "live") this.write({ id, command: entry.command, key: entry.key, body: entry.body });
    else void this.post(id, entry);
  }

  private async post(id: number, entry: Entry): Promise<void> {
    try {
      const answer = await this.world.post(entry.command, entry.body, entry.key);
      this.answered(id, answer);
    } catch (error) {
      if (this.sending?.id !== id) return;
      if (error instanceof Problem && error.status === 401) this.move("signed_out");
      else if (error instanceof Problem && !error.temporary) this.reject(entry, error);
      else this.try_again();
    }
  }

  // While the connection closes nothing is said: what nobody hears fails or is sent again once it is closed.
  private write(message: ToServer): void {
    if (this.socket?.readyState === is_open) this.socket.send(JSON.stringify(message));
  }

  // Two pings without a word: the connection is dead.
  private listen(): void {
    this.call_off_silence?.();
    const ping = (this.me?.ping ?? 25) * 1000;
    this.call_off_silence = this.world.after(2 * ping + 5000, () => this.lose());
  }

  private later(milliseconds: number, act: () => void): void {
    this.call_off.push(this.world.after(milliseconds, act));
  }

  private drop_timers(): void {
    for (const call_off of this.call_off) call_off();
    this.call_off = [];
    this.call_off_silence?.();
    this.call_off_silence = undefined;
  }

  private move(state: State): void {
    if (state === this.state) return;
    this.state = state;
    this.listener.state(state);
  }

  private tell_waiting(): void {
    this.listener.waiting(this.outbox.entries(this.who()));
  }
}
