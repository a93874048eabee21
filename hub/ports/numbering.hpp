#pragma once

#include "hub/domain/personal.hpp"

#include <optional>
#include <string_view>

namespace hub {

// What a sender's or receiver's number is.
enum class NumberKind {
    dialable,      // a person can be texted there
    short_code,    // a service: never answered by itself
    alphanumeric,  // a name in place of a number: cannot be answered
    emergency,     // 999, 112: never texted
    nonsense,
};

// Telephone numbers as people write them.
class Numbering {
public:
    virtual ~Numbering() = default;

    // E.164 of what people write in `region` ("GB"): "07700 900123" -> "+447700900123". Nothing
    // when it cannot be a number that can be texted. Possible is enough: numbers of the drama range
    // count.
    virtual std::optional<PhoneNumber> normalise(std::string_view written,
                                                 std::string_view region) const = 0;
    virtual NumberKind kind(std::string_view written, std::string_view region) const = 0;
};

}  // namespace hub
