#include "tests/simulation/mutations/mutation.hpp"
#include "tests/simulation/world/dice.hpp"

#include <memory>
#include <set>
#include <string>

// Clocks, ids, the ledger: what the core trusts.
namespace simulation {

namespace {

class FarZone final : public hub::Calendar {
public:
    explicit FarZone(hub::Calendar& real) : real_(real) {}

    std::optional<hub::TimeZone> zone(std::string_view name, hub::TimePoint around) const override {
        std::optional<hub::TimeZone> zone = real_.zone(name, around);
        if (!zone) return zone;
        for (hub::Transition& transition : zone->transitions)
            transition.offset += std::chrono::hours{12};
        return zone;
    }

private:
    hub::Calendar& real_;
};

class BlankLedger final : public hub::StopLedger {
public:
    void stopped(const hub::AddressKey&) override {}
    void started(const hub::AddressKey&) override {}
    bool is_stopped(const hub::AddressKey&) const override { return false; }
    std::set<hub::AddressKey> all() const override { return {}; }
};

// Counts from 1 whenever the node starts.
class CountedIds final : public hub::Ids {
public:
    std::string next() override { return "n" + std::to_string(++made_); }

private:
    int made_{};
};

// The same numbers whenever the node starts.
class FixedRandom final : public hub::Random {
public:
    std::uint64_t number() override { return dice_.next(); }

private:
    Dice dice_{1};
};

void zone_far_off(Planted& planted) {
    planted.calendar = [](hub::Calendar& real) -> std::unique_ptr<hub::Calendar> {
        return std::make_unique<FarZone>(real);
    };
}

void ledger_blank(Planted& planted) {
    planted.stops = [](hub::StopLedger&) -> std::unique_ptr<hub::StopLedger> {
        return std::make_unique<BlankLedger>();
    };
}

void same_epoch(Planted& planted) {
    planted.same_epoch = true;
}

void ids_repeated(Planted& planted) {
    planted.ids = [](hub::Ids&) -> std::unique_ptr<hub::Ids> {
        return std::make_unique<CountedIds>();
    };
}

void random_repeated(Planted& planted) {
    planted.random = [](hub::Random&) -> std::unique_ptr<hub::Random> {
        return std::make_unique<FixedRandom>();
    };
}

}  // namespace

std::vector<Mutation> mutations_of_surroundings() {
    return {
        {"zone_far_off", "the group's zone is twelve hours off", zone_far_off},
        {"ledger_blank", "who said STOP is not kept apart from the store", ledger_blank},
        {"same_epoch", "a restored store cannot be told from the one before", same_epoch},
        {"ids_repeated", "a node counts its ids from 1 again after each start", ids_repeated},
        {"random_repeated", "a node draws the same numbers after each start", random_repeated},
    };
}

}  // namespace simulation
