#include "adapters/chat/telegram/update.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace {

using namespace telegram;

const std::string ana =
    R"("from":{"id":77,"is_bot":false,"first_name":"Ana"},"chat":{"id":77,"type":"private"})";
const std::string in_group =
    R"("from":{"id":77,"is_bot":false},"chat":{"id":-100200,"type":"supergroup","title":"x"})";

std::string update(const std::string& inside) {
    return R"({"update_id":900719925474,)" + inside + "}";
}

std::string message(const std::string& inside) {
    return update(R"("message":{"message_id":5,"date":1,)" + inside + "}");
}

Happening happening(const std::string& text) {
    const auto read = read_update(text);
    INFO(text);
    REQUIRE(read.has_value());
    CHECK(read->id == 900719925474);
    return read->what;
}

bool is_unreadable(const std::string& text, const std::string& path) {
    const Happening what = happening(text);
    const auto* unreadable = std::get_if<Unreadable>(&what);
    REQUIRE(unreadable != nullptr);
    CHECK(unreadable->path == path);
    return unreadable->path == path;
}

}  // namespace

TEST_CASE("what somebody writes to the bot alone is heard, with the chat's id as number") {
    CHECK(
        happening(message(ana + R"(,"text":"need milk \u0436","entities":[{"a":[1]}],"new":{})")) ==
        Happening{Said{{"77"}, {"need milk ж"}}});
}

TEST_CASE("a caption is words, and what has no words is the empty text") {
    CHECK(happening(message(ana + R"(,"photo":[{}],"caption":"my door")")) ==
          Happening{Said{{"77"}, {"my door"}}});
    CHECK(happening(message(ana + R"(,"voice":{"duration":3})")) == Happening{Said{{"77"}, {""}}});
}

TEST_CASE("the bot's commands become the words that texts use") {
    CHECK(as_words("/start") == "START");
    CHECK(as_words("/start ") == "START");
    CHECK(as_words("/start@aid_bot") == "START");
    CHECK(as_words("/start K7-x") == "K7-x");
    CHECK(as_words("/stop") == "STOP");
    CHECK(as_words("/stop@aid_bot") == "STOP");
    CHECK(as_words("/help") == "HELP");
    CHECK(as_words("/stop the noise") == "/stop the noise");
    CHECK(as_words("/stopped") == "/stopped");
    CHECK(as_words("/") == "/");
    CHECK(as_words("") == "");
    CHECK(as_words("please /stop") == "please /stop");
}

TEST_CASE("a place on the map is told apart from words") {
    const std::string place = R"(,"location":{"latitude":51.5,"longitude":-0.1})";
    CHECK(happening(message(ana + place)) == Happening{Placed{{"77"}, 51.5, -0.1}});
    const std::string venue =
        R"(,"venue":{"title":"A shop","location":{"latitude":51.5,"longitude":-0.1}})";
    CHECK(happening(message(ana + venue)) == Happening{Placed{{"77"}, 51.5, -0.1}});
    const std::string nowhere = R"(,"location":{"latitude":91,"longitude":-0.1})";
    CHECK(std::holds_alternative<Unreadable>(happening(message(ana + nowhere))));
}

TEST_CASE("whatever is said in a group is only that somebody spoke there") {
    CHECK(happening(message(in_group + R"(,"text":"Rosa at 5 High St is ill")")) ==
          Happening{SaidAmongOthers{"-100200"}});
}

TEST_CASE("bots, and senders who are not the chat's person, are not heard") {
    CHECK(happening(message(
              R"("from":{"id":77,"is_bot":true},"chat":{"id":77,"type":"private"},"text":"x")")) ==
          Happening{Unused{}});
    CHECK(happening(message(R"("from":{"id":78},"chat":{"id":77,"type":"private"},"text":"x")")) ==
          Happening{Unused{}});
}

TEST_CASE("a tap in the chat with the bot alone is what its person would have typed") {
    const std::string tap = update(
        R"("callback_query":{"id":"4382","from":{"id":77},"chat_instance":"1","data":"YES R7",)"
        R"("message":{"message_id":9,"chat":{"id":77,"type":"private"},"date":1,"text":"Can you?"}})");
    CHECK(happening(tap) == Happening{Tapped{"4382", {"77"}, 9, {"YES R7"}, {"Can you?"}}});
}

