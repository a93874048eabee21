#pragma once

#include <compare>
#include <string>

namespace hub {

// Words about a person. There is no formatter and no stream operator, so logging one does not
// compile; in records and events each is sealed under its owner's key. `reveal` marks every place
// that uses the words.
template <class Tag>
struct Personal {
    std::string reveal{};

    bool empty() const { return reveal.empty(); }
    auto operator<=>(const Personal&) const = default;
};

using PhoneNumber =
    Personal<struct PhoneNumberTag>;  // E.164 ("+447700900123"), or a chat's identifier
using PersonName = Personal<struct PersonNameTag>;    // as they gave it
using MessageText = Personal<struct MessageTextTag>;  // UTF-8
using StreetAddress = Personal<struct StreetTag>;  // house, street and what helps to find the door

}  // namespace hub
