#include "tests/unit/hub/understanding/shipped_languages.hpp"

#include <catch2/catch.hpp>

using tests::shipped_languages;

TEST_CASE("an opt-out is its exact word alone, whatever its case and punctuation") {
    const auto text = GENERATE(as<std::string>{},
                               "STOP",
                               "stop",
                               " stop ",
                               "STOP.",
                               "\"Stop\"",
                               "stop!!!",
                               "StopAll",
                               "UNSUBSCRIBE",
                               "optout",
                               "\xEF\xBC\xB3\xEF\xBC\xB4\xEF\xBC\xAF\xEF\xBC\xB0",  // full width
                               "\xE2\x80\x8Estop\xE2\x80\x8F",
                               "stop\r\n");
    CAPTURE(text);
    CHECK(understanding::means_stop({text}, shipped_languages().lexicon));
}

TEST_CASE("nothing else is an opt-out") {
    const auto text = GENERATE(as<std::string>{},
                               "STOP please",
                               "please stop",
                               "stop it",
                               "stopp",
                               "st op",
                               "CANCEL",
                               "END",
                               "QUIT",
                               "NO",
                               "stop stop",
                               "the bus stop",
                               "",
                               "   ",
                               "...",
                               "stop 4K",
                               "opt out");
    CAPTURE(text);
    CHECK_FALSE(understanding::means_stop({text}, shipped_languages().lexicon));
}

TEST_CASE("START undoes STOP and YES does not") {
    CHECK(understanding::means_start({"Start."}, shipped_languages().lexicon));
    CHECK(understanding::means_start({"UNSTOP"}, shipped_languages().lexicon));
    CHECK_FALSE(understanding::means_start({"yes"}, shipped_languages().lexicon));
    CHECK_FALSE(understanding::means_start({"start shopping"}, shipped_languages().lexicon));
}

TEST_CASE("a text of a million letters is no opt-out and is answered quickly") {
    CHECK_FALSE(
        understanding::means_stop({std::string(1'000'000, 's')}, shipped_languages().lexicon));
}
