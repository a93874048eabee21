#include "tests/telegram/bench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

using namespace telegram_test;
using Texts = std::vector<std::string>;

TEST_CASE_METHOD(Bench, "a hub without a public address asks for what people wrote") {
    api.chats.says(ana, "milk");
    api.chats.says(bo, "bread");
    start_polling();
    until([&] { return inbox.texts.size() == 2; });
    CHECK(heard() == Texts{"milk", "bread"});
    until([&] { return api.chats.pending.empty(); });  // confirmed
    CHECK(api.violations.empty());
}

TEST_CASE_METHOD(Bench, "what comes while a question waits is heard at once") {
    start_polling();
    until([&] { return !api.calls.empty(); });
    const std::size_t asked = api.calls.size();
    api.chats.says(ana, "milk");
    api.stir();
    until([&] { return inbox.texts.size() == 1; });
    CHECK(asked == 1);
}

TEST_CASE_METHOD(Bench, "updates are confirmed only when every one of them is in the inbox") {
    inbox.mood = support::ListInbox::Mood::is_away;
    for (const char* text : {"1", "2", "3"}) api.chats.says(ana, text);
    start_polling();
    until([&] { return inbox.refusals >= 3; });
    CHECK(api.chats.pending.size() == 3);
    inbox.mood = support::ListInbox::Mood::takes;
    until([&] { return api.chats.pending.empty(); });
    CHECK(heard() == Texts{"1", "2", "3"});
}

TEST_CASE_METHOD(Bench, "confirmed updates that come again are heard once") {
    api.gives_again = true;
    api.chats.says(ana, "milk");
    api.chats.says(ana, "bread");
    start_polling();
    until([&] { return inbox.duplicates == 2; });
    until([&] { return api.chats.pending.empty(); });
    CHECK(heard() == Texts{"milk", "bread"});
}

TEST_CASE_METHOD(Bench, "numbers that begin anew below the last one are heard") {
    api.chats.number_from(900);
    api.chats.says(ana, "before");
    start_polling();
    until([&] { return inbox.texts.size() == 1 && api.chats.pending.empty(); });
    api.chats.number_from(5);
    api.chats.says(ana, "after a quiet week");
    api.stir();
    until([&] { return inbox.texts.size() == 2 && api.chats.pending.empty(); });
    CHECK(heard() == Texts{"before", "after a quiet week"});
}

TEST_CASE_METHOD(Bench, "more updates than one answer holds are all heard in order") {
    Texts said;
    for (int i = 0; i < 55; ++i) {
        said.push_back("text " + std::to_string(i));
        api.chats.says(i % 2 == 0 ? ana : bo, said.back());
    }
    start_polling();
    until([&] { return api.chats.pending.empty(); });
    CHECK(heard() == said);
}

TEST_CASE_METHOD(Bench,
                 "an update that cannot be read holds the others up neither before nor after") {
    api.chats.says(ana, "before");
    api.chats.pending.push_back({870'000'002, R"({"update_id":870000002,"message":{"chat":7}})"});
    api.chats.number_from(870'000'003);
    api.chats.says(ana, "after");
    api.chats.pending.push_back({870'000'004, R"({"update_id":870000004,"message":{"chat":7}})"});
    start_polling();
    until([&] { return api.chats.pending.empty(); });
    CHECK(heard() == Texts{"before", "after"});
}

TEST_CASE_METHOD(Bench, "who has not the lease does not ask") {
    has_lease = false;
    api.chats.says(ana, "milk");
    start_polling();
    until([&] { return lease_asked >= 3; });
    CHECK(api.calls.empty());
    has_lease = true;
    until([&] { return inbox.texts.size() == 1; });
}

TEST_CASE_METHOD(Bench, "a webhook that is in the way is taken away") {
    api.webhook = "https://old.example.org/";
    api.chats.says(ana, "milk");
    start_polling();
    until([&] { return inbox.texts.size() == 1; });
    CHECK(api.webhook.empty());
    CHECK(std::ranges::count(api.calls, "deleteWebhook") == 1);
}

TEST_CASE_METHOD(Bench, "troubles of Telegram's are waited out") {
    api.faults = {{Fault::Kind::answers, 502, 0, "getUpdates"},
                  {Fault::Kind::answers, 429, 1, "getUpdates"},
                  {Fault::Kind::answers, 409, 0, "getUpdates"},
                  {Fault::Kind::answers, 401, 0, "getUpdates"}};
    api.chats.says(ana, "milk");
    start_polling();
    until([&] { return inbox.texts.size() == 1; });
    CHECK(api.faults.empty());
}

TEST_CASE_METHOD(Bench, "taps come through questions as well") {
    REQUIRE(hand_over(ana, "Can you help?", {{"Yes", "YES R7"}}).outcome ==
            hub::HandedOver::Outcome::accepted);
    start_polling();
    api.chats.taps(ana, api.chats.shown(ana)[0].id, "YES R7");
    api.stir();
    until([&] { return api.chats.shown(ana)[0].edits == 1; });
    CHECK(heard() == Texts{"YES R7"});
    CHECK(api.chats.open_taps.empty());
    CHECK(api.violations.empty());
}
