// Short news at the foot of the page, said aloud by screen readers, with a way back where there is one.
import { signal } from "@preact/signals";
import { t } from "../words/words";

interface Toast {
  id: number;
  text: string;
  undo: (() => void) | undefined;
}

const toasts = signal<Toast[]>([]);
let next_id = 1;
const shown_for = 8_000;
const shown_for_with_undo = 20_000; // reading, deciding and reaching the button take time

const drop = (id: number) => {
  toasts.value = toasts.value.filter((one) => one.id !== id);
};

export function tell(text: string, undo?: () => void): void {
  const id = next_id++;
  toasts.value = [...toasts.value.slice(-2), { id, text, undo }];
  setTimeout(() => drop(id), undo ? shown_for_with_undo : shown_for);
}

export function undo_last(): boolean {
  const last = toasts.value.findLast((one) => one.undo);
  if (!last) return false;
  drop(last.id);
  last.undo?.();
  return true;
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, undo }) => (
        <div key={id} class="toast">
          <p>{text}</p>
          {undo && (
            <button
              type="button"
              onClick={() => {
                drop(id);
                undo();
              }}
            >
              {t("toast.undo")}
            </button>
          )}
          <button type="button" class="plain" onClick={() => drop(id)} aria-label={t("toast.dismiss")}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
