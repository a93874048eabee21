// What the settings' numbers and lists are on the wire, and how people write them.
import type { Patch } from "../../wire/vocabulary";
import type { Key } from "../../words/words";

export interface AskingField {
  name: string;
  label: Key;
  least: number;
  most: number;
  fine: number; // when nothing is said
  each: number; // of the wire's units in one of the page's
}

// The bounds are the hub's own (hub/rules/running_group.cpp).
export const asking_fields: AskingField[] = [
  { name: "at_once", label: "set_up.at_once", least: 1, most: 20, fine: 3, each: 1 },
  { name: "lapse", label: "set_up.lapse", least: 5, most: 1440, fine: 45, each: 1 },
  { name: "lapse_urgent", label: "set_up.lapse_urgent", least: 2, most: 1440, fine: 15, each: 1 },
  { name: "tell_waiting", label: "set_up.tell_waiting", least: 10, most: 1440, fine: 60, each: 1 },
  { name: "unmet_after", label: "set_up.unmet_after", least: 1, most: 168, fine: 24, each: 1 },
  { name: "widest", label: "set_up.widest", least: 1, most: 100, fine: 15, each: 1000 },
];

export function shown({ fine, each }: AskingField, value: number | undefined): string {
  return String(value === undefined ? fine : Math.round((value / each) * 10) / 10);
}

// Nothing that is no number within the bounds is sent: the nearest that is.
export function meant({ least, most, fine, each }: AskingField, written: string): number {
  const value = Number.parseFloat(written.replace(",", "."));
  return Math.round(Math.min(Math.max(Number.isFinite(value) ? value : fine, least), most) * each);
}

// "e8, E9 n16;e8" -> ["E8", "E9", "N16"]
export function outcodes(written: string): string[] {
  return [...new Set(written.toUpperCase().split(/[^A-Z0-9]+/).filter(Boolean))];
}

// As they are sent: those without a name and without an area were never meant.
export function tidy(patches: Patch[]): Patch[] {
  return patches
    .map(({ name, outcodes: codes, lead }) => ({ name: name.trim(), outcodes: codes ?? [], ...(lead ? { lead } : {}) }))
    .filter((patch) => patch.name !== "" || patch.outcodes.length > 0);
}
