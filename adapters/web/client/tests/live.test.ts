import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff, after_close } from "../wire/backoff";
import { Problem, lines_of } from "../wire/messages";
import { Outbox, PageStore } from "../wire/outbox";
import { connected, me, outcome, settle } from "./clockwork";

const done = { answer: "r1", offset: 101, epoch: "e1" };

test("the first frame brings the ticket, and after a break also where we were", async () => {
  const { world } = await connected();
  assert.deepEqual(world.socket().sent[0], { id: 1, connect: { ticket: "ticket", positions: {} } });
  world.socket().says({ event: "request_moved", offset: 101, request: "r" }, { position: 102 });
  world.socket().onclose?.({ code: 1006 });
  await world.pass(2_000);
  assert.equal(world.sockets.length, 2);
  world.socket().onopen?.();
  assert.deepEqual(world.socket().last().connect, { ticket: "ticket", positions: { g1: { offset: 102, epoch: "e1" } } });
});

test("a recovered connection keeps what is shown, another asks for all of it again", async () => {
  const { world } = await connected();
  assert.equal(world.fresh_starts, 1);
  for (const [recovered, starts] of [[true, 1], [false, 2]] as const) {
    world.socket().onclose?.({ code: 3001 });
    await world.pass(2_000);
    world.socket().onopen?.();
    world.socket().says({ id: 9, connected: { ...me, recovered, offset: 200 } });
    assert.equal(world.fresh_starts, starts);
  }
});

test("events are told once and in order; a gap starts afresh", async () => {
  const { world } = await connected();
  const event = (offset: number) => ({ event: "request_moved", offset });
  world.socket().says(event(101), event(101), event(100), event(102));
  assert.deepEqual(world.events.map(({ offset }) => offset), [101, 102]);
  assert.equal(world.fresh_starts, 1);
  world.socket().says(event(105));
  assert.equal(world.fresh_starts, 2);
});

test("a ping is answered, and silence ends the connection", async () => {
  const { world } = await connected();
  world.socket().says({});
  assert.deepEqual(world.socket().last(), {});
  const first = world.socket();
  await world.pass(54_000);
  assert.equal(first.closed, false);
  await world.pass(30_000);
  assert.equal(first.closed, true);
  assert.ok(world.sockets.length > 1);
});

test("a frame that cannot be read ends the connection", async () => {
  const { world } = await connected();
  world.socket().onmessage?.({ data: "{" });
  assert.equal(world.states.at(-1), "waiting");
});

test("commands wait for each other and for the connection, and keep their key", async () => {
  const { world, live } = await connected();
  const first = outcome(live.command("accept_offer", { offer: "o" }));
  const second = outcome(live.command("report_done", { request: "r" }));
  assert.equal(world.socket().sent.length, 2);
  assert.deepEqual(world.waiting_now, ["key1", "key2"]);
  world.socket().onclose?.({ code: 3001 });
  await world.pass(2_000);
  world.socket().onopen?.();
  world.socket().says({ id: 9, connected: { ...me, recovered: true, offset: 100 } });
  await world.pass(21_000);
  const again = world.socket().last();
  assert.equal(again.key, "key1");
  world.socket().says({ id: again.id as number, answer: done });
  await settle();
  assert.deepEqual(first.answer, done);
  const next = world.socket().last();
  assert.equal(next.key, "key2");
  world.socket().says({ id: next.id as number, problem: { status: 409, title: "Taken.", temporary: false } });
  await settle();
  assert.equal(second.problem?.message, "Taken.");
  assert.deepEqual(world.waiting_now, []);
});

test("what is said while the connection closes is not lost", async () => {
  const { world, live } = await connected();
  world.post_answer = async () => done;
  world.socket().readyState = 2;
  const command = outcome(live.command("claim_case", { request: "r1" }));
  const query = live.query("queue");
  live.look("r1");
  world.socket().onclose?.({ code: 3001 });
  await assert.rejects(query, (problem: Problem) => problem.temporary);
  await settle();
  assert.deepEqual(command.answer, done); // by plain HTTP
  await world.pass(2_000);
  world.socket().onopen?.();
  world.socket().says({ id: 9, connected: { ...me, recovered: true, offset: 100 } });
  assert.ok(world.socket().sent.some((one) => "look" in one));
});

test("a temporary problem is tried again with the same key", async () => {
  const { world, live } = await connected();
  const result = outcome(live.command("cancel_request", { request: "r" }));
  const id = world.socket().last().id as number;
  world.socket().says({ id, problem: { status: 503, title: "Busy.", temporary: true } });
  await world.pass(2000);
  const again = world.socket().last();
  assert.equal(again.key, "key1");
  assert.notEqual(again.id, id);
  world.socket().says({ id: again.id as number, answer: done });
  await settle();
  assert.deepEqual(result.answer, done);
});

