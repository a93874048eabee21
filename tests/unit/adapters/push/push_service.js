// npm web-push-testing on a free port of loopback alone; by itself it would listen everywhere. Says
// its port. With a certificate and a key it speaks TLS.
'use strict';
const [modules, certificate, key] = process.argv.slice(2);
const {readFileSync} = require('fs');
const Service = require(`${modules}/web-push-testing/src/server.js`);
const {PushApiModel} = require(`${modules}/web-push-testing/src/PushApiModel.js`);

const model = new PushApiModel();
const service = new Service(model, 1);
service.setRequestHandlers();
const server = certificate
    ? require('https').createServer(
        {cert: readFileSync(certificate), key: readFileSync(key)}, service._app)
    : require('http').createServer(service._app);
server.listen(0, '127.0.0.1', () => {
    const {port} = server.address();
    model.notifyUrl = `${certificate ? 'https' : 'http'}://localhost:${port}/notify/`;
    console.log(`PORT ${port}.`);
});
