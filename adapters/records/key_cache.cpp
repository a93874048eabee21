#include "adapters/records/key_cache.hpp"

#include <utility>

namespace records {

// Through a volatile pointer, so that the writes are not left out as useless.
void wipe(hub::DataKey& key) {
    volatile char* bytes = key.secret.data();
    for (std::size_t i = 0; i < key.secret.size(); ++i) bytes[i] = 0;
    key.secret.clear();
}

KeyCache::KeyCache(std::size_t capacity) : capacity_{capacity} {}

KeyCache::~KeyCache() {
    for (Entry& entry : entries_) wipe(entry.key.key);
}

const KnownKey* KeyCache::find(const std::string& name) {
    const auto found = places_.find(name);
    if (found == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return &entries_.front().key;
}

const KnownKey& KeyCache::keep(const std::string& name, KnownKey key) {
    forget(name);
    if (entries_.size() >= capacity_ && !entries_.empty())
        forget(std::string{entries_.back().name});
    entries_.push_front({name, std::move(key)});
    places_[name] = entries_.begin();
    return entries_.front().key;
}

void KeyCache::forget(const std::string& name) {
    const auto found = places_.find(name);
    if (found == places_.end()) return;
    wipe(found->second->key.key);
    entries_.erase(found->second);
    places_.erase(found);
}

}  // namespace records
