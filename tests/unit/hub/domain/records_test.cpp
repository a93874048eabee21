#include "hub/domain/address.hpp"
#include "hub/domain/person.hpp"
#include "hub/domain/request.hpp"

#include <catch2/catch.hpp>

#include <utility>
#include <vector>

using hub::OfferState;

namespace {

hub::Request request_with(int helpers_wanted, const std::vector<OfferState>& states) {
    hub::Request request{.id = {"r"}, .helpers_wanted = helpers_wanted};
    for (const auto state : states) {
        const std::string number = std::to_string(request.offers.size());
        request.offers.push_back({.id = {"o" + number}, .to = {"v" + number}, .state = state});
    }
    return request;
}

}  // namespace

TEST_CASE("a place is taken by an accepted or fulfilled offer and by no other") {
    for (const auto state : hub::all_offer_states) {
        const bool takes = state == OfferState::accepted || state == OfferState::fulfilled;
        const auto request = request_with(1, {state});
        CAPTURE(static_cast<int>(state));
        CHECK(request.places_taken() == (takes ? 1 : 0));
        CHECK(request.places_free() == (takes ? 0 : 1));
    }
}

TEST_CASE("places free and taken add up to the helpers wanted, and never fall below nothing") {
    const auto two_of_three = request_with(
        3,
        {OfferState::accepted, OfferState::declined, OfferState::fulfilled, OfferState::proposed});
    CHECK(two_of_three.places_taken() == 2);
    CHECK(two_of_three.places_free() == 1);
    CHECK(request_with(2, {}).places_free() == 2);
    CHECK(request_with(1, {OfferState::accepted, OfferState::accepted}).places_free() == 0);
    CHECK(request_with(0, {}).places_free() == 0);
}

TEST_CASE("an offer is found by its id, and to a volunteer the latest one") {
    auto request = request_with(1, {OfferState::lapsed, OfferState::proposed});
    request.offers.push_back({.id = {"again"}, .to = {"v0"}});
    REQUIRE(request.offer({"o1"}) != nullptr);
    CHECK(request.offer({"o1"})->to == hub::PersonId{"v1"});
    REQUIRE(request.offer_to({"v0"}) != nullptr);
    CHECK(request.offer_to({"v0"})->id == hub::OfferId{"again"});
    CHECK(request.offer({"o9"}) == nullptr);
    CHECK(request.offer_to({"v9"}) == nullptr);
    CHECK(request_with(1, {}).offer({""}) == nullptr);
}

TEST_CASE("a first name is what stands before the first space") {
    CHECK(hub::first_name({"Rosa Luz"}).reveal == "Rosa");
    CHECK(hub::first_name({"Rosa"}).reveal == "Rosa");
    CHECK(hub::first_name({"Ana Maria de Souza"}).reveal == "Ana");
    CHECK(hub::first_name({""}).empty());
}

TEST_CASE("a person has the roles that are listed and no others") {
    const hub::Person rosa{.id = {"rosa"}, .roles = {hub::Role::resident, hub::Role::volunteer}};
    for (const auto role : hub::all_roles) {
        CHECK(hub::has_role(rosa, role) ==
              (role == hub::Role::resident || role == hub::Role::volunteer));
        CHECK_FALSE(hub::has_role(hub::Person{}, role));
    }
}

TEST_CASE("an address knows who it is in each of its groups") {
    const hub::AddressRecord address{
        .memberships = {{.group = {"east"}, .person = {"p1"}, .code_prefix = "A"},
                        {.group = {"west"}, .person = {"p2"}, .code_prefix = "B"}}};
    REQUIRE(address.in({"west"}) != nullptr);
    CHECK(address.in({"west"})->person == hub::PersonId{"p2"});
    CHECK(address.in({"north"}) == nullptr);
}
