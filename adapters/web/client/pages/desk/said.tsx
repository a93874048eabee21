import { Ago, Words } from "../../parts/text";
import type { Said as SaidView } from "../../wire/vocabulary";
import { named, t } from "../../words/words";

export function Said({ said }: { said: SaidView[] }) {
  return (
    <section aria-labelledby="said-heading">
      <h3 id="said-heading">{t("story.said")}</h3>
      {said.length === 0 && <p class="quiet">{t("story.nothing_said")}</p>}
      <ol class="talk">
        {said.map((one) => (
          <li key={one.id} class={one.by === "person" ? "" : "ours"}>
            <p class="by">
              <span dir="auto">{one.by === "hub" ? t("said.hub", { name: one.name || t("person.nameless") }) : one.name || t("person.nameless")}</span>,{" "}
              <Ago at={one.at} />
              {one.state && one.by !== "person" && <span>, {named("message", one.state)}</span>}
            </p>
            <Words text={one.text} />
          </li>
        ))}
      </ol>
    </section>
  );
}
