#include "adapters/records/key_ring.hpp"

#include "adapters/records/error.hpp"
#include "adapters/records/names.hpp"
#include "adapters/records/stored_key.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>

namespace records {

namespace {

constexpr std::string_view own = "self";

std::string owner_or_self(const hub::PersonId& person) {
    return person.empty() ? std::string{own} : person.text;
}

struct FindOwner {
    std::string operator()(const hub::Person& person) const { return owner_or_self(person.id); }
    std::string operator()(const hub::Volunteer& who) const { return owner_or_self(who.id); }
    std::string operator()(const hub::Conversation& talk) const {
        return owner_or_self(talk.person);
    }
    std::string operator()(const hub::Request& request) const {
        return owner_or_self(request.resident);
    }
    std::string operator()(const hub::OutgoingMessage& message) const {
        return owner_or_self(message.to);
    }
    std::string operator()(const hub::Alert& alert) const { return owner_or_self(alert.person); }
    std::string operator()(const hub::Heard& heard) const { return owner_or_self(heard.person); }
    std::string operator()(const hub::Credential& of) const { return owner_or_self(of.person); }
    std::string operator()(const hub::Invitation& to) const { return owner_or_self(to.person); }
    std::string operator()(const hub::Device& device) const { return owner_or_self(device.person); }
    template <class T>
    std::string operator()(const T&) const {
        return std::string{own};
    }
};

}  // namespace

std::string owner_of(const hub::Record& record) {
    return std::visit(FindOwner{}, record);
}

std::string owner_of(const hub::RecordId& id) {
    switch (id.kind) {
        case hub::RecordKind::person:
        case hub::RecordKind::volunteer:
        case hub::RecordKind::conversation:
        case hub::RecordKind::credential: return id.id;
        case hub::RecordKind::address:
        case hub::RecordKind::step:
        case hub::RecordKind::handover: return std::string{own};
        default: return {};
    }
}

std::string random_name(hub::Random& random) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::uint64_t number = random.number();
    std::string name(16, '0');
    for (char& digit : name) {
        digit = digits[number & 15U];
        number >>= 4U;
    }
    return name;
}

KeyRing::KeyRing(std::string scope, hub::Vault& vault, hub::Random& random, KeyCache& cache)
    : scope_{std::move(scope)}, vault_{vault}, random_{random}, cache_{cache} {}

KeyRing::~KeyRing() {
    for (auto& [owner, key] : made_) wipe(key.key);
}

void KeyRing::learn(const std::string& owner, const Bytes& stored) {
    const KnownKey* known = cache_.find(cache_name(owner));
    if (known != nullptr && stored.bytes && known->version == stored.version) return;
    cache_.forget(cache_name(owner));
    if (!stored.bytes) return;
    const std::string where = scope_ + key_name(owner);
    StoredKey key = decode_key(*stored.bytes, where);
    if (key.destroyed) {
        gone_[owner] = stored.version;
        return;
    }
    auto unwrapped = vault_.unwrap(key.wrapped, wrapped_for(owner));
    if (!unwrapped) fail(Error::corrupted, where, "the key file does not unwrap it");
    cache_.keep(cache_name(owner), {std::move(key.id), std::move(*unwrapped), stored.version});
}

const KnownKey* KeyRing::find(const std::string& owner) {
    return cache_.find(cache_name(owner));
}

const KnownKey* KeyRing::take(const std::string& owner) {
    if (gone_.contains(owner) || destroyed_.contains(owner)) {
        refused_ = true;
        return nullptr;
    }
    if (const auto made = made_.find(owner); made != made_.end()) return &made->second;
    if (const KnownKey* known = find(owner)) {
        used_[owner] = known->version;
        return known;
    }
    used_[owner] = 0;
    const auto made = made_.emplace(owner, KnownKey{random_name(random_), vault_.fresh_key(), 0});
    return &made.first->second;
}

void KeyRing::destroy(const std::string& owner) {
    destroyed_.insert(owner);
}

void KeyRing::add_to(ByteCommit& commit) const {
    for (const auto& [owner, version] : used_) commit.reads.emplace_back(key_name(owner), version);
    for (const auto& [owner, made] : made_) {
        const StoredKey key{.id = made.id, .wrapped = vault_.wrap(made.key, wrapped_for(owner))};
        commit.puts.emplace_back(key_name(owner), encode(key));
    }
    const bool marked = scope_.starts_with("{g:");
    for (const std::string& owner : destroyed_) {
        if (marked) commit.puts.emplace_back(key_name(owner), encode(StoredKey{.destroyed = true}));
        if (!marked) commit.erases.push_back(key_name(owner));
    }
}

void KeyRing::written(hub::Version version) {
    for (auto& [owner, made] : made_) {
        made.version = version;
        cache_.keep(cache_name(owner), std::move(made));
    }
    made_.clear();
    for (const std::string& owner : destroyed_) cache_.forget(cache_name(owner));
}

void KeyRing::forget() {
    for (const auto& [owner, version] : used_) cache_.forget(cache_name(owner));
    for (const std::string& owner : destroyed_) cache_.forget(cache_name(owner));
}

}  // namespace records
