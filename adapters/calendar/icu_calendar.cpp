#include "adapters/calendar/icu_calendar.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <string>

namespace calendar {

namespace {

constexpr std::size_t longest_name = 64;
constexpr std::size_t most_transitions = 200;  // four a year would be 44
constexpr auto before = std::chrono::days{366};
constexpr auto after = std::chrono::days{10 * 366};

void check(UErrorCode status) {
    if (U_FAILURE(status))
        throw std::runtime_error(std::string{"ICU time zones: "} + u_errorName(status));
}

// Three letters are mostly ICU's inventions; these are the tz database's.
bool is_short_tz_name(std::string_view name) {
    constexpr std::array<std::string_view, 13> known{
        "UTC", "GMT", "UCT", "CET", "EET", "MET", "WET", "EST", "MST", "HST", "PRC", "ROC", "ROK"};
    return std::find(known.begin(), known.end(), name) != known.end();
}

bool is_tz_name(std::string_view name) {
    const auto is_ascii = [](char c) { return c > ' ' && c <= '~'; };
    if (name.empty() || name.size() > longest_name ||
        !std::all_of(name.begin(), name.end(), is_ascii))
        return false;
    if (name.size() == 3 && !is_short_tz_name(name)) return false;
    return name != "Etc/Unknown" && name.substr(0, 8) != "SystemV/";
}

// Null when ICU has no such zone of its own ("GMT+5" it would make up).
std::unique_ptr<icu::TimeZone> open(std::string_view name) {
    const icu::UnicodeString id{name.data(), static_cast<int32_t>(name.size()), US_INV};
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString canonical;
    UBool is_system = false;
    icu::TimeZone::getCanonicalID(id, canonical, is_system, status);
    if (status == U_ILLEGAL_ARGUMENT_ERROR || !is_system) return nullptr;
    check(status);
    return std::unique_ptr<icu::TimeZone>{icu::TimeZone::createTimeZone(id)};
}

UDate to_icu(hub::TimePoint at) {
    return static_cast<UDate>(at.time_since_epoch().count());
}

hub::TimePoint from_icu(UDate at) {
    return hub::TimePoint{std::chrono::milliseconds{static_cast<std::int64_t>(at)}};
}

std::chrono::seconds offset_at(const icu::TimeZone& zone, hub::TimePoint at) {
    int32_t standard = 0;
    int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone.getOffset(to_icu(at), false, standard, summer, status);
    check(status);
    return std::chrono::seconds{(standard + summer) / 1000};
}

}  // namespace

std::optional<hub::TimeZone> IcuCalendar::zone(std::string_view name, hub::TimePoint around) const {
    if (!is_tz_name(name)) return std::nullopt;
    const auto opened = open(name);
    const auto* rules = dynamic_cast<const icu::BasicTimeZone*>(opened.get());
    if (rules == nullptr) return std::nullopt;

    const hub::TimePoint first = around - before;
    hub::TimeZone zone{.transitions = {{.from = first, .offset = offset_at(*rules, first)}}};
    icu::TimeZoneTransition next;
    hub::TimePoint at = first;
    while (zone.transitions.size() < most_transitions &&
           rules->getNextTransition(to_icu(at), false, next)) {
        at = from_icu(next.getTime());
        if (at > around + after) break;
        const auto offset = offset_at(*rules, at);
        // ICU also knows changes of name alone.
        if (offset != zone.transitions.back().offset)
            zone.transitions.push_back({.from = at, .offset = offset});
    }
    return zone;
}

}  // namespace calendar
