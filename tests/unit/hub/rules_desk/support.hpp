#pragma once

#include "hub/rules/case.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// One group with its coordinators, and what changes say.
namespace desk_support {

using namespace std::chrono_literals;

inline const hub::TimePoint noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h};
inline const hub::TimeZone utc{};

// A moment whose draws are always the same.
struct At {
    explicit At(hub::TimePoint when)
        : chance{1, 1, when}, moment{.now = when, .zone = utc, .chance = chance} {}
    rules::Chance chance;
    rules::Moment moment;
};

inline hub::Versioned<hub::Group> group() {
    hub::Versioned<hub::Group> made;
    made.version = 3;
    made.value.id = {"g"};
    made.value.name = "Hackney helps";
    made.value.needs = {{"shopping"}, {"call"}};
    made.value.coordinators = {{"kay"}, {"lee"}, {"moe"}};
    return made;
}

template <class T>
std::vector<T> put_of(const hub::Changes& changes) {
    std::vector<T> found;
    for (const hub::Record& record : changes.puts) {
        if (const auto* one = std::get_if<T>(&record)) found.push_back(*one);
    }
    return found;
}

// "who: phrase" of every text, in order.
inline std::vector<std::string> told(const hub::Changes& changes) {
    std::vector<std::string> lines;
    for (const auto& message : put_of<hub::OutgoingMessage>(changes))
        lines.push_back(message.to.text + ": " + message.wording.phrase);
    return lines;
}

// When the timer is due; nothing: it is erased, or not spoken of.
inline std::optional<hub::TimePoint> due(const hub::Changes& changes, hub::TimerKind kind) {
    std::optional<hub::TimePoint> last;
    for (const hub::Timer& timer : changes.timers) {
        if (timer.kind == kind) last = timer.due;
    }
    return last;
}

}  // namespace desk_support
