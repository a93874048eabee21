// grammy drives the Bot API of tests/telegram: calls, refusals, long polling, taps, and a webhook.
import { Bot, webhookCallback } from 'grammy';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { apiRoot, guarded, keyboard, member, refusals, say, token } from './play.mjs';

const secret = 'grammy-secret_1';
const chat = Number(member);

function listening(bot) {
    const told = {};
    bot.on('message:location', (context) => context.reply(`place ${context.message.location.latitude > 0}`));
    bot.on('message:text', (context) => context.reply(`you said ${context.message.text}`));
    bot.on('callback_query:data', async (context) => {
        await context.answerCallbackQuery({ text: 'heard' });
        await context.editMessageText(`taken: ${context.callbackQuery.data}`);
        told.tapped?.();
    });
    bot.on('my_chat_member', (context) => {
        assert.equal(context.myChatMember.new_chat_member.status, 'kicked');
        told.left?.();
    });
    return told;
}

guarded(async () => {
    const bot = new Bot(token, { client: { apiRoot } });
    await bot.init();
    assert.equal(bot.botInfo.is_bot, true);
    say(`name ${bot.botInfo.username}`);

    const sent = await bot.api.sendMessage(chat, 'from grammy', { reply_markup: keyboard });
    assert.equal(sent.chat.id, chat);
    assert.equal(sent.chat.type, 'private');
    assert.equal(sent.from.id, bot.botInfo.id);
    assert.equal(sent.text, 'from grammy');
    assert.deepEqual(sent.reply_markup, keyboard);
    const edited = await bot.api.editMessageReplyMarkup(chat, sent.message_id);
    assert.equal(edited.reply_markup, undefined);
    await assert.rejects(bot.api.editMessageReplyMarkup(chat, sent.message_id), /not modified/);
    await assert.rejects(bot.api.answerCallbackQuery('tap-99'), /too old/);
    await refusals(
        (...words) => bot.api.sendMessage(...words),
        (error) => error.error_code,
        (error) => error.parameters,
    );

    const told = listening(bot);
    const tapped = new Promise((resolve) => (told.tapped = resolve));
    const polling = bot.start({ onStart: () => say('asks words, a place and a tap') });
    const question = await bot.api.sendMessage(chat, 'Can you?', { reply_markup: keyboard });
    say(`question ${question.message_id}`);
    await tapped;
    await bot.stop();
    await polling;

    const server = createServer(webhookCallback(bot, 'http', { secretToken: secret }));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const left = new Promise((resolve) => (told.left = resolve));
    const url = `http://127.0.0.1:${server.address().port}/hook`;
    await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: ['message', 'my_chat_member'] });
    assert.equal((await bot.api.getWebhookInfo()).url, url);
    await assert.rejects(bot.api.getUpdates(), /webhook is active/);
    say('asks words by webhook');
    await left;
    await bot.api.deleteWebhook();
    say('done with grammy');
});
