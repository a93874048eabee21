// telegraf drives the Bot API of tests/telegram: calls, refusals, long polling and taps.
import assert from 'node:assert/strict';
import { Telegraf } from 'telegraf';
import { apiRoot, guarded, keyboard, member, refusals, say, token } from './play.mjs';

const chat = Number(member);

guarded(async () => {
    const bot = new Telegraf(token, { telegram: { apiRoot } });
    const me = await bot.telegram.getMe();
    assert.equal(me.is_bot, true);
    say(`name ${me.username}`);

    const sent = await bot.telegram.sendMessage(chat, 'from telegraf', { reply_markup: keyboard });
    assert.equal(sent.chat.id, chat);
    assert.deepEqual(sent.reply_markup, keyboard);
    const edited = await bot.telegram.editMessageText(chat, sent.message_id, undefined, 'edited by telegraf');
    assert.equal(edited.text, 'edited by telegraf');
    assert.equal(edited.reply_markup, undefined);
    await refusals(
        (...words) => bot.telegram.sendMessage(...words),
        (error) => error.code,
        (error) => error.parameters,
    );

    let tapped;
    const tap = new Promise((resolve) => (tapped = resolve));
    bot.on('location', (context) => context.reply(`place ${context.message.location.latitude > 0}`));
    bot.on('text', (context) => context.reply(`you said ${context.message.text}`));
    bot.on('callback_query', async (context) => {
        await context.answerCbQuery('heard');
        await context.editMessageText(`taken: ${context.callbackQuery.data}`);
        tapped();
    });
    const polling = bot.launch(() => say('asks words, a place and a tap'));
    const question = await bot.telegram.sendMessage(chat, 'Can you?', { reply_markup: keyboard });
    say(`question ${question.message_id}`);
    await tap;
    bot.stop();
    await polling;
    say('done with telegraf');
});
