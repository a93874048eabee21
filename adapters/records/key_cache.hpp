#pragma once

#include "hub/changes.hpp"
#include "hub/ports/vault.hpp"

#include <cstddef>
#include <list>
#include <string>
#include <unordered_map>

namespace records {

// An unwrapped data key, and which version of its record it came from.
struct KnownKey {
    std::string id{};  // tells one owner's key from a later one
    hub::DataKey key{};
    hub::Version version{};
};

// The keys used last, by scope and owner. Bounded: the one not used for longest is wiped and goes.
// What `find` and `keep` give is valid until `capacity` other keys were kept.
class KeyCache {
public:
    explicit KeyCache(std::size_t capacity);
    ~KeyCache();
    KeyCache(const KeyCache&) = delete;
    KeyCache& operator=(const KeyCache&) = delete;

    const KnownKey* find(const std::string& name);
    const KnownKey& keep(const std::string& name, KnownKey key);
    void forget(const std::string& name);
    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        std::string name{};
        KnownKey key{};
    };

    std::size_t capacity_;
    std::list<Entry> entries_;  // the one used last is in front
    std::unordered_map<std::string, std::list<Entry>::iterator> places_;
};

// Overwrites the secret where it stands.
void wipe(hub::DataKey& key);

}  // namespace records
