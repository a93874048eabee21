// What of the queue is shown. Pure, so that it is tested without a page.
import type { Person, Row, Story } from "../../wire/vocabulary";

export interface Filter {
  words: string;
  state: string;
  need: string;
  trouble: boolean;
}

export const everything: Filter = { words: "", state: "", need: "", trouble: false };

export const in_trouble = (row: Row) => row.trouble !== undefined && row.trouble !== "none";

export function fits(row: Row, filter: Filter): boolean {
  if (filter.state !== "" && row.state !== filter.state) return false;
  if (filter.need !== "" && row.need !== filter.need) return false;
  if (filter.trouble && !in_trouble(row)) return false;
  const where = [row.reference, row.place, row.patch, row.resident, row.helper, row.need].join(" ").toLowerCase();
  return filter.words.toLowerCase().split(/\s+/).every((word) => where.includes(word));
}

// The values that occur, each once, in the order of the alphabet.
export function values(rows: Row[], of: (row: Row) => string | undefined): string[] {
  return [...new Set(rows.map(of).filter((value): value is string => Boolean(value)))].sort();
}

// Who comes: those who hold the task.
export function helpers_of({ offers }: Story): Person[] {
  return (offers ?? []).filter(({ state }) => state === "accepted").map(({ volunteer }) => volunteer);
}
