#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace places {

// One way to read what somebody wrote: a district ("E8") and, where it is named, a sector of it
// ("3").
struct WrittenPostcode {
    std::string district{};
    std::string sector{};  // one digit, or empty
    bool operator==(const WrittenPostcode&) const = default;
};

// True for the shapes of a British district: A9, A99, A9A, AA9, AA99, AA9A.
bool looks_like_district(std::string_view word);

// The possible readings of a full postcode, sector or district, the likeliest first; none when it
// is neither. Case and spacing do not matter; more than 16 bytes are nothing.
std::vector<WrittenPostcode> readings(std::string_view written);

}  // namespace places
