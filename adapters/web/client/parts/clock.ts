// The time, moving once in ten seconds: what is written as "5 minutes ago" follows it. By the hub's clock.
import { computed, signal } from "@preact/signals";
import { server_ahead } from "../wire/session";

const own = signal(Date.now());
setInterval(() => {
  own.value = Date.now();
}, 10_000);

export const now = computed(() => own.value + server_ahead.value);
