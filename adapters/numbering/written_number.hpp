#pragma once

#include <string>
#include <string_view>

namespace numbering {

// What stands in the place of a number.
enum class Spelling {
    number,   // digits, with or without a + before them
    name,     // letters, as in an alphanumeric sender
    nothing,  // neither: unreadable bytes, odd characters, no digits
};

struct WrittenNumber {
    Spelling spelling{Spelling::nothing};
    std::string dialled{};  // of a number: ASCII digits with at most one + in front
    bool operator==(const WrittenNumber&) const = default;
};

// Takes away what people put between digits (spaces, brackets, dots, dashes, slashes) and turns
// digits of any script into ASCII. A + counts only before all digits. Only ASCII letters make a
// name, at most 11 characters (3GPP TS 23.040, 9.1.2.5).
WrittenNumber read_number(std::string_view written);

}  // namespace numbering
