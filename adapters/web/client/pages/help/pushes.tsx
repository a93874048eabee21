// News while the page is closed. Asked for by a button only: browsers punish pages that ask unbidden, and people dislike them.
import { useEffect, useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { tell } from "../../parts/toasts";
import { t } from "../../words/words";

type Standing = "unable" | "off" | "on" | "forbidden";

function bytes_of(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

async function standing(): Promise<Standing> {
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) return "unable";
  if (Notification.permission === "denied") return "forbidden";
  const worker = await navigator.serviceWorker.getRegistration("/");
  return (await worker?.pushManager.getSubscription()) ? "on" : "off";
}

async function turn_on(key_of_hub: string): Promise<void> {
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes_of(key_of_hub) });
  const { endpoint, keys } = subscription.toJSON();
  await act("add_device", { endpoint, key: keys?.p256dh, secret: keys?.auth });
}

async function turn_off(): Promise<void> {
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.getSubscription();
  if (!subscription) return;
  await act("remove_device", { endpoint: subscription.endpoint });
  await subscription.unsubscribe();
}

// `key_of_hub` is what the browser knows our pushes by.
export function Pushes({ key_of_hub }: { key_of_hub: string }) {
  const [now, set] = useState<Standing>("unable");
  const look = () => standing().then(set, () => set("unable"));
  useEffect(() => void look(), []);
  const turn = (how: () => Promise<void>) => void how().then(look, () => tell(t("push.failed")));
  if (now === "unable") return null;
  return (
    <section aria-labelledby="push-heading">
      <h2 id="push-heading">{t("push.title")}</h2>
      {now === "forbidden" && <p class="quiet">{t("push.forbidden")}</p>}
      {now === "off" && (
        <button type="button" onClick={() => turn(() => turn_on(key_of_hub))}>
          {t("push.on")}
        </button>
      )}
      {now === "on" && (
        <button type="button" onClick={() => turn(turn_off)}>
          {t("push.off")}
        </button>
      )}
    </section>
  );
}
