#include "hub/understanding/said_number.hpp"

#include <charconv>

namespace understanding {

std::optional<Digits> leading_digits(std::string_view word) {
    std::size_t count = 0;
    while (count < word.size() && word[count] >= '0' && word[count] <= '9') ++count;
    if (count == 0 || count > 4) return std::nullopt;
    Digits digits{.number = 0, .count = count, .rest = word.substr(count)};
    std::from_chars(word.data(), word.data() + count, digits.number);
    return digits;
}

std::optional<int> number_at(const Reading& reading, std::size_t at, std::size_t& end) {
    if (at >= reading.size()) return std::nullopt;
    if (const Match* match = reading.longest(Sense::number, at)) {
        end = match->end;
        return match->meaning.value;
    }
    const auto digits = leading_digits(reading.word(at));
    if (!digits || !digits->rest.empty()) return std::nullopt;
    end = at + 1;
    return digits->number;
}

bool is_time_word(const Reading& reading, std::size_t at, TimeWord word) {
    return at < reading.size() &&
           reading.longest(Sense::time, static_cast<int>(word), at) != nullptr;
}

std::size_t skip_time_word(const Reading& reading, std::size_t at, TimeWord word) {
    if (at >= reading.size()) return at;
    const Match* match = reading.longest(Sense::time, static_cast<int>(word), at);
    return match == nullptr ? at : match->end;
}

}  // namespace understanding
