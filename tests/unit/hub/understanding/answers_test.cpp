#include "tests/unit/hub/understanding/shipped_languages.hpp"

#include <catch2/catch.hpp>

using tests::hear;
using understanding::Keyword;

namespace {

understanding::Heard answer(const std::string& text) {
    return hear(text, hub::Question::nothing, {"4K", "5C", "23FQ"});
}

}  // namespace

TEST_CASE("a code is found however it is typed beside the answer") {
    const auto text = GENERATE(as<std::string>{},
                               "yes 4K",
                               "4k yes",
                               "YES 4 K",
                               "Yes4k",
                               "4kyes",
                               "yes, 4k.",
                               "yes k4",
                               "ok 4k",
                               "4K? yes",
                               "yes i can do 4k",
                               "\xF0\x9F\x91\x8D 4k");
    CAPTURE(text);
    CHECK(answer(text).keyword == Keyword::yes);
    CHECK(answer(text).code == "4K");
    CHECK(answer(text).unknown_code.empty());
    CHECK(answer(text).condition.empty());
}

TEST_CASE("other answers carry codes too") {
    CHECK(answer("no 4k").keyword == Keyword::no);
    CHECK(answer("no 4k").code == "4K");
    CHECK(answer("done 5c thanks").keyword == Keyword::done);
    CHECK(answer("done 5c thanks").code == "5C");
    CHECK(answer("can't make it 4k").keyword == Keyword::cannot_come);
    CHECK(answer("so sorry cant make it after all 4k").keyword == Keyword::cannot_come);
    CHECK(answer("yes 23fq").code == "23FQ");
    CHECK(answer("4K").code == "4K");
    CHECK(answer("4K").keyword == Keyword::none);
}

TEST_CASE("a code that was not handed in is told as unknown") {
    CHECK(answer("yes 7x").unknown_code == "7X");
    CHECK(answer("no 9zz").unknown_code == "9ZZ");
    CHECK(answer("7x").unknown_code == "7X");
    CHECK(answer("yes 5pm").unknown_code.empty());
    CHECK(answer("yes 2nd floor").unknown_code.empty());
    CHECK(answer("yes 6kg of rice").unknown_code.empty());
}

TEST_CASE("a conditional yes keeps its condition") {
    CHECK(answer("yes but after 5").condition.reveal == "after 5");
    CHECK(answer("Yes 4K, but only after 5pm").condition.reveal == "only after 5pm");
    CHECK(answer("yes if the shop is open").condition.reveal == "if the shop is open");
    CHECK(answer("can do it tomorrow instead").condition.reveal == "tomorrow instead");
    CHECK(answer("yes 4k after 5").condition.reveal == "after 5");
    CHECK(answer("yes").condition.empty());
    CHECK(answer("no but maybe tomorrow").condition.empty());
    CHECK(answer("yes 4k on my way").condition.empty());
}

TEST_CASE("of several answers the one that refuses counts") {
    CHECK(answer("no thanks all sorted").keyword == Keyword::no);
    CHECK(answer("ok no").keyword == Keyword::no);
    CHECK(answer("yes cancel please").keyword == Keyword::cancel);
}

TEST_CASE("cancel, end and quit mean what people mean") {
    CHECK(hear("CANCEL").keyword == Keyword::cancel);
    CHECK(hear("end").keyword == Keyword::quit);
    CHECK(hear("Quit.").keyword == Keyword::quit);
    CHECK(hear("yes").keyword == Keyword::yes);
    CHECK(hear("the weekend").keyword == Keyword::none);
}

TEST_CASE("help alone asks who this is, help with something is a need") {
    CHECK(hear("HELP").keyword == Keyword::help);
    CHECK(hear("help with shopping").keyword == Keyword::none);
    CHECK(hear("help with shopping").needs == std::vector{hub::Need{"shopping"}});
}

TEST_CASE("a pause ends when they say so") {
    CHECK(hear("pause").keyword == Keyword::pause);
    CHECK_FALSE(hear("pause").until);
    CHECK(tests::london_text(hear("away until monday").until.value()) == "2026-11-23 00:00");
    CHECK(tests::london_text(hear("pause until 5 december").until.value()) == "2026-12-05 00:00");
    CHECK(tests::london_text(hear("not available this week").until.value()) == "2026-11-23 00:00");
    CHECK(tests::london_text(hear("pause for 2 weeks").until.value()) == "2026-12-05 10:00");
    CHECK(tests::london_text(hear("on holiday until january").until.value()) == "2027-01-01 00:00");
}
