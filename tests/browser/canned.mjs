// What a hub would answer: one group with a few people. The words of people are words that would be scripts if they were not text.
import { readFileSync } from "node:fs";

export const stored = readFileSync(new URL("stored_words.txt", import.meta.url), "utf8").split("\n").filter(Boolean);

const hour = 3_600_000;
const person = (id, name, more = {}) => ({ person: id, name, number: "+447700900123", channel: "sms", language: "en", stopped: false, blocked: false, ...more });

const row = (id, more = {}) => ({
  request: id,
  reference: id.toUpperCase(),
  state: "open",
  need: "shopping",
  urgency: "normal",
  place: "E8 3",
  patch: "",
  resident: "Rosa",
  since: Date.now() - hour,
  window: { from: Date.now() - hour, until: Date.now() + 4 * hour },
  asked: 2,
  open_offers: 1,
  helpers: 0,
  helpers_wanted: 1,
  helper: "",
  trouble: "none",
  claimed_by: "",
  lat: 51.54,
  lon: -0.06,
  ...more,
});

function story(which) {
  const now = Date.now();
  return {
    row: which,
    resident: person("p1", stored[0]),
    words: stored.join("\n"),
    street: stored[2],
    who_pays: "card_by_phone",
    doorstep_word: "oak",
    channel: "sms",
    introducer: stored[3],
    offers: [
      { offer: "o1", volunteer: person("v1", stored[5]), state: "proposed", code: "K7", told: "delivered", proposed_at: now - hour, lapses_at: now + hour, condition: "", by_hand: "" },
      { offer: "o2", volunteer: person("v2", "Bo"), state: "countered", code: "K8", told: "sent", proposed_at: now - hour, lapses_at: now + hour, condition: stored[8], by_hand: "" },
    ],
    said: stored.map((text, i) => ({ id: `m${i}`, with: "p1", name: "Rosa", by: ["person", "hub", "coordinator"][i % 3], text, at: now - hour, state: "delivered", reason: "" })),
    notes: [{ by: "Ana", at: now - hour, text: stored[11] }],
    alerts: [],
    created_at: now - hour,
    opened_at: now - hour,
  };
}

export class Canned {
  constructor(roles = ["coordinator"]) {
    this.roles = roles;
    this.rows = [row("r1", { urgency: "urgent" }), row("r2", { need: "medication", trouble: "nobody_found", state: "unmet" }), row("r3", { resident: stored[1], state: "filled", helper: "Bo" })];
    this.offers = [{ request: "r1", offer: "o1", state: "proposed", code: "K7", need: "shopping", urgency: "urgent", place: stored[4], away: 1500, window: row("r1").window, lapses_at: Date.now() + hour, why: ["near", "longest_not_asked"] }];
    this.tasks = [this.task("r3", "o3")];
  }

  task(request, offer) {
    return {
      request,
      offer,
      code: "K9",
      reference: request.toUpperCase(),
      state: "filled",
      need: "shopping",
      urgency: "normal",
      resident: stored[5],
      street: "12 Mare Street",
      place: "E8 3PN",
      words: stored.join("\n"),
      window: row("r1").window,
      who_pays: "helper_repaid",
      spending_limit_pence: 3000,
      doorstep_word: "oak",
    };
  }

  answer(query, fields) {
    const now = Date.now();
    const views = {
      me: () => ({ person: "c1", name: "Ana", roles: this.roles, group: "g1", group_name: "Hackney Helpers", language: "en", zone: "Europe/London", paused: false, on_duty: true }),
      about_group: () => ({ group: "g1", name: "Hackney Helpers", area: "E8", welcome: stored[0], needs: ["shopping", "medication", "check_on"], payments: ["card_by_phone", "voucher"], paused: false }),
      queue: () => ({ rows: this.rows, more: 0, open_alerts: 1, calls: 1, paused: false }),
      request_story: () => story(this.rows.find(({ request }) => request === fields.request) ?? this.rows[0]),
      alerts: () => ({ alerts: ["danger", "ring"].map((kind, i) => ({ alert: `a${i}`, kind, person: person("p1", stored[0]), request: "r1", reference: "R1", words: stored[i], raised_at: now - hour, acknowledged_by: "", told: 1 })) }),
      talk: () => ({ person: person("p1", stored[0]), held_by: "Ana", held_until: now + hour, said: story(this.rows[0]).said }),
      volunteers: () => ({ volunteers: stored.map((name, i) => ({ person: person(`v${i}`, name), approved: i % 2 === 0, needs: ["shopping"], languages: ["en"], home: "E8 3", lat: 51.5, lon: 0, tasks: 0, open_offers: 0, since: now })) }),
      candidates: () => ({ candidates: [{ person: person("v3", stored[6]), away: 1500, reasons: ["near", "asked_lately"], may_be_asked: true }] }),
      duties: () => ({ duties: [{ person: "c1", name: "Ana", from: now - hour, until: now + hour }], coordinators: [person("c1", "Ana")], handover: stored[0], handover_by: "Ana", handover_at: now }),
      group_settings: () => ({ now: { name: "Hackney Helpers", postcode: "E8 3PN", language: "en", welcome: stored[0], quiet: { from: 21, until: 8 }, needs: ["shopping"], payments: ["voucher"], spending_limit_pence: 3000, daily_segments: 1000, asking: { at_once: 3, lapse: 45, lapse_urgent: 15, tell_waiting: 60, unmet_after: 24, widest: 15000 }, patches: [{ name: stored[0], outcodes: ["E8", "E9"], lead: "c1" }] }, hub_numbers: ["sms:60300"], known_needs: ["shopping", "medication"], paused: false }),
      broadcast_estimate: () => ({ reach: 12, segments: 24, budget_left: 900 }),
      figures: () => ({ figures: [{ name: "requests_open", count: 12, few: false }, { name: "volunteers", count: 0, few: true }] }),
      my_offers: () => ({ offers: this.offers }),
      my_tasks: () => ({ tasks: this.tasks }),
      my_availability: () => ({ approved: true, needs: ["shopping"], possible_needs: ["shopping", "medication"], available: Array(7).fill("000000001111111111110000"), reach: 5000, offers_per_day: 2 }),
      my_requests: () => ({ requests: [] }),
    };
    return views[query]?.();
  }

  // What a command changes, as far as a page shows it. Gives the answer's text and the events.
  act(command, body) {
    const done = (answer, ...events) => ({ answer, events });
    switch (command) {
      case "open_request": {
        const id = `r${this.rows.length + 1}`;
        this.rows.push(row(id, { resident: body.name, need: body.need, urgency: body.urgency }));
        return done(id, { event: "request_moved", request: id, state: "open" });
      }
      case "claim_case":
      case "drop_claim":
        for (const one of this.rows) {
          if (one.request !== body.request) continue;
          one.claimed_by = command === "claim_case" ? "Ana" : "";
          one.claimed_until = Date.now() + hour / 2;
        }
        return done("", { event: "request_changed", request: body.request });
      case "accept_offer":
        this.offers = this.offers.filter(({ offer }) => offer !== body.offer);
        this.tasks = [...this.tasks, this.task(body.request, body.offer)];
        return done("", { event: "offer_moved", request: body.request, offer: body.offer, volunteer: "c1", state: "accepted" });
      case "report_done":
        this.tasks = this.tasks.filter(({ offer }) => offer !== body.offer);
        return done("", { event: "request_moved", request: body.request, state: "done" });
      default:
        return done("");
    }
  }
}