TEST_CASE("a tap by somebody else, in a group or below nothing is only answered") {
    const auto tap = [](const std::string& from, const std::string& chat) {
        return update(R"("callback_query":{"id":"q","from":{"id":)" + from +
                      R"(},"data":"YES R7","message":{"message_id":9,"chat":)" + chat + "}}");
    };
    CHECK(happening(tap("78", R"({"id":77,"type":"private"})")) == Happening{TappedElsewhere{"q"}});
    CHECK(happening(tap("77", R"({"id":-5,"type":"group"})")) == Happening{TappedElsewhere{"q"}});
    CHECK(
        happening(update(
            R"("callback_query":{"id":"q","from":{"id":77},"inline_message_id":"i","data":"YES R7"})")) ==
        Happening{TappedElsewhere{"q"}});
    CHECK(happening(
              update(R"("callback_query":{"id":"q","from":{"id":77},"game_short_name":"g"})")) ==
          Happening{TappedElsewhere{"q"}});
}

TEST_CASE("blocking the bot is told apart from every other change of membership") {
    const auto change = [](const std::string& chat, const std::string& status) {
        return update(R"("my_chat_member":{"chat":)" + chat +
                      R"(,"from":{"id":77},"new_chat_member":{"status":")" + status +
                      R"(","user":{"id":1}}})");
    };
    const std::string alone = R"({"id":77,"type":"private"})";
    CHECK(happening(change(alone, "kicked")) == Happening{Blocked{{"77"}}});
    CHECK(happening(change(alone, "member")) == Happening{Unused{}});
    CHECK(happening(change(R"({"id":-5,"type":"group"})", "kicked")) == Happening{Unused{}});
}

TEST_CASE("updates of other kinds, edited messages too, are of no use") {
    CHECK(happening(update(R"("edited_message":{"message_id":5,)" + ana + R"(,"text":"x"})")) ==
          Happening{Unused{}});
    CHECK(happening(update(R"("channel_post":{})")) == Happening{Unused{}});
    CHECK(happening(update(R"("a_kind_of_next_year":[[[]]])")) == Happening{Unused{}});
    CHECK(happening(R"({"update_id":900719925474})") == Happening{Unused{}});
}

TEST_CASE("an update that is not as Telegram describes it keeps its number and says where") {
    CHECK(is_unreadable(message(ana + R"(,"text":5)"), "message.text"));
    CHECK(is_unreadable(message(R"("text":"x")"), "message.chat"));
    CHECK(is_unreadable(message(R"("chat":{"id":"77","type":"private"})"), "message.chat.id"));
    CHECK(is_unreadable(message(R"("chat":{"id":-77,"type":"private"})"), "message.chat.id"));
    CHECK(is_unreadable(message(R"("chat":{"id":1e3,"type":"private"})"), "message.chat.id"));
    CHECK(is_unreadable(update(R"("message":[])"), "message"));
    CHECK(is_unreadable(message(ana + R"(,"text":")" + std::string(16385, 'a') + "\""),
                        "message.text"));
    CHECK(is_unreadable(update(R"("callback_query":{"id":"q","from":{"id":77},"data":")" +
                               std::string(65, 'a') + R"(","message":{}})"),
                        "callback_query.data"));
}

TEST_CASE("what is not an update of Telegram's is a problem") {
    for (const char* text : {"",
                             "null",
                             "[]",
                             "{}",
                             "{",
                             R"({"update_id":-1})",
                             R"({"update_id":"1"})",
                             R"({"update_id":1.5})",
                             R"({"update_id":99999999999999999999})",
                             R"({"update_id":1,"update_id":2})",
                             "{\"update_id\":1,\"message\":{\"text\":\"\xff\"}}"}) {
        INFO(text);
        CHECK(read_update(text).has_error());
    }
    std::string deep = R"({"update_id":1,"x":)";
    for (int i = 0; i < 100; ++i) deep += '[';
    CHECK(read_update(deep).has_error());
}

TEST_CASE("each of several updates is read by itself") {
    const auto read = read_updates(R"({"ok":true,"result":[{"update_id":3},5,{"update_id":1,)"
                                   R"("message":{}},{"update_id":2,"poll":{}}]})");
    REQUIRE(read.has_value());
    REQUIRE(read->size() == 4);
    CHECK(*read->at(0) == Update{3, Unused{}});
    CHECK(read->at(1).has_error());
    CHECK(*read->at(2) == Update{1, Unreadable{"message.chat"}});
    CHECK(*read->at(3) == Update{2, Unused{}});
    const auto none = read_updates(R"({"ok":true,"result":[]})");
    REQUIRE(none.has_value());
    CHECK(none->empty());
    CHECK(read_updates(R"({"ok":true})").has_error());
    CHECK(read_updates("[]").has_error());
    CHECK(read_updates("").has_error());
}
