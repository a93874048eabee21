#include "hub/rules/chance.hpp"

namespace rules {

namespace {

constexpr std::string_view base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void append_base32(std::string& text, std::uint64_t bits, int characters) {
    for (int shift = 5 * (characters - 1); shift >= 0; shift -= 5) {
        text += base32[(bits >> shift) & 31U];
    }
}

}  // namespace

Chance::Chance(std::uint64_t seed, std::uint64_t stream, hub::TimePoint now)
    : state_(seed),
      stream_(stream | 1U),
      time_(static_cast<std::uint64_t>(now.time_since_epoch().count()) &
            ((std::uint64_t{1} << 48) - 1)) {}

// SplitMix64 (Steele, Lea, Flood 2014) with a drawn odd increment.
std::uint64_t Chance::next() {
    state_ += stream_;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
}

std::string Chance::id() {
    // 10 characters of time; 3 that count, so that order is kept within the decision; 13 drawn.
    std::string text;
    text.reserve(26);
    append_base32(text, time_, 10);
    append_base32(text, drawn_++, 3);
    append_base32(text, next(), 7);
    append_base32(text, next(), 6);
    return text;
}

std::uint64_t Chance::below(std::uint64_t bound) {
    return next() % bound;
}

char Chance::one_of(std::string_view characters) {
    return characters[below(characters.size())];
}

}  // namespace rules
