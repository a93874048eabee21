#pragma once

#include <string_view>

// A second reading of JSON that shares no code with adapters/json: RFC 8259 line by line, with our
// own rules (no name twice in an object, no NUL, no half of a surrogate pair, UTF-8).
namespace fuzz {

struct PlainJson {
    bool accepted{};
    int depth{};            // objects and arrays inside each other
    bool has_odd_number{};  // an exponent, or more digits than any number needs
};

PlainJson read_json_plainly(std::string_view text);

// Strict, by the table of RFC 3629.
bool is_plainly_utf8(std::string_view text);

}  // namespace fuzz
