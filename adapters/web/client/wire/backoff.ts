// How long to wait before the next attempt, so that ten thousand pages do not come back in one second.

const shortest = 500;
const longest = 20_000;
export const healthy_after = 30_000;

export class Backoff {
  private attempts = 0;

  constructor(private readonly random: () => number = Math.random) {}

  // Full jitter: anywhere between the shortest wait and a ceiling that doubles. Milliseconds.
  next(): number {
    const ceiling = Math.min(longest, shortest * 2 ** Math.min(this.attempts + 1, 10));
    this.attempts += 1;
    return shortest + this.random() * (ceiling - shortest);
  }

  // The connection has held for `healthy_after`.
  reset(): void {
    this.attempts = 0;
  }
}

export type AfterClose = "come_back" | "stay_away" | "sign_in";

// The range of a close code says whether to come back.
export function after_close(code: number): AfterClose {
  if (code === 3503) return "sign_in";
  const away = (code >= 3500 && code <= 3999) || (code >= 4500 && code <= 4999);
  return away || code === 1002 || code === 1007 || code === 1009 ? "stay_away" : "come_back";
}
