#include "hub/domain/ids.hpp"
#include "hub/rules/chance.hpp"
#include "hub/rules/codes.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace {

constexpr hub::TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}};

}  // namespace

TEST_CASE("the same seed draws the same, another seed or stream something else") {
    rules::Chance one{5, 6, now};
    rules::Chance same{5, 6, now};
    rules::Chance other{6, 6, now};
    rules::Chance stream{5, 9, now};
    const std::string id = one.id();
    CHECK(id == same.id());
    CHECK(id != other.id());
    CHECK(id != stream.id());
    CHECK(one.below(1000000) == same.below(1000000));
}

TEST_CASE("identities are well formed and rise within a decision and with time") {
    rules::Chance chance{5, 6, now};
    std::string last;
    for (int i = 0; i < 2000; ++i) {
        const std::string id = chance.id();
        CHECK(hub::is_well_formed(id));
        CHECK(id.size() == 26);
        REQUIRE(id > last);
        last = id;
    }
    rules::Chance later{1, 1, now + std::chrono::milliseconds{1}};
    CHECK(later.id() > last);
}

TEST_CASE("no code can be read as a district, a time, an ordinal or a network") {
    for (const char letter : std::string{"PAMHSNRDTGKLBUIOE"})
        CHECK(rules::code_letters.find(letter) == std::string_view::npos);
    for (const char digit : std::string{"01"})
        CHECK(rules::code_prefixes.find(digit) == std::string_view::npos);
}

TEST_CASE(
    "a code is not given out while it is open, a task's, or at rest, and is again after its rest") {
    hub::Volunteer volunteer;
    volunteer.code_prefix = "4";
    rules::Chance chance{5, 6, now};
    std::set<std::string> given;
    for (std::size_t i = 0; i < rules::code_letters.size(); ++i) {
        const std::string code = rules::free_code(volunteer, now, chance);
        CHECK(code.size() == 2);
        CHECK(code.front() == '4');
        REQUIRE(given.insert(code).second);
        const hub::OpenOffer entry{.offer = {code}, .code = code};
        if (i % 3 == 0) volunteer.open_offers.push_back(entry);
        if (i % 3 == 1) volunteer.tasks.push_back({.offer = {code}, .code = code});
        if (i % 3 == 2) rules::rest_code(volunteer, entry, now);
    }
    const std::string longer = rules::free_code(volunteer, now, chance);
    CHECK(longer.size() == 3);
    CHECK(rules::free_code(volunteer, now + rules::code_rest - std::chrono::milliseconds{1}, chance)
              .size() == 3);
    CHECK(rules::free_code(volunteer, now + rules::code_rest, chance).size() == 2);
}

TEST_CASE("every group at an address gets a prefix of its own") {
    std::vector<std::string> taken;
    for (int i = 0; i < 72; ++i) {
        const std::string prefix = rules::free_prefix(taken);
        REQUIRE(std::find(taken.begin(), taken.end(), prefix) == taken.end());
        CHECK(prefix.size() == (i < 8 ? 1U : 2U));
        taken.push_back(prefix);
    }
}
