// Keeps the page's own files for when the net is away, shows pushes and opens what they speak of. Nothing that is about
// anybody is kept: answers of /api/ never pass through here, and pages are kept only where they are the same for all.
/// <reference lib="webworker" />
declare const KEPT: string[];
declare const VERSION: string;

export {};
const scope = self as unknown as ServiceWorkerGlobalScope;
const cache_name = `aidhub-${VERSION}`;
const shells = ["/desk", "/help/tasks", "/set-up", "/offline"];

interface Push {
  title?: string;
  body?: string;
  tag?: string;
  url?: string;
}

async function install(): Promise<void> {
  const cache = await caches.open(cache_name);
  await cache.addAll([...KEPT, ...shells]);
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("aidhub-") && name !== cache_name).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

// Files never change under their name. Pages come from the hub as long as it is there.
async function answer(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cache_name);
  if (path.startsWith("/assets/")) return (await cache.match(path)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const kept = (await cache.match(path)) ?? (await cache.match("/offline"));
    if (kept) return kept;
    throw error;
  }
}

// Only what lies within this site is opened.
async function open(url: string | undefined): Promise<void> {
  const target = new URL(url ?? "/help/tasks", scope.location.origin);
  if (target.origin !== scope.location.origin) return;
  const windows = await scope.clients.matchAll({ type: "window" });
  const there = windows.find((one) => new URL(one.url).pathname === target.pathname);
  if (there) await there.focus();
  else await scope.clients.openWindow(target.href);
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = request.method === "GET" && url.origin === scope.location.origin && !url.pathname.startsWith("/api/");
  if (ours && (request.mode === "navigate" || url.pathname.startsWith("/assets/"))) event.respondWith(answer(request, url.pathname));
});
scope.addEventListener("push", (event) => {
  let push: Push = {};
  try {
    push = (event.data?.json() ?? {}) as Push;
  } catch {
    // A push without readable words still has to show something.
  }
  const { title = "Aidhub", body = "", tag = "aidhub", url } = push;
  event.waitUntil(scope.registration.showNotification(title, { body, tag, data: url, icon: "/favicon.svg" }));
});
scope.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data as string | undefined));
});
