#pragma once

#include "hub/changes.hpp"

#include <optional>
#include <string>
#include <string_view>

// How records, timers and scopes are called in a ByteStore. Parsing is strict: what these functions
// do not make, they do not take.
namespace records {

// False for an id that no record can have: such a record is absent by definition.
bool can_be_stored(const hub::RecordId& id);

std::string record_name(const hub::RecordId& id);  // "request:01H..."
std::optional<hub::RecordId> parse_record_name(std::string_view name);

std::string timer_name(const hub::RecordId& id, hub::TimerKind kind);  // "request:01H.../dispatch"
struct TimerName {
    hub::RecordId record{};
    hub::TimerKind kind{};
};
std::optional<TimerName> parse_timer_name(std::string_view name);

// "{g:ID}" or "{a:HASH}". Throws Error::bad_name for an id that is not well formed.
std::string scope_name(const hub::Scope& scope);

// The record of the key that seals `owner`'s words: "key:ID". No hub::RecordKind is called so.
std::string key_name(std::string_view owner);

}  // namespace records
