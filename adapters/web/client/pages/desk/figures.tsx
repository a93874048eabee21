// For observers: counts, nothing about anybody.
import { refusal_text } from "../../parts/refusals";
import { sign_out, useView } from "../../wire/session";
import type { Figure, Me } from "../../wire/vocabulary";
import { named, t } from "../../words/words";

export function Figures({ me }: { me: Me }) {
  const { view, problem } = useView<{ figures?: Figure[] }>("figures", {}, ({ event }) => event === "request_moved");
  return (
    <>
      <header class="top">
        <span class="name" dir="auto">
          {me.group_name}
        </span>
        <button type="button" onClick={() => void sign_out()}>
          {t("action.sign_out")}
        </button>
      </header>
      <main id="main" class="narrow" tabIndex={-1}>
        <h1>{t("figures.title")}</h1>
        {problem && <p class="wrong">{refusal_text(problem)}</p>}
        <dl class="facts">
          {(view?.figures ?? []).map(({ name, count, few }) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{named("figure", name)}</dt>
              <dd>{few ? t("figures.few") : count}</dd>
            </div>
          ))}
        </dl>
      </main>
    </>
  );
}
