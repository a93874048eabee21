#include "tests/telegram/bot_street.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>

namespace {

using namespace telegram_test;
using namespace std::chrono_literals;

bool all_taps_answered(BotServer& bot) {
    return support::comes_true(
        [&] { return bot.with([](BotApi& api) { return api.chats.open_taps.empty(); }); },
        support::patience);
}

std::vector<std::string> violations(BotServer& bot) {
    return bot.with([](BotApi& api) { return api.violations; });
}

std::size_t said(BotServer& bot, std::int64_t chat, const std::string& words) {
    const auto texts = bot.texts(chat);
    return static_cast<std::size_t>(
        std::count_if(texts.begin(), texts.end(), [&](const std::string& text) {
            return text.find(words) != std::string::npos;
        }));
}

Shown shown(BotServer& bot, std::int64_t chat, std::int64_t message) {
    return bot.with([&](BotApi& api) { return *api.chats.find_by_bot(chat, message); });
}

}  // namespace

TEST_CASE("a task passes from chat to chat, and another node asks Telegram when one dies") {
    BotStreet street{WayIn::asks};
    BotServer& bot = street.bot;
    street.add_helper(ann, "Ann Ash");
    street.add_helper(bob, "Bob Birch");
    street.start_other();
    street.ask_for_shopping(rosa);

    const Shown offer = bot.wait_for_buttons(ann);
    const Shown rival = bot.wait_for_buttons(bob);
    street.tap(ann, offer, 0);
    bot.wait_for(ann, "Thank you, it is yours");
    bot.wait_for(rosa, "Good news");
    bot.wait_for(bob, "Somebody is already");
    CHECK(all_taps_answered(bot));
    CHECK(shown(bot, bob, rival.id).rows.empty());
    CHECK(shown(bot, ann, offer.id).rows.empty());
    CHECK(shown(bot, bob, rival.id).edits == 1);
    // A place on the map is a postcode's sector, and no more of it is kept.
    bot.with([](BotApi& api) {
        api.chats.add_person(8103);
        return api.chats.says(8103, "I need some shopping");
    });
    bot.wait_for(8103, "postcode");
    bot.with([](BotApi& api) { return api.chats.sends_place(8103); });
    bot.wait_for(8103, "E8 1");
    // Two nodes, one questioner.
    CHECK(bot.with([](BotApi& api) { return api.conflicts; }) == 0);

    street.hub->kill();
    street.says(ann, "done");
    bot.wait_for(rosa, "Has Ann helped you");
    CHECK(said(bot, rosa, "Good news") == 1);
    CHECK(violations(bot).empty());
    CHECK(street.other->terminate() == 0);
}

TEST_CASE("a hub that is called: its secret, its memory, and what Telegram asks of it") {
    BotStreet street{WayIn::is_called};
    BotServer& bot = street.bot;

    // Who does not know the secret is not heard: the same update comes again with it.
    bot.says(rosa, "hello");
    bot.with([](BotApi& api) { return (api.secret = "another-secret-0123").size(); });
    CHECK(bot.call_webhook() == std::vector<unsigned>{401});
    bot.with([](BotApi& api) {
        api.secret = BotStreet::secret;
        api.gives_again = true;  // and once more, with its number
        return 0;
    });
    CHECK(bot.call_webhook() == std::vector<unsigned>{200, 200});
    bot.wait_for(rosa, "What");
    street.add_helper(ann, "Ann Ash");
    CHECK(said(bot, rosa, "What") == 1);

    // What was taken is not lost with the node, and not said twice by the next one.
    bot.with([](BotApi& api) {
        api.gives_again = true;
        return api.chats.says(rosa, "I need some shopping please. I am at 12 Mare Street E8 3PN");
    });
    CHECK(bot.call_webhook() == std::vector<unsigned>{200, 200});
    street.hub->kill();
    street.start();
    bot.wait_for(rosa, "name");
    CHECK(said(bot, rosa, "name") == 1);

    // Telegram wants silence: from the whole bot.
    bot.with([](BotApi& api) {
        api.faults.push_back({Fault::Kind::answers, 429, 2, "sendMessage"});
        return 0;
    });
    street.says(rosa, "My name is Rosa Luz");
    REQUIRE(support::comes_true(
        [&] { return bot.with([](BotApi& api) { return api.faults.empty(); }); },
        support::patience));
    const auto told = std::chrono::steady_clock::now();
    street.says(ann, "status");
    bot.wait_for(rosa, "paid");
    bot.wait_for(ann, "Hackney Helpers");
    for (const std::int64_t chat : {rosa, ann}) {
        const auto last = bot.with([&](BotApi& api) { return api.chats.shown(chat).back().at; });
        CHECK(last - told > 1500ms);
    }

    // Whoever blocked the bot has opted out.
    bot.with([](BotApi& api) {
        api.chats.blocks(ann);
        api.chats.pending.clear();
        return 0;
    });
    street.says(rosa, "I can pay by card over the phone");
    CHECK(support::comes_true(
        [&] { return street.hub->metric("aidhub_hand_overs_total", "opted_out") == 1; },
        support::patience));

    // Among others nothing personal is said, nor heard.
    bot.with([](BotApi& api) {
        api.chats.add_group(-100500);
        return api.chats.says_in_group(-100500, rosa, "I am at 12 Mare Street, please cancel");
    });
    CHECK(bot.call_webhook() == std::vector<unsigned>{200});
    bot.wait_for(-100500, "write to me alone");
    CHECK(bot.texts(-100500).size() == 1);
    street.says(rosa, "status");
    bot.wait_for(rosa, "We are looking for help");
    CHECK(said(bot, rosa, "cancelled") == 0);
    CHECK(violations(bot).empty());
}

TEST_CASE("a volunteer who joined by text links the bot, and gets offers there") {
    BotStreet street{WayIn::asks};
    BotServer& bot = street.bot;
    end_to_end::add_volunteers(street.data.path(),
                               {std::string{"Cem Cedar,"} + cem + ",E8 3,shopping"});
    end_to_end::SmsPhone phone = street.phone(cem);
    phone.text(*street.hub, "LINK");
    const std::string told = phone.wait_for("your code is ");
    const std::string code = told.substr(told.find("code is ") + 8, 9);
    street.says(bob, "/link 1234 5678");
    bot.wait_for(bob, "not right");
    street.says(bob, "/link " + code);
    bot.wait_for(bob, "are linked");
    phone.wait_for("linked with your other");

    street.ask_for_shopping(rosa);
    const Shown offer = bot.wait_for_buttons(bob);
    street.tap(bob, offer, 0);
    bot.wait_for(bob, "it is yours");
    CHECK(all_taps_answered(bot));

    // STOP at the bot ends the bot: the task goes on by text.
    street.says(bob, "STOP");
    bot.wait_for(bob, "You will get no more messages");
    phone.text(*street.hub, "done");
    phone.wait_for("Thank you");
    bot.wait_for(rosa, "Has Cem helped you");
    CHECK(violations(bot).empty());
}
