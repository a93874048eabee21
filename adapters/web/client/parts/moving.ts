// Where a key takes the one who is at `at` of `size` rows (-1: nowhere yet); nothing for other keys.
export function moved(key: string, at: number, size: number): number | undefined {
  if (size === 0) return undefined;
  switch (key) {
    case "ArrowDown":
    case "j":
      return Math.min(at + 1, size - 1);
    case "ArrowUp":
    case "k":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return size - 1;
    default:
      return undefined;
  }
}
