#include "tests/telegram/bench.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace telegram_test;
using Statuses = std::vector<unsigned>;
using Texts = std::vector<std::string>;

namespace {

const std::vector<hub::Choice> yes_or_no{{"Yes, I can", "YES R7"}, {"No", "NO R7"}};

struct Called : Bench {
    Called() { open_webhook(); }

    http::Response post(const std::string& body, const std::string& shown_secret) {
        http::Request request;
        request.method = "POST";
        request.path = telegram::webhook_path;
        request.body = body;
        if (!shown_secret.empty())
            request.headers.push_back({"X-Telegram-Bot-Api-Secret-Token", shown_secret});
        return support::run(loop, webhook->answer(request));
    }
    // Sends the question and gives its message's number.
    std::int64_t ask(std::int64_t person) {
        REQUIRE(hand_over(person, "Can you help?", yes_or_no).outcome ==
                hub::HandedOver::Outcome::accepted);
        return api.chats.shown(person).back().id;
    }
};

}  // namespace

TEST_CASE_METHOD(Called, "what somebody writes is in the inbox before Telegram hears 200") {
    const std::int64_t update = api.chats.says(ana, "need milk ж");
    CHECK(call_webhook() == Statuses{200});
    REQUIRE(inbox.texts.size() == 1);
    const hub::InboundText expected{"telegram",
                                    {"7001"},
                                    Chats::bot_name,
                                    {"need milk ж"},
                                    Chats::bot_name + (":" + std::to_string(update)),
                                    clock.now()};
    CHECK(inbox.texts[0] == expected);
    CHECK(api.calls.empty());
}

TEST_CASE_METHOD(Called, "without the secret nothing is read") {
    const std::string update = R"({"update_id":1,"message":{"message_id":1,"from":{"id":7001},)"
                               R"("chat":{"id":7001,"type":"private"},"text":"x"}})";
    for (const char* wrong : {"", "0123456789abcdeX", "0123456789abcde", "0123456789abcdef0"}) {
        CHECK(post(update, wrong).status == 401);
        CHECK(post("not even JSON", wrong).status == 401);
    }
    CHECK(inbox.texts.empty());
    CHECK(post(update, secret).status == 200);
    CHECK(inbox.texts.size() == 1);
}

TEST_CASE_METHOD(Called,
                 "what is not Telegram's is refused, what cannot be read is not brought for ever") {
    CHECK(post("", secret).status == 400);
    CHECK(post("[]", secret).status == 400);
    CHECK(post(R"({"message":{}})", secret).status == 400);
    CHECK(post(R"({"update_id":5,"message":{"chat":7}})", secret).status == 200);
    CHECK(post(R"({"update_id":6,"poll_answer":{"x":[1,2]}})", secret).status == 200);
    CHECK(inbox.texts.empty());
}

TEST_CASE_METHOD(Called, "only POST at the path is answered") {
    http::Request request;
    request.method = "GET";
    const std::string url = serving->url() + telegram::webhook_path;
    // The Bot API of this test has "GET /": it knows no such method.
    CHECK(support::run(loop, http::send(http::parse_url(url), request, {})).status == 405);
}

TEST_CASE_METHOD(Called, "an update that comes again is heard once, whatever order numbers have") {
    api.chats.number_from(900);
    api.gives_again = true;
    api.chats.says(ana, "first");
    api.chats.number_from(5);  // after a quiet week they begin anywhere
    api.chats.says(ana, "second");
    api.chats.number_from(901);
    api.chats.says(ana, "third");
    CHECK(call_webhook() == Statuses{200, 200, 200, 200});
    CHECK(heard() == Texts{"first", "second", "third"});
    CHECK(inbox.duplicates == 1);
}

TEST_CASE_METHOD(Called,
                 "while the store is away Telegram is told to come again, and is heard once") {
    api.chats.says(ana, "milk");
    for (const auto mood : {support::ListInbox::Mood::is_away,
                            support::ListInbox::Mood::is_full,
                            support::ListInbox::Mood::hangs}) {
        inbox.mood = mood;
        CHECK(call_webhook() == Statuses{503});
        CHECK(post(api.chats.pending.front().json, secret).header("Retry-After").has_value());
    }
    inbox.mood = support::ListInbox::Mood::takes;
    CHECK(call_webhook() == Statuses{200});
    CHECK(heard() == Texts{"milk"});
}

TEST_CASE_METHOD(Called, "a tap is heard as words, answered, and shown in place of the buttons") {
    const std::int64_t question = ask(ana);
    api.chats.taps(ana, question, "YES R7");
    CHECK(call_webhook() == Statuses{200});
    CHECK(heard() == Texts{"YES R7"});
    CHECK(inbox.texts[0].from.reveal == "7001");
    until([&] { return api.chats.shown(ana)[0].edits == 1; });
    CHECK(api.chats.open_taps.empty());
    CHECK(api.chats.answered_taps.begin()->second == "YES R7");
    CHECK(api.chats.shown(ana)[0].rows.empty());
    CHECK(api.chats.shown(ana)[0].text == "Can you help?\n\n> YES R7");
    CHECK(api.violations.empty());
}

