#include "tests/unit/hub/understanding/shipped_languages.hpp"

#include <catch2/catch.hpp>

#include <optional>

using tests::shipped_languages;

namespace {

std::optional<std::string> link_in(const std::string& text) {
    return understanding::link_in({text}, shipped_languages().lexicon);
}

}  // namespace

TEST_CASE("LINK alone asks for a code") {
    const auto text = GENERATE(as<std::string>{}, "LINK", "link", " Link. ", "/link", "\"link\"");
    CAPTURE(text);
    CHECK(link_in(text) == "");
}

TEST_CASE("LINK with digits shows a code, however they are parted") {
    const auto text = GENERATE(as<std::string>{},
                               "LINK 4827 1930",
                               "link 48271930",
                               "Link: 4827-1930",
                               "/link 4827 1930",
                               "LINK-48271930",
                               "LINK_48271930",
                               "link 48 27 19 30.");
    CAPTURE(text);
    CHECK(link_in(text) == "48271930");
}

TEST_CASE("a mistyped code is one all the same") {
    CHECK(link_in("link 4827 193") == "4827193");
    CHECK(link_in("link 123456789012") == "123456789012");
}

TEST_CASE("other words that begin so are none of it") {
    const auto text = GENERATE(as<std::string>{},
                               "",
                               "Link Road 5",
                               "5 Link Road",
                               "link 5",
                               "link 1234567890123",
                               "link me up",
                               "please link",
                               "links",
                               "linked 48271930",
                               "link 4827 o'clock");
    CAPTURE(text);
    CHECK_FALSE(link_in(text));
}
