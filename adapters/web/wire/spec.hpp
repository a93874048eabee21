#pragma once

#include <cstddef>
#include <cstdint>

namespace web {

// What a field of the wire may hold besides what its type says. `says` is for people, in the
// OpenAPI document.
struct Spec {
    enum class Letters {
        line,    // no control character, bidirectional control or character of no width: refused
        words,   // several lines; control characters and bidirectional overrides are taken out
        number,  // a line; what address books paste around a number is taken out
    };

    const char* says{""};
    bool may_miss{};       // left out: its default
    std::size_t items{};   // of a list, at most
    std::size_t least{};   // bytes of a text
    std::size_t most{64};  // bytes of a text, each of a list
    Letters letters{Letters::line};
    std::int64_t min{};  // of a number
    std::int64_t max{};
    unsigned only{~0U};  // of an enum: a bit for each word that may be said
    bool or_none{};      // of an id: may be the empty text
};

// One line, for names and the like.
constexpr Spec line(std::size_t least, std::size_t most, const char* says = "") {
    return {.says = says, .least = least, .most = most};
}

// Somebody's words: as many lines as they like.
constexpr Spec words(std::size_t least, std::size_t most, const char* says = "") {
    return {.says = says, .least = least, .most = most, .letters = Spec::Letters::words};
}

constexpr Spec phone(std::size_t least, const char* says = "") {
    return {.says = says, .least = least, .most = 32, .letters = Spec::Letters::number};
}

// A number, both ends included; of a duration in the unit of its type.
constexpr Spec from_to(std::int64_t min, std::int64_t max, const char* says = "") {
    return {.says = says, .min = min, .max = max};
}

// What needs no bound of its own: an id, a flag, an enum, a time, an object.
constexpr Spec plain(const char* says = "") {
    return {.says = says};
}

constexpr Spec or_none(const char* says = "") {
    return {.says = says, .or_none = true};
}

constexpr Spec list(std::size_t items, Spec each) {
    each.items = items;
    return each;
}

constexpr Spec maybe(Spec spec) {
    spec.may_miss = true;
    return spec;
}

// Times are milliseconds since 1970, up to the end of the year 2199.
inline constexpr std::int64_t latest_time = 7'258'118'399'999;

// The largest whole number that every reader of JSON has exactly.
inline constexpr std::int64_t largest_number = 9'007'199'254'740'991;

}  // namespace web
