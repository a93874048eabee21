#pragma once

#include "hub/ports/alarm.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/measures.hpp"
#include "hub/ports/stop_ledger.hpp"
#include "tests/simulation/world/marks.hpp"
#include "tests/simulation/world/scheduler.hpp"

#include <set>
#include <string>

// The smallest ports that will do.
namespace simulation {

class SkewedClock final : public hub::Clock {
public:
    // `error` may change while nodes run.
    SkewedClock(const Scheduler& time, const Millis& error) : time_(time), error_(error) {}
    hub::TimePoint now() const override {
        return hub::TimePoint{std::chrono::milliseconds{time_.now() + error_}};
    }

private:
    const Scheduler& time_;
    const Millis& error_;
};

// Never the same twice in a run: "n2l5x17" is the 17th of the second node's fifth life.
class LifeIds final : public hub::Ids {
public:
    explicit LifeIds(std::string front) : front_(std::move(front)) {}
    std::string next() override { return front_ + std::to_string(++made_); }

private:
    std::string front_;
    std::uint64_t made_{};
};

class Silent final : public hub::Measures {
public:
    void count(std::string_view, std::string_view, double) override {}
    void level(std::string_view, std::string_view, double) override {}
    void took(std::string_view, std::string_view, double) override {}
};

class NotedAlarm final : public hub::Alarm {
public:
    explicit NotedAlarm(Marks& marks) : marks_(marks) {}
    void raise(std::string_view what, std::string_view) override {
        marks_.hit("alarm: " + std::string(what));
    }

private:
    Marks& marks_;
};

// A ledger file that every write reaches.
class KeptStops final : public hub::StopLedger {
public:
    void stopped(const hub::AddressKey& address) override { stopped_.insert(address); }
    void started(const hub::AddressKey& address) override { stopped_.erase(address); }
    bool is_stopped(const hub::AddressKey& address) const override {
        return stopped_.contains(address);
    }
    std::set<hub::AddressKey> all() const override { return stopped_; }

private:
    std::set<hub::AddressKey> stopped_;
};

}  // namespace simulation
