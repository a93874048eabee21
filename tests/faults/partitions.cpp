#include "tests/faults/nemesis.hpp"

namespace faults {

namespace {

using At = Network Networks::*;

// One side does not get all that arrives by its cable.
struct Deaf {
    At who{};
    const char* cable{};
    const char* rule{"drop"};
};

Nemesis partition(const std::string& name, const std::string& about, std::vector<Deaf> all) {
    Nemesis one;
    one.name = name;
    one.about = about;
    one.setup.networks = true;
    one.strike = [all](Scene& scene, Dice&) {
        for (const Deaf& deaf : all) (scene.networks().*deaf.who).filter(deaf.cable, deaf.rule);
    };
    one.heal = [all](Scene& scene) {
        for (const Deaf& deaf : all) (scene.networks().*deaf.who).pass_all();
    };
    one.least = milliseconds{2000};
    one.most = milliseconds{5000};
    one.missing = why_no_networks;
    return one;
}

}  // namespace

std::vector<Nemesis> partitions() {
    const char* const redis = Networks::to_redis;
    const char* const gateway = Networks::to_gateway;
    const char* const lossy = "numgen random mod 100 < 30 drop";
    std::vector<Nemesis> all{
        partition("redis-cut-off",
                  "no packet passes between hub and Redis",
                  {{&Networks::hub, redis}, {&Networks::redis, redis}}),
        partition("redis-unheard",
                  "Redis gets the hub's packets, the hub none of Redis'",
                  {{&Networks::hub, redis}}),
        partition("redis-deaf",
                  "the hub gets Redis' packets, Redis none of the hub's",
                  {{&Networks::redis, redis}}),
        partition("redis-refuses",
                  "each packet to Redis is answered with a reset",
                  {{&Networks::redis, redis, "meta l4proto tcp reject with tcp reset"}}),
        partition("redis-lossy",
                  "three of ten packets between hub and Redis are lost",
                  {{&Networks::hub, redis, lossy}, {&Networks::redis, redis, lossy}}),
        partition("gateway-cut-off",
                  "no packet passes between hub and gateway",
                  {{&Networks::hub, gateway}, {&Networks::gateway, gateway}}),
        partition("gateway-unheard",
                  "the gateway gets the hub's packets, the hub none of the gateway's",
                  {{&Networks::hub, gateway}}),
        partition("gateway-lossy",
                  "three of ten packets between hub and gateway are lost",
                  {{&Networks::hub, gateway, lossy}, {&Networks::gateway, gateway, lossy}})};
    for (Nemesis& one : all) {
        if (one.name.starts_with("gateway")) one.noticed = Nemesis::Noticed::by_hand_overs;
    }
    return all;
}

}  // namespace faults