TEST_CASE_METHOD(Called,
                 "a tap that cannot be stored is answered all the same, and keeps its buttons") {
    const std::int64_t question = ask(ana);
    api.chats.taps(ana, question, "YES R7");
    inbox.mood = support::ListInbox::Mood::is_away;
    CHECK(call_webhook() == Statuses{503});
    until([&] { return api.chats.open_taps.empty(); });
    CHECK(api.chats.answered_taps.begin()->second == settings().words.moment);
    CHECK(api.chats.shown(ana)[0].rows.size() == 2);
    inbox.mood = support::ListInbox::Mood::takes;
    CHECK(call_webhook() == Statuses{200});
    CHECK(heard() == Texts{"YES R7"});
    until([&] { return api.chats.shown(ana)[0].edits == 1; });
}

TEST_CASE_METHOD(Called, "a tap by another than the chat's person is answered and not heard") {
    const std::int64_t question = ask(ana);
    api.chats.add_group(-100200);
    api.chats.forges_tap(bo, ana, question, "YES R7");
    api.chats.forges_tap(bo, -100200, 5, "YES R7");
    CHECK(call_webhook() == Statuses{200, 200});
    until([&] { return api.chats.open_taps.empty(); });
    CHECK(inbox.texts.empty());
    CHECK(api.chats.shown(ana)[0].edits == 0);
}

TEST_CASE_METHOD(Called,
                 "a tap below a message that Telegram no longer shows is heard and answered") {
    api.chats.forges_tap(ana, ana, 999, "NO R7");
    CHECK(call_webhook() == Statuses{200});
    CHECK(heard() == Texts{"NO R7"});
    until([&] { return api.chats.open_taps.empty(); });
}

TEST_CASE_METHOD(Called,
                 "nothing said in a group is heard, and the group is asked once to write alone") {
    api.chats.add_group(-100200);
    api.chats.says_in_group(-100200, ana, "Rosa at 5 High Street needs insulin");
    api.chats.says_in_group(-100200, bo, "I can go");
    CHECK(call_webhook() == Statuses{200, 200});
    until([&] { return !api.chats.shown(-100200).empty(); });
    until([&] { return tasks->size() == 0; });
    CHECK(api.chats.texts_by_bot(-100200) == Texts{settings().words.alone});
    CHECK(inbox.texts.empty());
}

TEST_CASE_METHOD(Called,
                 "a place on the map is kept as words, and its sender asked for a postcode once") {
    api.gives_again = true;
    api.chats.sends_place(ana);
    CHECK(call_webhook() == Statuses{200, 200});
    CHECK(heard() == Texts{"(a place on the map)"});
    until([&] { return !api.chats.texts_by_bot(ana).empty(); });
    until([&] { return tasks->size() == 0; });
    CHECK(api.chats.texts_by_bot(ana) == Texts{settings().words.postcode});
}

TEST_CASE_METHOD(Called, "commands, blocking, pictures and edits become what the hub knows") {
    api.chats.says(ana, "/start");
    api.chats.says(ana, "/start K7");
    api.chats.says(ana, "/help");
    api.chats.sends_picture(ana, "my list");
    api.chats.edits(ana, "changed my mind");
    api.chats.says(ana, "/stop");
    api.chats.blocks(bo);
    CHECK(call_webhook() == Statuses(7, 200));
    CHECK(heard() == Texts{"START", "K7", "HELP", "my list", "STOP", "STOP"});
    CHECK(inbox.texts.back().from.reveal == "7002");
}

TEST_CASE_METHOD(Called, "while Telegram wants silence taps are heard and their answers wait") {
    const std::int64_t question = ask(ana);
    api.faults = {{Fault::Kind::answers, 429, 1, "sendMessage"}};
    CHECK(hand_over(bo, "x").outcome == hub::HandedOver::Outcome::later);
    api.chats.taps(ana, question, "YES R7");
    CHECK(call_webhook() == Statuses{200});
    CHECK(heard() == Texts{"YES R7"});
    CHECK(api.calls.back() == "sendMessage");
    until([&] { return api.chats.shown(ana)[0].edits == 1; });
}

TEST_CASE_METHOD(Bench, "a webhook is told to Telegram until it knows, with its secret") {
    auto called = settings();
    called.poll = false;
    called.webhook = "https://help.example.org/gateway/telegram";
    connect(called);
    api.faults = {{Fault::Kind::answers, 502, 0, "setWebhook"}};
    support::run(loop, telegram::register_webhook(*bot));
    CHECK(api.webhook == called.webhook);
    CHECK(api.secret == secret);
    CHECK(api.calls.size() == 2);
    CHECK(api.violations.empty());
}
