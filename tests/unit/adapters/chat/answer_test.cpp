#include "adapters/chat/telegram/answer.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

namespace {

using Outcome = hub::HandedOver::Outcome;

hub::HandedOver outcome(unsigned status, const std::string& body) {
    return telegram::outcome_of(telegram::read_answer(status, body), "77");
}

std::string refusal(unsigned status, const std::string& description) {
    return R"({"ok":false,"error_code":)" + std::to_string(status) + R"(,"description":")" +
           description + "\"}";
}

}  // namespace

TEST_CASE("an accepted message has the chat and the message's number as reference") {
    const auto accepted =
        outcome(200, R"({"ok":true,"result":{"message_id":9,"chat":{"id":77},"more":[]}})");
    CHECK(accepted.outcome == Outcome::accepted);
    CHECK(accepted.reference == "77:9");
    CHECK(accepted.segments == 0);
}

TEST_CASE("a 200 that does not say which message it made is an unknown outcome") {
    for (const char* body : {"",
                             "<html>",
                             "[]",
                             "{}",
                             R"({"ok":true})",
                             R"({"ok":true,"result":true})",
                             R"({"ok":true,"result":{"message_id":"9"}})",
                             R"({"ok":false,"result":{"message_id":9}})"}) {
        INFO(body);
        CHECK(outcome(200, body).outcome == Outcome::unknown);
    }
}

TEST_CASE("what Telegram refuses has its outcome, and its words are not passed on") {
    const auto blocked = outcome(403, refusal(403, "Forbidden: bot was blocked by the user"));
    CHECK(blocked.outcome == Outcome::opted_out);
    CHECK(blocked.reason == "403");
    CHECK(outcome(403, "").outcome == Outcome::opted_out);
    const auto unknown_chat = outcome(400, refusal(400, "Bad Request: chat not found"));
    CHECK(unknown_chat.outcome == Outcome::refused);
    CHECK(unknown_chat.reason == "400 chat not found");
    CHECK(outcome(400, refusal(400, "Bad Request: Ana!")).reason == "400");
    CHECK(outcome(400, "x").outcome == Outcome::refused);
    CHECK(outcome(413, "").outcome == Outcome::refused);
    for (const unsigned status : {401U, 404U}) {
        CHECK(outcome(status, "").outcome == Outcome::later);
        CHECK(outcome(status, "").retry_after == std::chrono::seconds{60});
    }
    for (const unsigned status : {500U, 502U, 504U, 302U})
        CHECK(outcome(status, "").outcome == Outcome::unknown);
}

TEST_CASE("too many requests say for how long, within bounds") {
    const auto later = [](const std::string& parameters) {
        return outcome(429, R"({"ok":false,"error_code":429,"description":"x")" + parameters + "}");
    };
    const auto seven = later(R"(,"parameters":{"retry_after":7})");
    CHECK(seven.outcome == Outcome::later);
    CHECK(seven.retry_after == std::chrono::seconds{7});
    CHECK(later(R"(,"parameters":{"retry_after":9999999})").retry_after == std::chrono::hours{24});
    CHECK(later("").retry_after == std::chrono::seconds{10});
    CHECK(later(R"(,"parameters":{"retry_after":"7"})").retry_after == std::chrono::seconds{10});
    CHECK(later(R"(,"parameters":{"retry_after":-7})").retry_after == std::chrono::seconds{10});
    CHECK(outcome(429, "").retry_after == std::chrono::seconds{10});
}
