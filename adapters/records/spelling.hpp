#pragma once

#include "hub/domain/place.hpp"
#include "hub/domain/volunteer.hpp"
#include "hub/messages.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

// Values that are stored as one text, sealed or not. The readers are strict: nothing for what
// `spelled` does not write.
namespace records {

std::string spelled(
    const matching::GeoPoint& point);  // "51.5432,-0.0712": the shortest digits that give it back
std::optional<matching::GeoPoint> point_from(std::string_view text);

std::string spelled(const hub::Place& place);  // JSON
std::optional<hub::Place> place_from(std::string_view text);

std::string spelled(const std::map<std::string, std::string>& values);  // JSON
std::optional<std::map<std::string, std::string>> values_from(std::string_view text);

std::string spelled(
    const hub::WeeklyHours& hours);  // 42 hexadecimal digits, Monday's first hours first
std::optional<hub::WeeklyHours> hours_from(std::string_view text);

constexpr std::string_view condition_word(const hub::StillProposed&) {
    return "still_proposed";
}
constexpr std::string_view condition_word(const hub::StillHeld&) {
    return "still_held";
}
constexpr std::string_view condition_word(const hub::StillOpen&) {
    return "still_open";
}
constexpr std::string_view condition_word(const hub::WasHandedOver&) {
    return "was_handed_over";
}
// A condition of that kind with empty ids.
std::optional<hub::Condition> condition_from(std::string_view word);

}  // namespace records
