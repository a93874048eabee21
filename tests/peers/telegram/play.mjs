// What both bot libraries do, so that the Bot API of tests/telegram is seen to be one. A script says what it waits for
// ("asks ..."), the test makes it happen, and it ends with 0 when everything was as a bot expects.
import assert from 'node:assert/strict';

export const [, , apiRoot, token, member, stranger, blocked] = process.argv;

export const keyboard = {
    inline_keyboard: [
        [{ text: 'Yes', callback_data: 'YES R7' }, { text: 'No', callback_data: 'NO R7' }],
        [{ text: 'Later', callback_data: 'x'.repeat(64) }],
    ],
};

export const say = (line) => process.stdout.write(line + '\n');

// Ends with 1 and the reason when anything goes wrong or takes too long.
export function guarded(play) {
    setTimeout(() => {
        say('too slow');
        process.exit(1);
    }, 90_000).unref();
    process.on('unhandledRejection', (reason) => {
        say(String(reason?.stack ?? reason));
        process.exit(1);
    });
    play().then(
        () => process.exit(0),
        (error) => {
            say(String(error.stack ?? error));
            process.exit(1);
        },
    );
}

// `call` sends; `codeOf` and `parametersOf` read the library's own error.
export async function refusals(send, codeOf, parametersOf) {
    const refusal = async (...words) => {
        try {
            await send(...words);
        } catch (error) {
            return error;
        }
        assert.fail('was not refused: ' + JSON.stringify(words));
    };
    assert.equal(codeOf(await refusal(999999, 'nobody')), 400);
    assert.equal(codeOf(await refusal(Number(stranger), 'x')), 403);
    assert.equal(codeOf(await refusal(Number(blocked), 'x')), 403);
    assert.equal(codeOf(await refusal(Number(member), '')), 400);
    assert.equal(codeOf(await refusal(Number(member), 'y'.repeat(4097))), 400);
    const withData = (data) => ({ reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: data }]] } });
    assert.equal(codeOf(await refusal(Number(member), 'x', withData('z'.repeat(65)))), 400);
    assert.equal(codeOf(await refusal(Number(member), 'x', withData(''))), 400);
    say('asks 429');
    for (;;) {
        // Until the test has put the fault in place.
        let error = null;
        try {
            await send(Number(member), 'fast');
        } catch (caught) {
            error = caught;
        }
        if (!error) continue;
        assert.equal(codeOf(error), 429);
        assert.equal(parametersOf(error)?.retry_after, 3);
        return;
    }
}
