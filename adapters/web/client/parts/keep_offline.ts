// The worker keeps the page's own files for when the net is away. Without one everything works while there is a net.
export function keep_offline(): void {
  if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/worker.js", { scope: "/" }).catch(() => undefined);
}
