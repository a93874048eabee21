#include "adapters/json/words.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace {

template <class Enum>
void check_words() {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(json::Words<Enum>::last); ++i) {
        const auto value = static_cast<Enum>(i);
        CHECK(json::from_word<Enum>(json::word(value)) == value);
        CHECK(seen.insert(json::word(value)).second);
    }
    CHECK_FALSE(json::from_word<Enum>(""));
    CHECK_FALSE(json::from_word<Enum>("nonsense"));
}

}  // namespace

TEST_CASE("every enumerator has a word of its own that leads back to it") {
    check_words<hub::PlaceLevel>();
    check_words<hub::Role>();
    check_words<hub::RequestState>();
    check_words<hub::OfferState>();
    check_words<hub::Urgency>();
    check_words<hub::WhoPays>();
    check_words<hub::Question>();
    check_words<hub::Purpose>();
    check_words<hub::MessageState>();
    check_words<hub::AlertKind>();
    check_words<hub::Step::Kind>();
    check_words<hub::RecordKind>();
    check_words<hub::TimerKind>();
}

TEST_CASE("words stand in the order of their enumerators") {
    CHECK(json::word(hub::Role::operator_) == "operator");
    CHECK(json::word(hub::RequestState::unmet) == "unmet");
    CHECK(json::word(hub::OfferState::backup) == "backup");
    CHECK(json::word(hub::WhoPays::helper_repaid) == "helper_repaid");
    CHECK(json::word(hub::Question::satisfied) == "satisfied");
    CHECK(json::word(hub::MessageState::expired) == "expired");
    CHECK(json::word(hub::AlertKind::conditional_yes) == "conditional_yes");
    CHECK(json::word(hub::RecordKind::message) == "message");
    CHECK(json::word(hub::TimerKind::forget) == "forget");
    CHECK(json::word(hub::Purpose::stand_down) == "stand_down");
}
