#include "adapters/records/spelling.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/json/words.hpp"
#include "adapters/json/writer.hpp"
#include "adapters/records/frame.hpp"

#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace records {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr double any_number = std::numeric_limits<double>::max();

void append(std::string& text, double number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end);
}

std::optional<double> number_from(std::string_view text) {
    double number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return number;
}

}  // namespace

std::string spelled(const matching::GeoPoint& point) {
    std::string text;
    append(text, point.latitude);
    text += ',';
    append(text, point.longitude);
    return text;
}

std::optional<matching::GeoPoint> point_from(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const auto latitude = number_from(text.substr(0, comma));
    const auto longitude = number_from(text.substr(comma + 1));
    if (!latitude || !longitude) return std::nullopt;
    return matching::GeoPoint{.latitude = *latitude, .longitude = *longitude};
}

std::string spelled(const hub::Place& place) {
    json::Writer writer;
    writer.begin_object().name("name").text(place.name);
    writer.name("level").text(json::word(place.level));
    writer.name("centre").text(spelled(place.centre));
    writer.name("radius").decimal(place.radius.value);
    return writer.end_object().take();
}

std::optional<hub::Place> place_from(std::string_view text) {
    const auto document = json::Document::parse(text, {.bytes = max_stored_bytes});
    if (!document) return std::nullopt;
    json::Fields fields{document->root()};
    hub::Place place{.name = fields.text("name", max_stored_bytes)};
    const auto level = json::from_word<hub::PlaceLevel>(fields.text("level", 64));
    const auto centre = point_from(fields.text("centre", 128));
    place.radius.value = fields.decimal("radius", -any_number, any_number);
    if (!level || !centre) return std::nullopt;
    place.level = *level;
    place.centre = *centre;
    auto result = std::move(fields).finish(std::move(place));
    if (!result) return std::nullopt;
    return std::move(*result);
}

std::string spelled(const std::map<std::string, std::string>& values) {
    json::Writer writer;
    writer.begin_object().name("values").begin_object();
    for (const auto& [name, value] : values) writer.name(name).text(value);
    return writer.end_object().end_object().take();
}

std::optional<std::map<std::string, std::string>> values_from(std::string_view text) {
    const auto document = json::Document::parse(text, {.bytes = max_stored_bytes});
    if (!document) return std::nullopt;
    json::Fields fields{document->root()};
    auto values = fields.map("values", max_stored_bytes, max_stored_bytes);
    auto result = std::move(fields).finish(std::move(values));
    if (!result) return std::nullopt;
    return std::move(*result);
}

std::string spelled(const hub::WeeklyHours& hours) {
    std::string text;
    for (std::size_t first = 0; first < hours.size(); first += 4) {
        unsigned digit = 0;
        for (std::size_t i = 0; i < 4; ++i) digit |= hours.test(first + i) ? 8U >> i : 0U;
        text += hex_digits[digit];
    }
    return text;
}

std::optional<hub::WeeklyHours> hours_from(std::string_view text) {
    hub::WeeklyHours hours;
    if (text.size() * 4 != hours.size()) return std::nullopt;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t digit = hex_digits.find(text[at]);
        if (digit == std::string_view::npos) return std::nullopt;
        for (std::size_t i = 0; i < 4; ++i) hours.set(at * 4 + i, (digit & (8U >> i)) != 0);
    }
    return hours;
}

std::optional<hub::Condition> condition_from(std::string_view word) {
    const hub::Condition kinds[] = {
        hub::StillProposed{}, hub::StillHeld{}, hub::StillOpen{}, hub::WasHandedOver{}};
    const std::string_view words[] = {condition_word(hub::StillProposed{}),
                                      condition_word(hub::StillHeld{}),
                                      condition_word(hub::StillOpen{}),
                                      condition_word(hub::WasHandedOver{})};
    for (std::size_t i = 0; i < std::size(words); ++i) {
        if (words[i] == word) return kinds[i];
    }
    return std::nullopt;
}

}  // namespace records
