#include "hub/services/board.hpp"

#include "tests/support/run.hpp"
#include "tests/support/town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

constexpr const char* sectors[] = {"E8 3", "E8 1", "E8 4", "E5 8", "E5 0", "N16 7", "E9 5", "N1 4"};

struct Watched : support::Town {
    Watched() : board(group()) {
        for (int i = 0; i < 24; ++i) {
            add_volunteer("+4477009002" + std::to_string(10 + i),
                          "Vera",
                          sectors[i % 8],
                          i % 3 == 0 ? "call" : "shopping");
        }
        support::run(loop, board.catch_up(store()));
    }

    std::vector<hub::Volunteer> volunteers() {
        const auto page = support::run(
            loop, store().list(hub::scope_of(group()), hub::RecordKind::volunteer, ""));
        std::vector<hub::Volunteer> found;
        for (const auto& stored : page.records)
            found.push_back(std::get<hub::Volunteer>(stored.record));
        return found;
    }
    void commit(hub::Changes changes) {
        changes.actor = "test";
        changes.action = "test";
        changes.at = clock().now();
        REQUIRE(support::run(loop, store().commit(hub::scope_of(group()), std::move(changes)))
                    .has_value());
    }
    hub::Request shopping_at(const hub::Place& place) {
        hub::Request request;
        request.resident = {"nobody"};
        request.need = {"shopping"};
        request.place = place;
        request.window = {.from = clock().now(), .until = clock().now() + std::chrono::hours{2}};
        return request;
    }
    std::vector<std::string> near(const hub::Request& request) {
        hub::Group wide;
        std::vector<std::string> ids;
        for (const auto& one : board.shortlist(wide, request, "en", {}, clock().now(), 100))
            ids.push_back(one.volunteer.text);
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    std::vector<std::string> by_looking_at_everybody(const hub::Request& request) {
        std::vector<std::string> ids;
        for (const hub::Volunteer& one : volunteers()) {
            const bool helps =
                std::find(one.needs.begin(), one.needs.end(), request.need) != one.needs.end();
            const double away = matching::distance(one.home.centre, request.place.centre).value;
            const bool paused = one.paused_until && *one.paused_until > clock().now();
            const bool asked = request.offer_to(one.id) != nullptr;
            if (helps && !paused && !asked && !one.stopped &&
                away <= one.reach.value + request.place.radius.value)
                ids.push_back(one.id.text);
        }
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    boost::asio::io_context loop;
    services::Board board;
};

}  // namespace

TEST_CASE_METHOD(Watched, "the board's shortlist is who is found by looking at everybody") {
    CHECK(board.size() == 24);
    for (const hub::Volunteer& one : volunteers()) {
        const hub::Request request = shopping_at(one.home);
        CHECK(near(request) == by_looking_at_everybody(request));
        CHECK_FALSE(near(request).empty());
    }
}

TEST_CASE_METHOD(Watched, "the board follows pauses, erasures and who was asked") {
    hub::Volunteer paused = volunteers()[1];
    const hub::PersonId erased = volunteers()[2].id;
    paused.paused_until = clock().now() + std::chrono::hours{1};
    hub::Changes changes;
    changes.put(paused).announce(hub::VolunteerChanged{paused.id});
    changes.erase(hub::volunteer_record(erased)).announce(hub::VolunteerChanged{erased});
    commit(std::move(changes));
    support::run(loop, board.catch_up(store()));
    CHECK(board.size() == 23);
    hub::Request request = shopping_at(paused.home);
    request.offers.push_back({.to = volunteers().back().id});
    CHECK(near(request) == by_looking_at_everybody(request));
}

TEST_CASE_METHOD(Watched, "the board reads everything afresh on a server of another epoch") {
    memory::ByteStore bytes;
    support::PlainVault vault;
    support::SeededRandom random{99};
    records::SealedStore other(bytes, vault, random);
    hub::Changes changes;
    hub::Group self;
    self.id = group();
    changes.put(self).put(volunteers().front());
    changes.actor = "test";
    changes.action = "test";
    REQUIRE(
        support::run(loop, other.commit(hub::scope_of(group()), std::move(changes))).has_value());
    support::run(loop, board.catch_up(other));
    CHECK(board.size() == 1);
}
