#pragma once

#include "hub/ports/numbering.hpp"

#include <optional>
#include <string_view>

namespace numbering {

inline constexpr std::size_t longest_written = 64;  // bytes; anything longer is nonsense

// hub::Numbering by libphonenumber's tables. A number is accepted when it is possible, not only
// when it is known to be given out, so the drama ranges count; British numbers need their whole
// length besides. Numbers that cost the sender or reach no person (premium, shared cost, 070,
// pagers, freephone) are services: `short_code`.
class PhoneNumbers final : public hub::Numbering {
public:
    PhoneNumbers();

    // What it gives, given to it again, is the same.
    std::optional<hub::PhoneNumber> normalise(std::string_view written,
                                              std::string_view region) const override;
    hub::NumberKind kind(std::string_view written, std::string_view region) const override;
};

}  // namespace numbering
