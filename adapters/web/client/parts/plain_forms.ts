// For forms that the hub rendered and that work without script.

// A second press while the first is under way does nothing. Coming back by the browser's button frees the form again.
export function forms_once(): void {
  for (const form of document.querySelectorAll("form")) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
    });
    addEventListener("pageshow", () => {
      sent = false;
    });
  }
}

// The summary of what is wrong gets the focus, so that it is read out first.
export function show_problems(): void {
  document.querySelector<HTMLElement>(".problems")?.focus();
}
