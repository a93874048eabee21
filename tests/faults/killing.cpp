#include "tests/faults/nemesis.hpp"

namespace faults {

namespace {

void nothing(Scene&, Dice&) {}

void kill_redis(Scene& scene, Dice&) {
    scene.redis().kill();
}

}  // namespace

std::vector<Nemesis> killing() {
    Nemesis hub;
    hub.name = "hub-killed";
    hub.about = "kill -9 of the hub, started again at once";
    hub.strike = [](Scene& scene, Dice&) { scene.kill_hub(); };
    hub.heal = [](Scene& scene) { scene.start_hub(); };
    hub.least = milliseconds{0};
    hub.most = milliseconds{300};

    Nemesis redis;
    redis.name = "redis-killed";
    redis.about = "kill -9 of Redis, started again on its log";
    redis.strike = kill_redis;
    redis.heal = [](Scene& scene) { scene.start_redis(); };

    Nemesis both;
    both.name = "both-killed";
    both.about = "kill -9 of Redis and of the hub";
    both.strike = [](Scene& scene, Dice&) {
        scene.redis().kill();
        scene.kill_hub();
    };
    both.heal = [](Scene& scene) {
        scene.start_redis();
        scene.start_hub();
    };
    both.least = milliseconds{0};
    both.most = milliseconds{500};

    Nemesis none;
    none.name = "none";
    none.about = "nothing goes wrong: the load alone";
    none.strike = nothing;
    none.heal = [](Scene&) {};
    return {none, hub, redis, both};
}

}  // namespace faults
