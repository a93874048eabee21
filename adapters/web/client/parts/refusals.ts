import type { Problem } from "../wire/messages";
import { type Key, t } from "../words/words";

const known: Record<number, Key> = {
  0: "refusal.unreachable",
  401: "refusal.signed_out",
  403: "refusal.not_allowed",
  404: "refusal.not_found",
  409: "refusal.moved_on",
  410: "refusal.expired",
  429: "refusal.too_many",
  503: "refusal.unreachable",
  507: "refusal.outbox_full",
};

// The hub's own sentence where it gave one.
export function refusal_text(problem: Problem): string {
  const own = problem.message !== "" && problem.status !== 0 && problem.status !== 507;
  return own ? problem.message : t(known[problem.status] ?? "refusal.other");
}
