#include "hub/domain/refusal.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using hub::Refusal;

namespace {

constexpr int last_refusal = static_cast<int>(Refusal::epoch_changed);

std::string sentence(Refusal refusal) {
    return make_error_code(refusal).message();
}

}  // namespace

TEST_CASE("every refusal has a sentence of its own") {
    std::set<std::string> sentences;
    for (int value = 0; value <= last_refusal; ++value) {
        const std::string said = sentence(static_cast<Refusal>(value));
        CAPTURE(value, said);
        CHECK(said.size() >= 10);
        CHECK(said != sentence(static_cast<Refusal>(999)));
        sentences.insert(said);
    }
    CHECK(sentences.size() == last_refusal + 1);
}

TEST_CASE("a refusal is a result's error and compares with it") {
    const hub::Result<int> refused = Refusal::already_filled;
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == Refusal::already_filled);
    CHECK(refused.error() != Refusal::expired);
    CHECK(refused.error().message() == "somebody else is already helping");
    CHECK(std::string{refused.error().category().name()} == "aidhub.refusal");
}

TEST_CASE("none is no error and every refusal is one") {
    CHECK_FALSE(make_error_code(Refusal::none).failed());
    for (int value = 1; value <= last_refusal; ++value)
        CHECK(make_error_code(static_cast<Refusal>(value)).failed());
}
