#include "adapters/chat/telegram/calls.hpp"

#include <catch2/catch.hpp>

TEST_CASE("only the id of a private chat is an address") {
    for (const char* good : {"1", "77", "7000000000000000"}) CHECK(telegram::is_private_chat(good));
    for (const char* bad :
         {"", "0", "-5", "+44", "077", "7a", " 7", "7 8", "7,8", "@aid", "70000000000000000"}) {
        INFO(bad);
        CHECK_FALSE(telegram::is_private_chat(bad));
    }
}

TEST_CASE("a message is plain text, its choices are buttons in rows of their own") {
    CHECK(telegram::send_message("77", "a *b* \"c\"", {}) ==
          R"({"chat_id":77,"text":"a *b* \"c\""})");
    CHECK(
        telegram::send_message("77", "Can you?", {{"Yes", "YES R7"}, {"No", "NO R7"}}) ==
        R"({"chat_id":77,"text":"Can you?","reply_markup":{"inline_keyboard":)"
        R"([[{"text":"Yes","callback_data":"YES R7"}],[{"text":"No","callback_data":"NO R7"}]]}})");
}

TEST_CASE("a reference names a message of this chat or none") {
    CHECK(telegram::message_of("77:5", "77") == 5);
    for (const char* bad : {"", "77", "77:", "77:0", "77:-5", "77:5x", "78:5", "777:5", "7:5"}) {
        INFO(bad);
        CHECK(telegram::message_of(bad, "77") == 0);
    }
}

TEST_CASE("a text's length is counted as Telegram does") {
    CHECK(telegram::utf16_units("") == 0);
    CHECK(telegram::utf16_units("aж€") == 3);
    CHECK(telegram::utf16_units("\U0001F600") == 2);
}

TEST_CASE("the first question for news has no offset") {
    CHECK(
        telegram::get_updates(0, 20, 25) ==
        R"({"limit":20,"timeout":25,"allowed_updates":["message","callback_query","my_chat_member"]})");
    CHECK(telegram::get_updates(8, 20, 0).starts_with(R"({"offset":8,)"));
}
