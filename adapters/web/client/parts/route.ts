// Which part of a page is shown stands behind '#' in its address: "#request/ID".
import { signal } from "@preact/signals";

export interface Route {
  part: string;
  id: string;
}

export function read_route(hash: string): Route {
  const [part = "", id = ""] = hash.replace(/^#/, "").split("/");
  return { part, id: decodeURIComponent(id) };
}

export const route = signal<Route>({ part: "", id: "" });

export function follow_address(): void {
  const read = () => {
    route.value = read_route(location.hash);
  };
  addEventListener("hashchange", read);
  read();
}

export function go(part: string, id = ""): void {
  location.hash = id === "" ? `#${part}` : `#${part}/${encodeURIComponent(id)}`;
}
