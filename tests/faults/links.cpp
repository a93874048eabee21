#include "tests/faults/nemesis.hpp"

namespace faults {

namespace {

using support::Weather;

// The same weather over the link to Redis, or over both directions between hub and gateway.
Nemesis over_redis(const std::string& name, const std::string& about, const Weather& weather) {
    Nemesis one;
    one.name = "redis-link-" + name;
    one.about = about + ", between hub and Redis";
    one.setup.proxies = true;
    one.strike = [weather](Scene& scene, Dice&) { scene.to_redis().become(weather); };
    one.heal = [](Scene& scene) { scene.to_redis().become({}); };
    one.least = milliseconds{1500};
    one.most = milliseconds{3000};
    return one;
}

Nemesis over_gateway(const std::string& name, const std::string& about, const Weather& weather) {
    Nemesis one;
    one.name = "gateway-link-" + name;
    one.about = about + ", between hub and gateway, both ways";
    one.setup.proxies = true;
    one.strike = [weather](Scene& scene, Dice&) {
        scene.to_gateway().become(weather);
        scene.to_hub().become(weather);
    };
    one.heal = [](Scene& scene) {
        scene.to_gateway().become({});
        scene.to_hub().become({});
    };
    one.least = milliseconds{1500};
    one.most = milliseconds{3000};
    one.noticed = Nemesis::Noticed::by_hand_overs;
    return one;
}

}  // namespace

std::vector<Nemesis> links() {
    Weather delayed;
    delayed.most_delay = milliseconds{400};
    Weather bytewise;
    bytewise.at_once = 1;
    bytewise.most_delay = milliseconds{5};
    Weather resets;
    resets.reset = 0.1;
    Weather half_closed;
    half_closed.half_close = 0.1;
    Weather held;
    held.holds = true;
    std::vector<Nemesis> all;
    for (const auto& over : {over_redis, over_gateway}) {
        all.push_back(over(
            "delayed", "each piece is up to 0.4 s late, so connections are reordered", delayed));
        all.push_back(over("bytewise", "each byte comes alone", bytewise));
        all.push_back(
            over("resets", "after a tenth of the questions a reset instead of the answer", resets));
        all.push_back(
            over("half-closed", "a tenth of the answers ends in the middle", half_closed));
        all.push_back(over("held", "nothing passes", held));
    }
    return all;
}

}  // namespace faults
