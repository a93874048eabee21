#include "tests/unit/hub/services/post_support.hpp"

#include <catch2/catch.hpp>

using hub::MessageState;
using namespace support;

namespace {

constexpr int commits_of_a_sending = 4;  // begun, marked, unmarked, acknowledged

// A death: at the n-th commit before or after it is done; 0 in the gateway's hands.
struct Death {
    int commit{};
    bool after{};
};

std::vector<Death> all_deaths() {
    std::vector<Death> deaths{{0, false}};
    for (int commit = 1; commit <= commits_of_a_sending; ++commit) {
        deaths.push_back({commit, false});
        deaths.push_back({commit, true});
    }
    return deaths;
}

void die(World& world, const Death& death) {
    Node node{world};
    node.store.fails_at = death.commit;
    node.store.after = death.after;
    node.store.dies = true;
    if (death.commit == 0) {
        world.sms.on_parcel = [](const hub::Parcel&) { throw std::runtime_error("died"); };
    }
    node.survives("m");
    world.sms.on_parcel = {};
}

bool is_queued_or_under_way(MessageState state) {
    return state == MessageState::queued || state == MessageState::sending;
}

}  // namespace

TEST_CASE(
    "a node may die before or after any step: the message is sent all the same, twice at most") {
    for (const Death& death : all_deaths()) {
        World world;
        open_group(world);
        queue(world, news(world, "m"));
        die(world, death);
        Node node{world};
        for (int minute = 0; minute < 5; ++minute) {
            node.serve_due();
            world.clock.advance(rules::HandOverTimes{}.take_over_after);
        }
        INFO("commit " << death.commit << (death.after ? " after" : " before"));
        CHECK(world.message("m").state == MessageState::sent);
        CHECK_FALSE(world.sms.parcels.empty());
        CHECK(world.sms.parcels.size() <= 2);
        CHECK_FALSE(world.address(ana).hand_over);
        // Whatever the address was told before the death is not done again.
        const bool settled =
            death.commit == commits_of_a_sending || (death.commit == 3 && death.after);
        if (settled) CHECK(world.sms.parcels.size() == 1);
    }
}

TEST_CASE("a lost answer to the mark is looked up, and the message goes at once") {
    World world;
    Node node{world};
    open_group(world);
    queue(world, news(world, "m"));
    node.store.fails_at = 2;
    node.store.after = true;
    node.send("m");
    CHECK(world.sms.parcels.size() == 1);
    CHECK(world.message("m").state == MessageState::sent);
    CHECK(world.address(ana).unknown.empty());
}

TEST_CASE(
    "nodes may die again and again: at most two hand-overs with unknown outcome, and an end") {
    for (const Death& first : all_deaths()) {
        for (const Death& second : all_deaths()) {
            for (const Death& third : all_deaths()) {
                World world;
                open_group(world);
                queue(world, news(world, "m"));
                for (const Death& death : {first, second, third}) {
                    die(world, death);
                    world.clock.advance(rules::HandOverTimes{}.take_over_after);
                }
                Node node{world};
                for (int minute = 0; minute < 5; ++minute) {
                    node.serve_due();
                    world.clock.advance(rules::HandOverTimes{}.take_over_after);
                }
                INFO(first.commit << first.after << " " << second.commit << second.after << " "
                                  << third.commit << third.after);
                const auto state = world.message("m").state;
                CHECK((state == MessageState::sent || state == MessageState::unknown));
                CHECK_FALSE(is_queued_or_under_way(state));
                // Twice dead between mark and gateway: nobody can know, and it is shown as unknown.
                if (world.sms.parcels.empty()) CHECK(state == MessageState::unknown);
                // Two whose outcome nobody knows; a third never begins.
                CHECK(world.sms.parcels.size() <= 2);
            }
        }
    }
}

TEST_CASE("a STOP after any death is never followed by a hand-over") {
    for (const Death& death : all_deaths()) {
        World world;
        open_group(world);
        queue(world, news(world, "m"));
        die(world, death);
        set_stopped(world, ana);
        const auto before = world.sms.parcels.size();
        Node node{world};
        for (int minute = 0; minute < 5; ++minute) {
            node.serve_due();
            world.clock.advance(rules::HandOverTimes{}.take_over_after);
        }
        INFO("commit " << death.commit << (death.after ? " after" : " before"));
        CHECK(world.sms.parcels.size() == before);
        const auto state = world.message("m").state;
        CHECK_FALSE(is_queued_or_under_way(state));
        // Cancelled says that it never left.
        if (state == MessageState::cancelled) CHECK(before == 0);
    }
}
