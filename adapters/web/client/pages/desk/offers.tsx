import { act } from "../../parts/acting";
import { Ago, Tag, Words } from "../../parts/text";
import type { Offer } from "../../wire/vocabulary";
import { named, t } from "../../words/words";

function Person({ offer }: { offer: Offer }) {
  const { volunteer } = offer;
  return (
    <a href={`#talk/${encodeURIComponent(volunteer.person)}`} dir="auto">
      {volunteer.name || volunteer.number || t("person.nameless")}
    </a>
  );
}

function OfferLine({ request, offer }: { request: string; offer: Offer }) {
  const open = offer.state === "proposed";
  return (
    <li class="card">
      <p>
        <Person offer={offer} /> <Tag stem="offer" word={offer.state} /> {offer.told && <span class="quiet">{named("message", offer.told)}</span>}{" "}
        <span class="quiet">
          {open ? t("offer.lapses") : t("offer.asked")} <Ago at={open ? offer.lapses_at : offer.proposed_at} />
        </span>
        {offer.by_hand && <span class="quiet"> {t("offer.by_hand", { name: offer.by_hand })}</span>}
      </p>
      {offer.condition && <Words text={`“${offer.condition}”`} />}
      {offer.state === "countered" && (
        <button type="button" class="main" onClick={() => void act("agree_to_condition", { request, offer: offer.offer })}>
          {named("command", "agree_to_condition")}
        </button>
      )}
      {offer.state === "accepted" && (
        <button type="button" onClick={() => void act("release_task", { request, offer: offer.offer })}>
          {t("offer.take_back", { name: offer.volunteer.name || t("person.nameless") })}
        </button>
      )}
      {offer.expected_at && (
        <p>
          {t("offer.expected")} <Ago at={offer.expected_at} />
        </p>
      )}
    </li>
  );
}

export function Offers({ request, offers }: { request: string; offers: Offer[] }) {
  return (
    <section aria-labelledby="offers-heading">
      <h3 id="offers-heading">{t("story.offers")}</h3>
      {offers.length === 0 && <p class="quiet">{t("story.nobody_asked")}</p>}
      <ul class="talk">
        {offers.map((offer) => (
          <OfferLine key={offer.offer} request={request} offer={offer} />
        ))}
      </ul>
    </section>
  );
}
