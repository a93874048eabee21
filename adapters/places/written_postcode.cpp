#include "adapters/places/written_postcode.hpp"

#include <algorithm>
#include <array>

namespace places {

namespace {

constexpr std::size_t longest_written = 16;
constexpr std::size_t length_of_inward = 3;  // "3PN"

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// The words between the spaces, in capitals.
std::vector<std::string> words_of(std::string_view written) {
    std::vector<std::string> words;
    bool inside = false;
    for (const char c : written) {
        if (is_space(c)) {
            inside = false;
            continue;
        }
        if (!inside) words.emplace_back();
        inside = true;
        words.back() += upper(c);
    }
    return words;
}

std::string shape_of(std::string_view word) {
    std::string shape;
    for (const char c : word) shape += is_digit(c) ? '9' : is_letter(c) ? 'A' : '?';
    return shape;
}

bool is_full(std::string_view word) {
    if (word.size() <= length_of_inward) return false;
    const auto outward = word.substr(0, word.size() - length_of_inward);
    return looks_like_district(outward) && shape_of(word.substr(outward.size())) == "9AA";
}

WrittenPostcode cut(std::string_view word, std::size_t length_of_district) {
    return {.district = std::string{word.substr(0, length_of_district)},
            .sector = std::string{word.substr(length_of_district, 1)}};
}

}  // namespace

bool looks_like_district(std::string_view word) {
    constexpr std::array shapes{"A9", "A99", "A9A", "AA9", "AA99", "AA9A"};
    const std::string shape = shape_of(word);
    return std::any_of(
        shapes.begin(), shapes.end(), [&](const char* known) { return shape == known; });
}

std::vector<WrittenPostcode> readings(std::string_view written) {
    if (written.size() > longest_written) return {};
    const auto words = words_of(written);
    std::string joined;
    for (const auto& word : words) joined += word;
    if (is_full(joined)) return {cut(joined, joined.size() - length_of_inward)};

    std::vector<WrittenPostcode> found;
    if (words.size() == 1 && looks_like_district(joined)) found.push_back({joined, {}});
    const bool may_be_sector = words.size() == 1 || (words.size() == 2 && words[1].size() == 1);
    if (may_be_sector && !joined.empty() && is_digit(joined.back())) {
        auto sector = cut(joined, joined.size() - 1);
        if (looks_like_district(sector.district)) found.push_back(std::move(sector));
    }
    return found;
}

}  // namespace places
