// The hours of a week in which somebody may be asked: 42 hexadecimal digits, four hours each, Monday's first hours first.
// People choose parts of days; hours between them are kept as they were.

export type Part = "morning" | "afternoon" | "evening";
export const parts: Part[] = ["morning", "afternoon", "evening"];
const bounds: Record<Part, readonly [number, number]> = { morning: [7, 12], afternoon: [12, 17], evening: [17, 22] };

export type Week = boolean[]; // 168 hours

export function read_hours(text: string): Week {
  const week: Week = [];
  for (const digit of text.padEnd(42, "0").slice(0, 42)) {
    const bits = Number.parseInt(digit, 16) || 0;
    for (let i = 0; i < 4; ++i) week.push((bits & (8 >> i)) !== 0);
  }
  return week;
}

export function write_hours(week: Week): string {
  let text = "";
  for (let first = 0; first < 168; first += 4) {
    let bits = 0;
    for (let i = 0; i < 4; ++i) if (week[first + i]) bits |= 8 >> i;
    text += bits.toString(16);
  }
  return text;
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
