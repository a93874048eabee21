#include "adapters/environment/system.hpp"

#include <sodium.h>

#include <string_view>

namespace environment {

namespace {

constexpr std::string_view base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// The 128 bits as 26 digits of five bits; the first digit has the two bits that remain.
std::string spell(std::uint64_t upper, std::uint64_t lower) {
    std::string text(26, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
        *digit = base32[lower & 31U];
        lower = (lower >> 5) | (upper << 59);
        upper >>= 5;
    }
    return text;
}

}  // namespace

hub::TimePoint SystemClock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::uint64_t SystemRandom::number() {
    std::uint64_t bits = 0;
    randombytes_buf(&bits, sizeof bits);
    return bits;
}

std::string Ulids::next() {
    constexpr std::uint64_t sixteen_bits = 0xFFFF;
    const auto now = static_cast<std::uint64_t>(clock_.now().time_since_epoch().count());
    if (now > time_) {
        time_ = now;
        high_ =
            random_.number() &
            (sixteen_bits >> 1);  // the top bit is left clear, so that counting up cannot overflow
        low_ = random_.number();
    } else if (++low_ == 0) {
        ++high_;
    }
    return spell((time_ << 16) | (high_ & sixteen_bits), low_);
}

}  // namespace environment
