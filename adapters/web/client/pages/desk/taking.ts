// What is asked on the phone, and the command that comes of it. Pure.
import type { Fields } from "../../wire/messages";
import type { Key } from "../../words/words";

export interface Taken {
  name: string;
  number: string;
  landline: boolean;
  need: string;
  words: string;
  postcode: string;
  street: string;
  urgent: boolean;
  who_pays: string;
  introducer: string;
}

export const nothing_taken: Taken = {
  name: "",
  number: "",
  landline: false,
  need: "",
  words: "",
  postcode: "",
  street: "",
  urgent: false,
  who_pays: "",
  introducer: "",
};

// In the order of the form, so that the first one is where to go.
export function wrong_in(taken: Taken): Partial<Record<keyof Taken, Key>> {
  const wrong: Partial<Record<keyof Taken, Key>> = {};
  if (taken.name.trim() === "") wrong.name = "wrong.name";
  if (!/^\+?[0-9 ()-]{6,20}$/.test(taken.number.trim())) wrong.number = "wrong.number";
  if (taken.need === "") wrong.need = "wrong.need";
  if (!/^[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s*([0-9][A-Za-z]{2})?$/.test(taken.postcode.trim())) wrong.postcode = "wrong.postcode";
  if (taken.street.trim() === "") wrong.street = "wrong.street";
  return wrong;
}

// Numbers of text messages keep the usual channel; a landline is rung by the desk.
export function as_request(taken: Taken): Fields {
  const request: Fields = {
    name: taken.name.trim(),
    number: taken.number.trim(),
    need: taken.need,
    words: taken.words.trim(),
    postcode: taken.postcode.trim(),
    street: taken.street.trim(),
    urgency: taken.urgent ? "urgent" : "normal",
  };
  if (taken.landline) request.channel = "call";
  if (taken.who_pays !== "") request.who_pays = taken.who_pays;
  if (taken.introducer.trim() !== "") request.introducer = taken.introducer.trim();
  return request;
}
