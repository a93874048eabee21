#pragma once

#include "adapters/web/wire/spec.hpp"
#include "hub/commands.hpp"

#include <concepts>
#include <type_traits>

// The one table of what is on the wire: `describe(a, value)` names each field once, with its bounds
// and a line for people. The same description reads (Decoder, FormReader), writes (Encoder) and
// documents (Schema). Here is what commands, queries and views share.
namespace web {

template <class T, class Described>
concept Like = std::same_as<std::remove_const_t<T>, Described>;

inline constexpr std::size_t name_bytes = 100;
inline constexpr std::size_t text_bytes = 1600;
inline constexpr std::size_t note_bytes = 2000;
inline constexpr std::size_t street_bytes = 200;
inline constexpr std::size_t postcode_bytes = 16;
inline constexpr std::size_t word_bytes = 16;  // of a language or channel
inline constexpr std::size_t max_needs = 50;

inline constexpr Spec any_time = from_to(0, latest_time);

constexpr Spec at_time(const char* says) {
    return from_to(0, latest_time, says);
}

template <class A>
void describe(A& a, Like<hub::Window> auto& window) {
    a.field("from", window.from, any_time);
    a.field("until", window.until, any_time);
}

template <class A>
void describe(A& a, Like<hub::QuietHours> auto& quiet) {
    a.field("from", quiet.from, from_to(0, 23, "The first hour of the day that is quiet."));
    a.field(
        "until", quiet.until, from_to(0, 23, "The hour at which it ends; the same: never quiet."));
}

template <class A>
void describe(A& a, Like<hub::Asking> auto& asking) {
    a.field("at_once", asking.at_once, from_to(1, 20, "Offers open at once for one free place."));
    a.field("lapse", asking.lapse, from_to(1, 1440, "Minutes until the next one is asked."));
    a.field("lapse_urgent", asking.lapse_urgent, from_to(1, 1440, "The same, when it is urgent."));
    a.field("tell_waiting",
            asking.tell_waiting,
            from_to(5, 1440, "Minutes: how often who waits is told at least."));
    a.field("unmet_after", asking.unmet_after, from_to(1, 168, "Hours until the desk has to act."));
    a.field(
        "widest", asking.widest, from_to(100, 200'000, "Metres: nobody farther away is asked."));
}

template <class A>
void describe(A& a, Like<hub::Patch> auto& patch) {
    a.field("name", patch.name, line(1, name_bytes));
    a.field("outcodes", patch.outcodes, list(50, line(1, 8, "\"E8\"")));
    a.field("lead", patch.lead, maybe(or_none("The coordinator whose patch it is.")));
}

template <class A>
void describe(A& a, Like<hub::Duty> auto& duty) {
    a.field("person", duty.person, plain());
    a.field("from", duty.from, any_time);
    a.field("until", duty.until, any_time);
}

}  // namespace web
