// The views of hub/views.hpp, as they come over the wire. Lists and texts that are empty may be left out.

export interface Window {
  from: number;
  until: number;
}

export interface Person {
  person: string;
  name?: string;
  number?: string;
  channel?: string;
  language?: string;
  stopped?: boolean;
  blocked?: boolean;
}

export interface Me {
  person: string;
  name?: string;
  roles?: string[];
  group: string;
  group_name?: string;
  language?: string;
  paused?: boolean;
  on_duty?: boolean;
  push_key?: string;
}

export interface Row {
  request: string;
  reference?: string;
  state: string;
  need?: string;
  urgency: string;
  place?: string;
  patch?: string;
  resident?: string;
  since: number;
  window: Window;
  asked: number;
  open_offers: number;
  helpers: number;
  helpers_wanted: number;
  helper?: string;
  trouble?: string;
  claimed_by?: string;
  claimed_until?: number;
  lat?: number;
  lon?: number;
}

export interface Queue {
  rows?: Row[];
  more?: number;
  open_alerts?: number;
  calls?: number;
  paused?: boolean;
}

export interface Offer {
  offer: string;
  volunteer: Person;
  state: string;
  told?: string;
  proposed_at: number;
  lapses_at: number;
  answered_at?: number;
  expected_at?: number;
  condition?: string;
  by_hand?: string;
}

export interface Note {
  by?: string;
  at: number;
  text?: string;
}

export interface Said {
  id: string;
  name?: string;
  by: "person" | "hub" | "coordinator";
  text?: string;
  at: number;
  state?: string;
}

export interface Alert {
  alert: string;
  kind: string;
  person: Person;
  request?: string;
  reference?: string;
  words?: string;
  raised_at: number;
  acknowledged_by?: string;
  told?: number;
}

export interface Story {
  row: Row;
  resident: Person;
  words?: string;
  street?: string;
  who_pays?: string;
  doorstep_word?: string;
  introducer?: string;
  offers?: Offer[];
  said?: Said[];
  notes?: Note[];
  alerts?: Alert[];
  created_at: number;
  opened_at?: number;
  ended_at?: number;
}

export interface Talk {
  person: Person;
  held_by?: string;
  held_until?: number;
  said?: Said[];
}

export interface Volunteer {
  person: Person;
  approved?: boolean;
  needs?: string[];
  home?: string;
  tasks?: number;
  paused_until?: number;
}

export interface Candidate {
  person: Person;
  away: number;
  reasons?: string[];
  may_be_asked?: boolean;
}

export interface Duty {
  person: string;
  name?: string;
  from: number;
  until: number;
}

export interface Duties {
  duties?: Duty[];
  coordinators?: Person[];
  handover?: string;
  handover_by?: string;
  handover_at?: number;
}

export interface Patch {
  name: string;
  outcodes?: string[];
  lead?: string;
}

export interface GroupSettings {
  now: GroupChange;
  hub_numbers?: string[];
  known_needs?: string[];
  paused?: boolean;
}

// What `change_group` takes: everything in it replaces what was there.
export interface GroupChange {
  name?: string;
  postcode?: string;
  language?: string;
  welcome?: string;
  quiet?: { from: number; until: number };
  needs?: string[];
  payments?: string[];
  spending_limit_pence?: number;
  daily_segments?: number;
  asking?: Record<string, number>;
  patches?: Patch[];
}

export interface Estimate {
  reach: number;
  segments: number;
  budget_left: number;
}

export interface Figure {
  name: string;
  count: number;
  few?: boolean;
}

export interface MyOffer {
  request: string;
  offer: string;
  state: string;
  need: string;
  urgency: string;
  place?: string;
  away: number;
  window: Window;
  lapses_at: number;
  why?: string[];
}

export interface MyTask {
  request: string;
  offer: string;
  reference?: string;
  state: string;
  need: string;
  urgency: string;
  resident?: string;
  street?: string;
  place?: string;
  words?: string;
  window: Window;
  who_pays?: string;
  spending_limit_pence?: number;
  doorstep_word?: string;
  expected_at?: number;
}

export interface MyAvailability {
  approved?: boolean;
  needs?: string[];
  possible_needs?: string[];
  available: string[]; // see hours.ts
  reach: number;
  offers_per_day: number;
  paused_until?: number;
}
