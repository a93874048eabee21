#include "hub/understanding/postcode_shape.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace understanding {

namespace {

constexpr std::string_view areas =
    " AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY "
    "E EC EH EN EX FK FY G "
    "GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML "
    "N NE NG NN NP NR NW "
    "OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ "
    "TR TS TW UB W WA WC WD "
    "WF WN WR WS WV YO ZE ";

// The highest district of the areas with one letter: beyond it "E83" is the sector E8 3, and "E45"
// a skin cream.
struct Highest {
    char area{};
    int district{};
};
constexpr std::array<Highest, 8> highest{
    {{'B', 98}, {'E', 20}, {'G', 84}, {'L', 75}, {'M', 90}, {'N', 22}, {'S', 99}, {'W', 14}}};

constexpr std::array<std::string_view, 6> outward_patterns{
    "A9", "A99", "AA9", "AA99", "A9A", "AA9A"};
constexpr std::string_view third_letters = "ABCDEFGHJKPSTUW";
constexpr std::string_view fourth_letters = "ABEHMNPRVWXY";
constexpr std::string_view never_inward = "CIKMOV";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

bool contains(std::string_view set, char c) {
    return set.find(c) != std::string_view::npos;
}

char as_digit(char c) {
    if (c == 'O') return '0';
    return c == 'I' || c == 'L' ? '1' : c;
}

char as_letter(char c) {
    if (c == '0') return 'O';
    return c == '1' ? 'I' : c;
}

bool is_area(const std::string& letters) {
    return areas.find(" " + letters + " ") != std::string_view::npos;
}

std::string area_of(std::string_view outward) {
    return std::string(outward.substr(0, outward.size() > 1 && is_letter(outward[1]) ? 2 : 1));
}

bool letters_are_used(const std::string& outward) {
    if (!is_area(area_of(outward))) return false;
    const char last = outward.back();
    if (is_digit(last))
        return outward[area_of(outward).size()] != '0' ||
               outward.size() == area_of(outward).size() + 1;
    return contains(outward.size() == 3 ? third_letters : fourth_letters, last);
}

std::optional<PostcodeShape> fit(std::string_view given, std::string_view pattern) {
    PostcodeShape shape{.text = {}, .slips = 0, .digit_outside = false};
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool digit = pattern[at] == '9';
        const char fitted = digit ? as_digit(given[at]) : as_letter(given[at]);
        if (digit ? !is_digit(fitted) : !is_letter(fitted)) return std::nullopt;
        shape.slips += fitted == given[at] ? 0 : 1;
        shape.digit_outside = shape.digit_outside || (digit && fitted == given[at]);
        shape.text.push_back(fitted);
    }
    return shape;
}

std::optional<PostcodeShape> outward(std::string_view given, Slips slips) {
    std::optional<PostcodeShape> best;
    for (const std::string_view pattern : outward_patterns) {
        if (pattern.size() != given.size()) continue;
        auto shape = fit(given, pattern);
        if (!shape || !letters_are_used(shape->text)) continue;
        if (slips == Slips::refused && shape->slips != 0) continue;
        if (!best || shape->slips < best->slips) best = std::move(shape);
    }
    return best;
}

bool district_exists(const std::string& outward_text) {
    if (area_of(outward_text).size() == 2 || !is_digit(outward_text.back())) return true;
    int number = 0;
    std::from_chars(outward_text.data() + 1, outward_text.data() + outward_text.size(), number);
    const auto limit = std::find_if(highest.begin(), highest.end(), [&](const Highest& one) {
        return one.area == outward_text[0];
    });
    return limit == highest.end() || number <= limit->district;
}

}  // namespace

std::optional<PostcodeShape> full_postcode(std::string_view joined, Slips slips) {
    if (joined.size() < 5 || joined.size() > 7) return std::nullopt;
    auto shape = outward(joined.substr(0, joined.size() - 3), slips);
    const auto inward = joined.substr(joined.size() - 3);
    const char sector_digit = slips == Slips::mended ? as_digit(inward[0]) : inward[0];
    if (!shape || !is_digit(sector_digit)) return std::nullopt;
    for (const char letter : inward.substr(1)) {
        if (!is_letter(letter) || contains(never_inward, letter)) return std::nullopt;
    }
    if (sector_digit != inward[0]) ++shape->slips;
    shape->text += std::string(" ") + sector_digit + std::string(inward.substr(1));
    return shape;
}

std::optional<PostcodeShape> sector(std::string_view joined, Slips slips) {
    if (joined.size() < 3 || joined.size() > 5 || !is_digit(joined.back())) return std::nullopt;
    if (district(joined, slips)) return std::nullopt;
    auto shape = outward(joined.substr(0, joined.size() - 1), slips);
    if (shape) shape->text += std::string(" ") + joined.back();
    return shape;
}

std::optional<PostcodeShape> district(std::string_view joined, Slips slips) {
    auto shape = outward(joined, slips);
    if (shape && !district_exists(shape->text)) return std::nullopt;
    return shape;
}

bool resembles_outward(std::string_view word) {
    if (word.size() < 2 || word.size() > 4 || !is_letter(word[0])) return false;
    const std::size_t digit = is_letter(word[1]) ? 2 : 1;
    return digit < word.size() && is_digit(word[digit]) &&
           std::all_of(
               word.begin(), word.end(), [](char c) { return is_digit(c) || is_letter(c); });
}

bool resembles_inward(std::string_view word) {
    return word.size() >= 3 && word.size() <= 4 && is_digit(word[0]) && is_letter(word[1]) &&
           is_letter(word[2]);
}

}  // namespace understanding
