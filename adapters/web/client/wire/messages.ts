// What goes over the wire, as adapters/web/PROTOCOL.md has it. Times are milliseconds since 1970.

export interface Position {
  offset: number;
  epoch: string;
}

export interface Connected {
  group: string;
  person: string;
  roles: string[];
  ping: number;
  time: number;
  recovered: boolean;
  offset: number;
  epoch: string;
}

export interface Answer {
  answer: string;
  offset: number;
  epoch: string;
}

export interface Refusal {
  status: number;
  title: string;
  path?: string;
  temporary?: boolean;
}

export interface Onlooker {
  person: string;
  name?: string;
  request?: string;
}

// One fact that happened in the group; which fields it has depends on its kind.
export interface GroupEvent {
  event: string;
  offset: number;
  request?: string;
  offer?: string;
  person?: string;
  volunteer?: string;
  alert?: string;
  state?: string;
  kind?: string;
}

export type FromServer =
  | { id: number; connected: Connected }
  | { id: number; answer: Answer }
  | { id: number; view: unknown }
  | { id: number; problem: Refusal }
  | GroupEvent
  | { position: number }
  | { presence: Onlooker[] }
  | Record<string, never>;

export type Fields = Record<string, unknown>;

export type ToServer =
  | { id: number; connect: { ticket: string; positions: Record<string, Position> } }
  | { id: number; command: string; key: string; body: Fields }
  | { id: number; query: string; body: Fields }
  | { look: { request?: string } }
  | Record<string, never>;

export const subprotocol = "aidhub.v1";

// Lines of one frame. What is no object is left out: a newer server may say more than this page knows.
export function lines_of(frame: string): FromServer[] {
  const messages: FromServer[] = [];
  for (const line of frame.split("\n")) {
    if (line === "") continue;
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) messages.push(value as FromServer);
  }
  return messages;
}

export class Problem extends Error {
  readonly status: number;
  readonly path: string;
  readonly temporary: boolean;

  constructor(refusal: Refusal) {
    super(refusal.title);
    this.status = refusal.status;
    this.path = refusal.path ?? "";
    this.temporary = refusal.temporary ?? (refusal.status === 429 || refusal.status >= 500 || refusal.status === 0);
  }
}

// Nothing was heard from the hub: the network is gone, or the hub is.
export const unreachable = () => new Problem({ status: 0, title: "unreachable", temporary: true });
