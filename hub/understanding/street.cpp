#include "hub/understanding/street.hpp"

#include <algorithm>

namespace understanding {

namespace {

constexpr std::size_t longest_street = 120;
constexpr std::size_t most_words_of_name = 5;
constexpr std::size_t longest_house_number = 5;

bool is_house_number(const std::string& word) {
    if (word.size() > longest_house_number || word.empty() || word[0] < '0' || word[0] > '9')
        return false;
    const auto letter =
        std::find_if(word.begin(), word.end(), [](char c) { return c < '0' || c > '9'; });
    return word.end() - letter <= 1;
}

// Past the kind of street that follows the number at `at`, and past a second one ("Flat 3 Bevan
// House, 40 Well St"); 0 when none follows.
std::size_t end_of_street(const Reading& reading, std::size_t at) {
    std::size_t end = 0;
    const std::size_t last = std::min(reading.size(), at + 1 + most_words_of_name);
    for (std::size_t next = at + 1; next < last && reading.free(next, next + 1); ++next) {
        const Match* type = reading.longest(Sense::street_type, next);
        if (type == nullptr || next == at + 1) continue;
        end = type->end;
        if (end >= reading.size() || !is_house_number(reading.word(end))) break;
    }
    return end;
}

std::size_t with_door(const Reading& reading, std::size_t at) {
    if (at == 0 || reading.longest(Sense::door, at - 1) == nullptr || !reading.free(at - 1, at))
        return at;
    return at - 1;
}

std::string cut_at_character(std::string text) {
    if (text.size() <= longest_street) return text;
    std::size_t end = longest_street;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
    text.resize(end);
    return text;
}

bool begins_street(const Reading& reading, std::size_t at) {
    return reading.free(at, at + 1) && is_house_number(reading.word(at)) &&
           end_of_street(reading, at) != 0;
}

}  // namespace

void find_street(Reading& reading, Heard& heard) {
    for (std::size_t at = 0; at < reading.size(); ++at) {
        if (!begins_street(reading, at)) continue;
        // "Flat 3, 40 Well St": the first number's reach may already take in the second.
        const std::size_t first = with_door(reading, at);
        std::size_t end = end_of_street(reading, at);
        if (end < reading.size() && begins_street(reading, end)) end = end_of_street(reading, end);
        heard.street.reveal = cut_at_character(reading.original(first, end));
        reading.use(first, end);
        return;
    }
}

void take_rest_as_street(Reading& reading, Heard& heard) {
    std::string rest;
    for (std::size_t at = 0; at < reading.size();) {
        const Match* intro = reading.longest(Sense::street_intro, at);
        if (intro != nullptr && rest.empty()) {
            at = intro->end;
            continue;
        }
        if (reading.used[at]) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < reading.size() && !reading.used[end]) ++end;
        rest += (rest.empty() ? "" : ", ") + reading.original(at, end);
        at = end;
    }
    heard.street.reveal = cut_at_character(std::move(rest));
}

}  // namespace understanding
