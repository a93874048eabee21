#pragma once

#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/json/writer.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// What all stored texts have in common: a JSON object that begins with its format version and ends
// with a checksum of everything before it. {"v":1,"kind":"lease",...,"sum":"8c1f..."}. The checksum
// finds accidents, not attackers.
namespace records {

inline constexpr std::int64_t format_version = 1;
inline constexpr std::size_t max_stored_bytes = 1 << 20;  // no commit holds more

// FNV-1a of 64 bits as 16 hexadecimal digits.
std::string checksum(std::string_view bytes);

// The head; the caller writes the fields, then calls `closed`.
void begin(json::Writer& writer, std::string_view kind);
std::string closed(json::Writer& writer);

// Checks version, checksum and JSON. `where` names the record in errors. Throws newer_format or
// corrupted.
json::Document opened(std::string_view bytes, const std::string& where);

// Reads the common fields, so that `finish` does not find them unknown; gives the kind.
std::string head(json::Fields& fields);

}  // namespace records
