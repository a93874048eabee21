#include "tests/faults/nemesis.hpp"

#include <stdexcept>

namespace faults {

namespace {

constexpr milliseconds slow_sync{1200};
constexpr milliseconds slower_sync{400};

Nemesis slow() {
    Nemesis one;
    one.name = "slow-sync";
    one.about = "every sync of Redis' log takes 1.2 s";
    one.setup.slow_disk = true;
    one.strike = [](Scene& scene, Dice&) { scene.slow_disk().delay(slow_sync); };
    one.heal = [](Scene& scene) { scene.slow_disk().delay(milliseconds{0}); };
    one.least = milliseconds{1500};
    one.most = milliseconds{3000};
    return one;
}

Nemesis lost_tail() {
    Nemesis one;
    one.name = "lost-tail";
    one.about =
        "the power goes while syncs are slow: Redis and the hub die, what was not synced is lost";
    one.setup.slow_disk = true;
    one.strike = [](Scene& scene, Dice& dice) {
        scene.slow_disk().delay(slower_sync);
        stay(dice.between(milliseconds{300}, milliseconds{1200}));
        scene.redis().kill();
        scene.kill_hub();
        static_cast<void>(scene.slow_disk().lose_tail());
        scene.slow_disk().delay(milliseconds{0});
    };
    one.heal = [](Scene& scene) {
        scene.start_redis();
        scene.start_hub();
    };
    one.least = milliseconds{0};
    one.most = milliseconds{300};
    return one;
}

Nemesis failed_sync() {
    Nemesis one;
    one.name = "failed-sync";
    one.about = "a sync fails: Redis ends itself, and is started again";
    one.setup.slow_disk = true;
    one.strike = [](Scene& scene, Dice&) { scene.slow_disk().fail_next(); };
    one.heal = [](Scene& scene) {
        scene.redis().kill();  // already gone, unless nothing was written
        scene.start_redis();
    };
    return one;
}

Nemesis disk_full() {
    Nemesis one;
    one.name = "disk-full";
    one.about = "Redis' disk is full: Redis ends itself, and is started again when there is room";
    one.setup.small_disk = true;
    one.strike = [](Scene& scene, Dice&) { scene.small_disk().fill(); };
    one.heal = [](Scene& scene) {
        scene.small_disk().free();
        scene.redis().kill();  // already gone, unless nothing was written
        scene.start_redis();
    };
    one.least = milliseconds{1000};
    one.most = milliseconds{3000};
    one.missing = why_no_small_disk;
    return one;
}

Nemesis frozen() {
    Nemesis one;
    one.name = "redis-frozen";
    one.about = "Redis is stopped (SIGSTOP): its sockets stay open, nothing is answered";
    one.strike = [](Scene& scene, Dice&) { scene.redis().pause(); };
    one.heal = [](Scene& scene) { scene.redis().resume(); };
    one.least = milliseconds{1000};
    one.most = milliseconds{4000};
    return one;
}

Nemesis paused() {
    Nemesis one;
    one.name = "redis-paused";
    one.about = "CLIENT PAUSE: Redis takes commands and answers them two seconds later";
    one.strike = [](Scene& scene, Dice&) { scene.demand_redis("CLIENT PAUSE 2000 ALL"); };
    one.heal = [](Scene&) {};
    one.least = milliseconds{2000};
    one.most = milliseconds{2000};
    return one;
}

Nemesis full() {
    Nemesis one;
    one.name = "redis-full";
    one.about = "maxmemory is reached: Redis refuses what would grow";
    one.strike = [](Scene& scene, Dice&) { scene.demand_redis("CONFIG SET maxmemory 1mb"); };
    one.heal = [](Scene& scene) { scene.demand_redis("CONFIG SET maxmemory 0"); };
    one.least = milliseconds{1000};
    one.most = milliseconds{3000};
    return one;
}

Nemesis without_replicas() {
    Nemesis one;
    one.name = "redis-without-replicas";
    one.about = "min-replicas-to-write: Redis refuses writes and serves reads";
    one.strike = [](Scene& scene, Dice&) {
        scene.demand_redis("CONFIG SET min-replicas-to-write 1");
    };
    one.heal = [](Scene& scene) { scene.demand_redis("CONFIG SET min-replicas-to-write 0"); };
    one.least = milliseconds{1000};
    one.most = milliseconds{3000};
    return one;
}

Nemesis read_only() {
    Nemesis one;
    one.name = "redis-read-only";
    one.about = "Redis becomes a replica of nobody that can be reached, then a master again";
    one.strike = [](Scene& scene, Dice&) { scene.demand_redis("REPLICAOF 127.0.0.1 1"); };
    one.heal = [](Scene& scene) { scene.demand_redis("REPLICAOF NO ONE"); };
    one.least = milliseconds{500};
    one.most = milliseconds{2000};
    return one;
}

Nemesis flushed() {
    Nemesis one;
    one.name = "functions-flushed";
    one.about = "FUNCTION FLUSH, SCRIPT FLUSH and CLIENT KILL by a careless operator, some times";
    one.strike = [](Scene& scene, Dice& dice) {
        for (int times = dice.between(1, 5); times > 0; --times) {
            scene.demand_redis("FUNCTION FLUSH SYNC");
            scene.demand_redis("SCRIPT FLUSH SYNC");
            static_cast<void>(scene.redis().ask("CLIENT KILL TYPE normal"));
            stay(dice.between(milliseconds{0}, milliseconds{300}));
        }
    };
    one.heal = [](Scene&) {};
    one.least = milliseconds{0};
    one.most = milliseconds{300};
    return one;
}

// The wait for each key that is loaded makes a small log as slow as a large one.
Nemesis loading() {
    Nemesis one;
    one.name = "redis-loading";
    one.about = "kill -9 of Redis, whose log then takes seconds to load";
    one.setup.redis_arguments = {
        "--key-load-delay", "300", "--loading-process-events-interval-bytes", "1024"};
    one.strike = [](Scene& scene, Dice&) {
        scene.redis().kill();
        scene.redis().launch();
    };
    one.heal = [](Scene& scene) {
        const auto loaded = [&scene] { return scene.redis().ask("PING").starts_with("+PONG"); };
        if (!support::comes_true(loaded, support::patience))
            throw std::runtime_error("Redis does not load its data");
    };
    one.least = milliseconds{0};
    one.most = milliseconds{100};
    return one;
}

}  // namespace

std::vector<Nemesis> weakening() {
    return {slow(),
            lost_tail(),
            failed_sync(),
            disk_full(),
            frozen(),
            paused(),
            full(),
            without_replicas(),
            read_only(),
            flushed(),
            loading()};
}

}  // namespace faults
