// A hub of paper: the pages as C++ wrote them (a folder of *.html with *.json headers), the client's files, a canned API and a
// live connection that keeps the wire's contract. For the pages only: what the hub itself does is tested elsewhere.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const plain_headers = { "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" };

export class Stage {
  constructor({ modules, dist, pages, canned }) {
    const { WebSocketServer } = createRequire(`${modules}/package.json`)("ws");
    Object.assign(this, { dist, pages, canned, offset: 100, offline: false });
    this.files = Object.values(JSON.parse(readFileSync(join(dist, "manifest.json"))).files);
    this.keys = new Map(); // idempotency keys and their answers
    this.commands = []; // those that had an effect
    this.sockets = new Set();
    this.server = createServer((request, response) => void this.serve(request, response));
    this.live = new WebSocketServer({ noServer: true, handleProtocols: () => "aidhub.v1" });
    this.server.on("upgrade", (request, socket, head) => {
      if (this.offline) socket.destroy();
      else this.live.handleUpgrade(request, socket, head, (one) => this.connect(one));
    });
  }

  async open() {
    await new Promise((done) => this.server.listen(0, "127.0.0.1", done));
    this.url = `http://127.0.0.1:${this.server.address().port}`;
  }

  close() {
    this.drop();
    this.server.closeAllConnections();
    this.server.close();
  }

  drop() {
    for (const socket of this.sockets) socket.terminate();
  }

  async serve(request, response) {
    const { pathname, searchParams } = new URL(request.url, this.url);
    let body = "";
    for await (const part of request) body += part;
    if (this.offline) request.socket.destroy();
    else if (pathname.startsWith("/api/v1/")) this.api(request, response, pathname.slice(8), searchParams, body);
    else if (pathname.startsWith("/phones/")) setTimeout(() => this.json(response, 200, []), 200);
    else this.page(request, response, pathname, searchParams);
  }

  json(response, status, value) {
    response.writeHead(status, { ...plain_headers, "Content-Type": "application/json" }).end(JSON.stringify(value));
  }

  api(request, response, name, fields, body) {
    if (request.method === "POST" && name === "ticket") return this.json(response, 200, { ticket: "t" });
    if (request.method === "POST") return this.json(response, 200, this.command(name, JSON.parse(body), request.headers["idempotency-key"]));
    const view = this.canned.answer(name, Object.fromEntries(fields));
    return view ? this.json(response, 200, view) : this.json(response, 404, { title: "There is no such thing.", status: 404 });
  }

  page(request, response, pathname, fields) {
    const file = this.files.find((one) => `/${one.file}` === pathname);
    if (file) {
      response.writeHead(200, { ...plain_headers, "Content-Type": file.type }).end(readFileSync(join(this.dist, file.file)));
      return;
    }
    const wrong = fields.has("wrong") ? ".wrong" : "";
    const name = (pathname === "/" ? "home" : pathname.slice(1).replaceAll("/", ".")) + (fields.get("as") ? `.${fields.get("as")}` : "") + wrong;
    const path = join(this.pages, `${name}${request.method === "POST" ? ".posted" : ""}`);
    const found = existsSync(`${path}.html`) ? path : join(this.pages, "not_found");
    const { status, headers } = JSON.parse(readFileSync(`${found}.json`));
    response.writeHead(status, headers).end(readFileSync(`${found}.html`));
  }

  // Once for each key: a repeat has the same answer and no effect.
  command(name, body, key) {
    const known = this.keys.get(key);
    if (known) return known;
    this.commands.push({ name, body, key });
    const { answer, events } = this.canned.act(name, body);
    for (const event of events) this.tell(event);
    const result = { answer, offset: this.offset, epoch: "e1" };
    this.keys.set(key, result);
    return result;
  }

  tell(event) {
    const text = JSON.stringify({ ...event, offset: ++this.offset });
    for (const socket of this.sockets) socket.send(text);
  }

  connect(socket) {
    socket.on("message", (frame) => {
      for (const line of String(frame).split("\n")) this.frame(socket, JSON.parse(line));
    });
    socket.on("close", () => this.sockets.delete(socket));
  }

  frame(socket, frame) {
    const say = (value) => socket.send(JSON.stringify(value));
    if (frame.connect) {
      const known = frame.connect.positions.g1;
      say({ id: frame.id, connected: { group: "g1", person: "c1", roles: this.canned.roles, ping: 25, time: Date.now(), recovered: known?.offset === this.offset, offset: this.offset, epoch: "e1" } });
      this.sockets.add(socket);
      say({ presence: [{ person: "c2", name: "Olu", request: "r2" }] });
    } else if (frame.command) {
      say({ id: frame.id, answer: this.command(frame.command, frame.body, frame.key) });
    } else if (frame.query) {
      const view = this.canned.answer(frame.query, frame.body);
      say(view ? { id: frame.id, view } : { id: frame.id, problem: { status: 404, title: "There is no such thing.", temporary: false } });
    }
  }
}
