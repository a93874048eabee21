import { forms_once, show_problems } from "../parts/plain_forms";

forms_once();
show_problems();

// An invitation's word stands behind the link's #, where no log sees it.
const word = document.querySelector<HTMLInputElement>("input[name=invitation][type=text]");
if (word && location.hash.length > 1) {
  word.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
