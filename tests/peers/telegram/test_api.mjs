// npm's telegram-test-api on a free port, with one person who writes to the bot and taps the button that it offers.
import assert from 'node:assert/strict';
import TelegramServer from 'telegram-test-api';
import { guarded, say } from './play.mjs';

const token = '123456:test-api';
const Server = TelegramServer.default ?? TelegramServer;

async function bot_message(client, holds) {
    for (;;) {
        const history = await client.getUpdatesHistory();
        const found = history.find((one) => one.message?.chat_id !== undefined && holds(one.message));
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

guarded(async () => {
    // "0" lets the system choose; the number 0 would be taken for no port at all.
    const server = new Server({ port: '0', host: '127.0.0.1', storeTimeout: 600 });
    await server.start();
    server.config.apiURL = `http://127.0.0.1:${server.server.address().port}`;
    const client = server.getClient(token, { userId: 77, chatId: 77, firstName: 'Ann' });
    say(`api ${server.config.apiURL}`);

    await client.sendMessage(client.makeMessage('I need milk & жито'));
    await client.sendCommand(client.makeCommand('/help'));
    const asked = await bot_message(client, (message) => message.text === 'Can you help?');
    const buttons = asked.message.reply_markup.inline_keyboard.flat();
    assert.deepEqual(buttons.map((button) => button.text), ['Yes, I can', 'No']);
    const below = { message: { message_id: asked.messageId, text: asked.message.text } };
    await client.sendCallback(client.makeCallbackQuery(buttons[0].callback_data, below));
    await bot_message(client, (message) => message.text === 'Can you help?\n\n> YES R7');
    const plain = await bot_message(client, (message) => message.text.startsWith('Thank you'));
    assert.equal(plain.message.parse_mode, undefined);
    say('done with telegram-test-api');
});