test("what was queued is sent after a reload, by the same person only", async () => {
  const { world, live, store } = await connected();
  void live.command("accept_offer", { offer: "o" });
  const reloaded = await connected(store);
  assert.equal(reloaded.world.socket().last().key, "key1");
  const box = new Outbox(store, () => world.time);
  assert.equal(box.entries("g1 p1").length, 1);
  assert.equal(box.entries("g1 p2").length, 0);
});

test("what is refused after a reload is told, because nobody waits for it any more", async () => {
  const { live, store } = await connected();
  void live.command("accept_offer", { offer: "o" });
  const { world } = await connected(store);
  world.socket().says({ id: world.socket().last().id as number, problem: { status: 409, title: "Taken." } });
  assert.deepEqual(world.refused_late, ["key1"]);
  assert.deepEqual(world.waiting_now, []);
});

test("without a live connection commands go by plain HTTP", async () => {
  const { world, live } = await connected();
  world.ticket_answer = () => Promise.reject(new Problem({ status: 503, title: "" }));
  world.post_answer = async () => done;
  world.socket().onclose?.({ code: 1006 });
  const result = outcome(live.command("accept_offer", { offer: "o" }));
  await world.pass(1);
  assert.deepEqual(result.answer, done);
  assert.equal(await live.query("my_offers"), "by http");
});

test("queries that lose their connection fail, those that are answered give the view", async () => {
  const { world, live } = await connected();
  const view = live.query("my_offers", {});
  world.socket().says({ id: world.socket().last().id as number, view: { offers: [] } });
  assert.deepEqual(await view, { offers: [] });
  const lost = live.query("my_offers", {});
  world.socket().onclose?.({ code: 1006 });
  await assert.rejects(lost, (problem: Problem) => problem.temporary);
});

test("what one looks at is told again after a break", async () => {
  const { world, live } = await connected();
  live.look("r1");
  assert.deepEqual(world.socket().last(), { look: { request: "r1" } });
  world.socket().onclose?.({ code: 3001 });
  await world.pass(2_000);
  world.socket().onopen?.();
  world.socket().says({ id: 9, connected: { ...me, recovered: true, offset: 100 } });
  assert.deepEqual(world.socket().last(), { look: { request: "r1" } });
  live.look("");
  assert.deepEqual(world.socket().last(), { look: {} });
});

test("the range of a close code says whether to come back", () => {
  for (const code of [1000, 1001, 1006, 1011, 1013, 3000, 3001, 3008, 3499, 4000, 4499]) assert.equal(after_close(code), "come_back", `${code}`);
  for (const code of [1002, 1007, 1009, 3500, 3501, 3504, 3999, 4500, 4999]) assert.equal(after_close(code), "stay_away", `${code}`);
  assert.equal(after_close(3503), "sign_in");
});

test("a session that ended asks to sign in and does not come back", async () => {
  const { world } = await connected();
  world.socket().onclose?.({ code: 3503 });
  await world.pass(60_000);
  assert.equal(world.states.at(-1), "signed_out");
  assert.equal(world.sockets.length, 1);
});

test("waits grow to 20 s, are never under half a second, and start anew after 30 s of health", async () => {
  let chance = 0;
  const backoff = new Backoff(() => chance);
  for (let i = 0; i < 12; ++i) assert.equal(backoff.next(), 500);
  chance = 1;
  assert.equal(backoff.next(), 20_000);
  backoff.reset();
  assert.deepEqual([backoff.next(), backoff.next(), backoff.next()], [1000, 2000, 4000]);
});

test("the outbox is bounded, drops what is a day old, and passes over what is not its own", () => {
  const store = new PageStore();
  let now = 0;
  const box = new Outbox(store, () => now);
  store.setItem("aidhub.outbox.bad", "{");
  store.setItem("else", "1");
  for (let i = 0; i < 60; ++i) box.add({ key: `k${i}`, who: "w", command: "c", body: {}, at: i });
  assert.equal(box.entries("w").length, 50);
  now = 24 * 3600 * 1000 + 10;
  assert.equal(box.entries("w")[0]?.key, "k10");
  box.clear();
  assert.equal(box.entries("w").length, 0);
  assert.equal(store.getItem("else"), "1");
});

test("lines of a frame are objects, one each", () => {
  assert.deepEqual(lines_of('{}\n{"position":1}\n'), [{}, { position: 1 }]);
  assert.deepEqual(lines_of("[]\n1\nnull"), []);
  assert.throws(() => lines_of("{"));
});
