// A list whose rows are buttons: Tab comes to the current one, arrows, Home and End move between them.
import type { ComponentChildren, TargetedKeyboardEvent } from "preact";
import { useRef } from "preact/hooks";
import { moved } from "./moving";

interface Props<T> {
  label: string;
  items: T[];
  key_of(item: T): string;
  current: string | undefined;
  choose(key: string): void;
  children(item: T): ComponentChildren;
}

export function List<T>({ label, items, key_of, current, choose, children }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  const keys = items.map(key_of);
  const reached = current !== undefined && keys.includes(current) ? current : keys[0];
  const press = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const at = [...(list.current?.querySelectorAll("button.row") ?? [])].indexOf(document.activeElement as Element);
    const to = moved(event.key, at, keys.length);
    if (to === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLButtonElement>("button.row")[to]?.focus();
  };
  return (
    <ul class="list" aria-label={label} ref={list} onKeyDown={press}>
      {items.map((item) => {
        const key = key_of(item);
        return (
          <li key={key}>
            <button
              type="button"
              class="row"
              tabIndex={key === reached ? 0 : -1}
              aria-current={key === current ? "true" : undefined}
              onClick={() => choose(key)}
            >
              {children(item)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
