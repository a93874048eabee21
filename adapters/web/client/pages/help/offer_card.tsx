// One question: yes, no, or yes under a condition, each one tap.
import { useState } from "preact/hooks";
import { act } from "../../parts/acting";
import { now } from "../../parts/clock";
import { TextField } from "../../parts/fields";
import { Ago, Tag } from "../../parts/text";
import { queued } from "../../wire/session";
import type { MyOffer } from "../../wire/vocabulary";
import { kilometres, named, t, window_text } from "../../words/words";

function But({ send, back }: { send(condition: string): void; back(): void }) {
  const [condition, set] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    if (condition.trim() !== "") send(condition.trim());
  };
  return (
    <form onSubmit={submit}>
      <TextField label={t("offer.but_label")} hint={t("offer.but_hint")} name="condition" value={condition} set={set} max={300} />
      <div class="actions">
        <button type="submit" class="main">
          {t("offer.but_send")}
        </button>
        <button type="button" onClick={back}>
          {t("action.back")}
        </button>
      </div>
    </form>
  );
}

export function OfferCard({ offer }: { offer: MyOffer }) {
  const [saying_but, say_but] = useState(false);
  const named_ids = { request: offer.request, offer: offer.offer };
  const answering = queued.value.some(({ body }) => body.offer === offer.offer);
  const heading = `offer-${offer.offer}`;
  return (
    <article class={`card${offer.urgency === "urgent" ? " pressing" : ""}`} aria-labelledby={heading}>
      <h3 id={heading}>
        {named("need", offer.need)} <span dir="auto">{offer.place}</span> {offer.urgency === "urgent" && <Tag stem="urgency" word="urgent" />}
      </h3>
      <p>
        {t("offer.away", { distance: kilometres(offer.away) })}, {window_text(offer.window, now.value)}. {t("offer.lapses")} <Ago at={offer.lapses_at} />.
      </p>
      {offer.state === "countered" && <p>{t("offer.countered")}</p>}
      {offer.state === "proposed" && answering && <p role="status">{t("offer.answering")}</p>}
      {offer.state === "proposed" && !answering && !saying_but && (
        <div class="actions">
          <button type="button" class="main" onClick={() => void act("accept_offer", named_ids)}>
            {t("offer.yes")}
          </button>
          <button type="button" onClick={() => void act("decline_offer", named_ids)}>
            {t("offer.no")}
          </button>
          <button type="button" onClick={() => say_but(true)}>
            {t("offer.but")}
          </button>
        </div>
      )}
      {saying_but && !answering && (
        <But
          back={() => say_but(false)}
          send={(condition) => {
            say_but(false);
            void act("counter_offer", { ...named_ids, condition });
          }}
        />
      )}
      {(offer.why ?? []).length > 0 && (
        <details>
          <summary>{t("offer.why")}</summary>
          <ul>
            {offer.why?.map((reason) => (
              <li key={reason}>{named("reason", reason)}</li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}
