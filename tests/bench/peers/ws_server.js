// The same broadcast on npm's `ws`, one thread, in two forms:
//   plain  as its README shows it
//   cork   what one turn of the loop brings is held back and leaves in one write per connection
// run: node ws_server.js FOLDER_OF_WS plain|cork
'use strict';
const { WebSocketServer } = require(process.argv[2]);
const corks = process.argv[3] === 'cork';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', backlog: 4096, perMessageDeflate: false });
const audience = new Set();
let corked = false;

function uncork() {
  corked = false;
  for (const client of audience) client._socket.uncork();
}

function cork() {
  if (corked) return;
  corked = true;
  for (const client of audience) client._socket.cork();
  setImmediate(uncork);
}

server.on('connection', (socket) => {
  socket._socket.setNoDelay(true);
  audience.add(socket);
  socket.on('close', () => audience.delete(socket));
  socket.on('error', () => audience.delete(socket));
  socket.on('message', (message) => {
    audience.delete(socket); // who speaks does not hear itself
    if (corks) cork();
    for (const client of audience) client.send(message, { binary: false });
  });
});
server.on('listening', () => console.log(`${server.address().port} ${process.pid}`));
