// The volunteer's page: what one is asked, what one has said yes to, and when one may be asked.
import { route } from "../../parts/route";
import { show_keys } from "../../parts/shortcuts";
import type { GroupEvent } from "../../wire/messages";
import { sign_out, useView } from "../../wire/session";
import type { Me, MyAvailability, MyOffer, MyTask } from "../../wire/vocabulary";
import { count, t } from "../../words/words";
import { Availability } from "./availability";
import { OfferCard } from "./offer_card";
import { Pushes } from "./pushes";
import { TaskCard } from "./task_card";

const of_mine = ({ event }: GroupEvent) => event === "offer_moved" || event === "request_moved" || event === "request_changed";

function Top({ me }: { me: Me | undefined }) {
  const days = route.value.part === "days";
  return (
    <header class="top">
      <span class="name" dir="auto">
        {me?.group_name ?? t("help.title")}
      </span>
      <nav aria-label={t("help.nav")}>
        <ul>
          <li>
            <a href="#" aria-current={days ? undefined : "page"}>
              {t("help.nav.tasks")}
            </a>
          </li>
          <li>
            <a href="#days" aria-current={days ? "page" : undefined}>
              {t("help.nav.days")}
            </a>
          </li>
          <li>
            <button type="button" class="plain" onClick={show_keys}>
              {t("keys.title")}
            </button>
          </li>
          <li>
            <button type="button" class="plain" onClick={() => void sign_out()}>
              {t("action.sign_out")}
            </button>
          </li>
        </ul>
      </nav>
    </header>
  );
}

function Now({ availability }: { availability: MyAvailability | undefined }) {
  const offers = useView<{ offers?: MyOffer[] }>("my_offers", {}, of_mine);
  const tasks = useView<{ tasks?: MyTask[] }>("my_tasks", {}, of_mine);
  const asked = offers.view?.offers ?? [];
  const mine = tasks.view?.tasks ?? [];
  return (
    <>
      <section aria-labelledby="offers-heading" aria-live="polite">
        <h2 id="offers-heading">{offers.view ? count("help.offers", asked.length) : t("page.loading")}</h2>
        {offers.view && asked.length === 0 && <p class="quiet">{t(availability?.approved === false ? "help.not_approved" : "help.no_offers")}</p>}
        {asked.map((offer) => (
          <OfferCard key={offer.offer} offer={offer} />
        ))}
      </section>
      <section aria-labelledby="tasks-heading">
        <h2 id="tasks-heading">{tasks.view ? count("help.tasks", mine.length) : t("help.nav.tasks")}</h2>
        {mine.map((task) => (
          <TaskCard key={task.offer} task={task} />
        ))}
      </section>
    </>
  );
}

export function Help() {
  const { view: me } = useView<Me>("me", {}, ({ event }) => event === "group_changed");
  const { view: availability } = useView<MyAvailability>("my_availability", {}, ({ event }) => event === "volunteer_changed");
  return (
    <>
      <Top me={me} />
      <main id="main" class="narrow" tabIndex={-1}>
        <h1>{me?.name ? t("help.hello", { name: me.name }) : t("help.title")}</h1>
        {me?.paused && <p class="bar">{t("desk.paused")}</p>}
        {route.value.part === "days" ? (
          <Availability view={availability} />
        ) : (
          <>
            <Now availability={availability} />
            {me?.push_key && <Pushes key_of_hub={me.push_key} />}
          </>
        )}
      </main>
    </>
  );
}
