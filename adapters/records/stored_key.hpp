#pragma once

#include <string>
#include <string_view>

namespace records {

// The record of a data key. A destroyed one is a record too: nobody makes a new key for that
// person.
struct StoredKey {
    std::string id{};
    std::string wrapped{};  // raw bytes; empty when destroyed
    bool destroyed{};
};

std::string encode(const StoredKey& key);
StoredKey decode_key(std::string_view bytes, const std::string& where);

}  // namespace records
