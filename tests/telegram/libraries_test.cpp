// Bot libraries that are not ours take the Bot API of this folder for Telegram's.

#include "tests/peers/peer.hpp"
#include "tests/telegram/bench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace telegram_test;

namespace {

constexpr std::int64_t stranger = 7003;
constexpr std::int64_t blocked = 7004;

struct Stage : Bench {
    Stage() {
        api.chats.add_stranger(stranger);
        api.chats.add_person(blocked);
        api.chats.blocks(blocked);
        api.chats.pending.clear();
    }

    support::Peer start(const std::string& script) const {
        return {"telegram/" + script,
                {serving->url(),
                 BotApi::token,
                 std::to_string(ana),
                 std::to_string(stranger),
                 std::to_string(blocked)}};
    }
    // Turns the loop until it holds, or until the script has ended.
    void play(support::Peer& peer, const std::function<bool()>& holds) {
        INFO(peer.said());
        until([&] { return holds() || peer.ended(); });
        INFO(peer.said());
        REQUIRE(holds());
    }
    bool was_said(const std::string& text) const {
        const auto texts = api.chats.texts_by_bot(ana);
        return std::ranges::find(texts, text) != texts.end();
    }
    void play_through(support::Peer& peer);
};

// Calls, refusals, a 429, then words, a place and a tap.
void Stage::play_through(support::Peer& peer) {
    play(peer, [&] { return peer.told("name") == Chats::bot_name; });
    play(peer, [&] { return peer.told("asks 429").has_value() || peer.told("asks") == "429"; });
    api.faults = {{Fault::Kind::answers, 429, 3, "sendMessage"}};
    play(peer, [&] { return peer.told("question").has_value(); });
    api.chats.says(ana, "milk & <bread>");
    api.chats.sends_place(ana);
    const std::int64_t question = std::stoll(*peer.told("question"));
    api.chats.taps(ana, question, "YES R7");
    api.stir();
    play(peer, [&] { return was_said("you said milk & <bread>") && was_said("place true"); });
    play(peer, [&] { return was_said("taken: YES R7"); });
    CHECK(api.chats.open_taps.empty());
    CHECK(api.chats.answered_taps.begin()->second == "heard");
}

}  // namespace

TEST_CASE_METHOD(Stage, "grammy takes our Bot API for Telegram's, by questions and by webhook") {
    support::Peer peer = start("grammy.mjs");
    play_through(peer);
    play(peer, [&] {
        return !api.webhook.empty() && peer.said().find("by webhook") != std::string::npos;
    });
    api.chats.pending.clear();
    api.chats.says(ana, "hooked");
    api.chats.blocks(bo);
    CHECK(call_webhook() == std::vector<unsigned>{200, 200});
    CHECK(was_said("you said hooked"));
    play(peer, [&] { return peer.ended(); });
    INFO(peer.said());
    CHECK(peer.exit_code() == 0);
}

TEST_CASE_METHOD(Stage, "telegraf takes our Bot API for Telegram's") {
    support::Peer peer = start("telegraf.mjs");
    play_through(peer);
    play(peer, [&] { return peer.ended(); });
    INFO(peer.said());
    CHECK(peer.exit_code() == 0);
}
