#include "tests/faults/nemesis.hpp"

#include <stdexcept>

namespace faults {

namespace {

Nemesis gateway(const std::string& name, const std::string& about, const Manners& manners) {
    Nemesis one;
    one.name = "gateway-" + name;
    one.about = about;
    one.strike = [manners](Scene& scene, Dice&) { scene.gateway().behave(manners); };
    one.heal = [](Scene& scene) { scene.gateway().behave({}); };
    one.least = milliseconds{1500};
    one.most = milliseconds{3000};
    one.noticed = Nemesis::Noticed::by_hand_overs;
    return one;
}

// As long as it takes: smsbox ends itself when a text is sent before it reaches bearerbox.
void supervise(Scene& scene) {
    const auto steadily = [&scene] {
        if (!scene.kannel().revive()) return false;
        stay(milliseconds{1500});
        return scene.kannel().lives();
    };
    if (!support::comes_true(steadily, support::patience))
        throw std::runtime_error("Kannel does not stay: " + scene.kannel().log());
}

Nemesis kannel_killed() {
    Nemesis one;
    one.name = "kannel-killed";
    one.about = "a real Kannel: kill -9 of bearerbox or of smsbox, started again by a supervisor";
    one.setup.kannel = true;
    one.strike = [](Scene& scene, Dice& dice) {
        if (dice.falls(0.5)) {
            scene.kannel().kill_bearerbox();
        } else {
            scene.kannel().kill_smsbox();
        }
    };
    one.heal = supervise;
    one.noticed = Nemesis::Noticed::by_hand_overs;
    return one;
}

}  // namespace

std::vector<Nemesis> gateways() {
    Manners busy;
    busy.busy = 0.6;
    Manners too_many;
    too_many.too_many = 0.6;
    Manners hangs;
    hangs.hangs = 0.2;
    Manners reports;
    reports.early_reports = 0.5;
    reports.double_reports = 0.5;
    reports.late_by = milliseconds{3000};
    return {
        gateway("busy", "the gateway puts off six of ten hand-overs (503)", busy),
        gateway("too-many", "the gateway refuses six of ten hand-overs for now (429)", too_many),
        gateway("hangs", "the gateway takes a fifth of the hand-overs and answers too late", hangs),
        gateway("reports", "reports come before the answer, twice, and seconds late", reports),
        kannel_killed()};
}

}  // namespace faults
