// The hours of a week in which somebody may be asked: seven days from Monday, each 24 characters, "1" for yes.
// People choose parts of days; hours between them are kept as they were.

export type Part = "morning" | "afternoon" | "evening";
export const parts: Part[] = ["morning", "afternoon", "evening"];
const bounds: Record<Part, readonly [number, number]> = { morning: [7, 12], afternoon: [12, 17], evening: [17, 22] };

export type Week = boolean[]; // 168 hours

export function read_hours(days: string[]): Week {
  return Array.from({ length: 168 }, (_, hour) => days[Math.floor(hour / 24)]?.[hour % 24] === "1");
}

export function write_hours(week: Week): string[] {
  const digits = Array.from({ length: 168 }, (_, hour) => (week[hour] ? "1" : "0")).join("");
  return Array.from({ length: 7 }, (_, day) => digits.slice(day * 24, day * 24 + 24));
}

function hours_of(day: number, part: Part): number[] {
  const [from, until] = bounds[part];
  return Array.from({ length: until - from }, (_, i) => day * 24 + from + i);
}

export const is_free = (week: Week, day: number, part: Part) => hours_of(day, part).every((hour) => week[hour]);

export function with_part(week: Week, day: number, part: Part, free: boolean): Week {
  const changed = [...week];
  for (const hour of hours_of(day, part)) changed[hour] = free;
  return changed;
}
