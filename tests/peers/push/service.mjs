// web-push-testing on a free port of loopback alone; by itself it would listen everywhere. Says
// "PORT 12345". With a certificate and a key, as files, it speaks TLS.
import {readFileSync} from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);
const Service = require('web-push-testing/src/server.js');
const {PushApiModel} = require('web-push-testing/src/PushApiModel.js');

const [certificate, key] = process.argv.slice(2);
const model = new PushApiModel();
const service = new Service(model, 1);
service.setRequestHandlers();
const server = certificate
    ? https.createServer({cert: readFileSync(certificate), key: readFileSync(key)}, service._app)
    : http.createServer(service._app);
server.listen(0, '127.0.0.1', () => {
    const {port} = server.address();
    model.notifyUrl = `${certificate ? 'https' : 'http'}://localhost:${port}/notify/`;
    console.log(`PORT ${port}`);
});
