// The vocabulary over plain HTTP: what the live connection cannot carry, or before there is one.
import { type Answer, type Fields, Problem, type Refusal, unreachable } from "./messages";

const patience = 20_000;

async function ask(path: string, init: RequestInit, limit = patience): Promise<unknown> {
  let response: Response;
  try {
    const signal = AbortSignal.timeout(limit);
    response = await fetch(path, { ...init, credentials: "same-origin", cache: "no-store", redirect: "error", signal });
  } catch {
    throw unreachable();
  }
  const text = await response.text().catch(() => {
    throw unreachable();
  });
  if (response.ok) return text === "" ? {} : JSON.parse(text);
  throw new Problem({ ...problem_in(text), status: response.status });
}

function problem_in(text: string): Pick<Refusal, "title" | "path"> {
  try {
    const { title, path } = JSON.parse(text) as Partial<Refusal>;
    if (typeof title === "string") return typeof path === "string" ? { title, path } : { title };
  } catch {
    // Not the hub's own words: a proxy's page.
  }
  return { title: "" };
}

export function get(query: string, fields: Fields = {}): Promise<unknown> {
  const parts = Object.entries(fields).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(parts.map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : String(value)])).toString();
  return ask(`/api/v1/${query}${text ? `?${text}` : ""}`, { method: "GET" });
}

export async function post(command: string, body: Fields, key: string): Promise<Answer> {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
  return (await ask(`/api/v1/${command}`, { method: "POST", headers, body: JSON.stringify(body) })) as Answer;
}

export async function ticket(): Promise<string> {
  const headers = { "Content-Type": "application/json" };
  const { ticket } = (await ask("/api/v1/ticket", { method: "POST", headers, body: "{}" })) as { ticket: string };
  return ticket;
}

// A sheet of volunteers, as somebody has it: what the hub reads in it, or what became of it.
export interface SheetSeen {
  rows: { line: number; name: string; home: string; needs: string[] }[];
  bad: { line: number; reason: string }[];
  added: number;
}

export async function send_sheet(text: string, only_look: boolean): Promise<SheetSeen> {
  const path = `/set-up/volunteers${only_look ? "?try=yes" : ""}`;
  const answer = await ask(path, { method: "POST", headers: { "Content-Type": "text/csv" }, body: text }, 3 * patience);
  return { rows: [], bad: [], added: 0, ...(answer as Partial<SheetSeen>) };
}

// 22 characters of [A-Za-z0-9_-] out of 128 random bits.
export function fresh_key(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
