#include "tests/simulation/world/fault_mix.hpp"

namespace simulation {

namespace {

struct Class {
    std::string_view name{};
    double most{};  // its rate in a run where it is on lies between a tenth of this and this
};

constexpr std::array<Class, fault_classes> classes{{
    {"reply_lost", 0.05},
    {"unreachable", 0.05},
    {"stale", 0.1},
    {"slow", 0.1},
    {"store_away", 1.0},
    {"rollback", 0.1},
    {"crash", 6.0},
    {"repeated_text", 0.3},
    {"late_text", 0.3},
    {"gateway_later", 0.3},
    {"gateway_refuses", 0.05},
    {"gateway_unknown", 0.2},
    {"opted_out", 0.02},
    {"failed_reports", 0.1},
    {"late_reports", 0.3},
    {"repeated_reports", 0.3},
    {"early_reports", 0.3},
    {"no_reports", 0.5},
    {"clock_skew", 1.0},
    {"clock_jump", 1.0},
    {"lost_bell", 0.3},
    {"tiny_limits", 1.0},
    {"tiny_budget", 1.0},
    {"stops", 0.1},
    {"dangers", 0.1},
    {"strange_texts", 0.1},
}};

}  // namespace

std::string_view name_of(Fault fault) {
    return classes[static_cast<std::size_t>(fault)].name;
}

FaultMix::FaultMix(Dice& dice, const std::set<Fault>& without) {
    for (std::size_t i = 0; i < fault_classes; ++i) {
        const bool on = dice.chance(0.5);
        const double rate = classes[i].most * (0.1 + 0.9 * dice.unit());
        if (on && !without.contains(static_cast<Fault>(i))) rates_[i] = rate;
    }
}

std::string FaultMix::text() const {
    std::string text;
    for (std::size_t i = 0; i < fault_classes; ++i) {
        if (rates_[i] > 0) text.append(text.empty() ? "" : " ").append(classes[i].name);
    }
    return text;
}

}  // namespace simulation
