#pragma once

#include "hub/ports/alarm.hpp"
#include "hub/ports/calendar.hpp"
#include "hub/ports/channel.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/measures.hpp"
#include "hub/ports/numbering.hpp"
#include "hub/ports/vault.hpp"

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

// Small ports that do the same at every run.
namespace support {

class FixedClock : public hub::Clock {
public:
    explicit FixedClock(hub::TimePoint at = {}) : at_(at) {}

    hub::TimePoint now() const override { return at_; }
    void set(hub::TimePoint at) { at_ = at; }
    void advance(std::chrono::milliseconds by) { at_ += by; }

private:
    hub::TimePoint at_;
};

// "id-000001", "id-000002" ...
class CountingIds : public hub::Ids {
public:
    std::string next() override {
        const std::string digits = std::to_string(++made_);
        return "id-" + std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
    }

private:
    int made_{};
};

class SeededRandom : public hub::Random {
public:
    explicit SeededRandom(std::uint64_t seed = 1) : state_(seed) {}

    std::uint64_t number() override {  // SplitMix64
        std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31);
    }

private:
    std::uint64_t state_;
};

// Hides nothing, and still holds the contract: another key, owner or place does not open.
class PlainVault : public hub::Vault {
public:
    hub::DataKey fresh_key() override { return {"key-" + std::to_string(++made_)}; }
    std::string wrap(const hub::DataKey& key, std::string_view owner) override {
        return joined(owner, key.secret);
    }
    std::optional<hub::DataKey> unwrap(std::string_view wrapped, std::string_view owner) override {
        const auto secret = split(wrapped, joined(owner, {}));
        if (!secret) return std::nullopt;
        return hub::DataKey{*secret};
    }
    std::string seal(const hub::DataKey& key,
                     std::string_view plain,
                     std::string_view bound_to) override {
        return joined(joined(key.secret, bound_to), plain);
    }
    std::optional<std::string> open(const hub::DataKey& key,
                                    std::string_view sealed,
                                    std::string_view bound_to) override {
        return split(sealed, joined(joined(key.secret, bound_to), {}));
    }
    // FNV-1a, twice: 32 hexadecimal digits that nobody could not undo.
    std::string address_hash(std::string_view channel, std::string_view identifier) override {
        const std::string both = joined(channel, identifier);
        return digits(hash(both, 1)) + digits(hash(both, 2));
    }
    std::string seal_transit(std::string_view plain, std::string_view bound_to) override {
        return joined(bound_to, plain);
    }
    std::optional<std::string> open_transit(std::string_view sealed,
                                            std::string_view bound_to) override {
        return split(sealed, joined(bound_to, {}));
    }

private:
    static std::string joined(std::string_view first, std::string_view second) {
        return std::to_string(first.size()) + ":" + std::string(first) + std::string(second);
    }
    static std::optional<std::string> split(std::string_view whole, const std::string& front) {
        if (whole.substr(0, front.size()) != front) return std::nullopt;
        return std::string(whole.substr(front.size()));
    }
    static std::uint64_t hash(const std::string& text, std::uint64_t seed) {
        std::uint64_t value = 14695981039346656037U + seed;
        for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211U;
        return value;
    }
    static std::string digits(std::uint64_t value) {
        std::string text;
        for (int shift = 60; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[(value >> shift) & 15U];
        return text;
    }

    int made_{};
};

// "+" and digits is a person's; few digits are a short code; letters are a name.
class PlainNumbering : public hub::Numbering {
public:
    std::optional<hub::PhoneNumber> normalise(std::string_view written,
                                              std::string_view region) const override {
        if (kind(written, region) != hub::NumberKind::dialable) return std::nullopt;
        return hub::PhoneNumber{std::string(written)};
    }
    hub::NumberKind kind(std::string_view written, std::string_view) const override {
        if (written == "999" || written == "112") return hub::NumberKind::emergency;
        if (written.empty()) return hub::NumberKind::nonsense;
        const auto digits = written.substr(written.front() == '+' ? 1 : 0);
        if (digits.find_first_not_of("0123456789") != std::string_view::npos) {
            return hub::NumberKind::alphanumeric;
        }
        return digits.size() < 8 ? hub::NumberKind::short_code : hub::NumberKind::dialable;
    }
};

// Every zone is UTC.
class UtcCalendar : public hub::Calendar {
public:
    std::optional<hub::TimeZone> zone(std::string_view, hub::TimePoint) const override {
        return hub::TimeZone{};
    }
};

class CountedMeasures : public hub::Measures {
public:
    std::map<std::string, double> counts{};  // "name/label"

    void count(std::string_view name, std::string_view label, double by) override {
        counts[std::string(name) + "/" + std::string(label)] += by;
    }
    void level(std::string_view, std::string_view, double) override {}
    void took(std::string_view, std::string_view, double) override {}
};

class HeardAlarm : public hub::Alarm {
public:
    std::vector<std::string> raised{};

    void raise(std::string_view what, std::string_view detail) override {
        raised.push_back(std::string(what) + ": " + std::string(detail));
    }
};

// A gateway that says what it is told to, in turn, and accepts when it was told nothing more.
class ScriptedChannel : public hub::Channel {
public:
    std::deque<hub::HandedOver> answers{};
    std::vector<hub::Parcel> parcels{};
    // Called with each parcel before it is answered: a fast report, a crash (by throwing), a
    // passing of time.
    std::function<void(const hub::Parcel&)> on_parcel{};

    std::string name() const override { return "sms"; }
    int segments(const hub::MessageText& text) const override {
        return static_cast<int>((text.reveal.size() + 159) / 160);
    }
    boost::asio::awaitable<hub::HandedOver> hand_over(hub::Parcel parcel) override {
        parcels.push_back(parcel);
        if (on_parcel) on_parcel(parcel);
        hub::HandedOver answer;
        answer.outcome = hub::HandedOver::Outcome::accepted;
        answer.segments = segments(parcel.text);
        if (!answers.empty()) {
            answer = answers.front();
            answers.pop_front();
        }
        co_return answer;
    }
};

}  // namespace support
