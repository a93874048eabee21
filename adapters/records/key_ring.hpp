#pragma once

#include "adapters/records/byte_store.hpp"
#include "adapters/records/key_cache.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/vault.hpp"

#include <map>
#include <set>
#include <string>

namespace records {

// Whose key seals a record: a person's id, or "self" for what is the scope's own.
std::string owner_of(const hub::Record& record);
// The same where the id alone tells it; empty where it stands inside the record.
std::string owner_of(const hub::RecordId& id);

// Sixteen random hexadecimal digits.
std::string random_name(hub::Random& random);

// The keys of one load or one commit in one scope. Lives between two waits: what it points to is in
// the cache.
class KeyRing {
public:
    KeyRing(std::string scope, hub::Vault& vault, hub::Random& random, KeyCache& cache);
    ~KeyRing();
    KeyRing(const KeyRing&) = delete;
    KeyRing& operator=(const KeyRing&) = delete;

    const std::string& scope() const { return scope_; }
    hub::Vault& vault() { return vault_; }

    // What the store holds under key_name(owner). Throws when a key does not unwrap.
    void learn(const std::string& owner, const Bytes& stored);
    // Nothing when there is no key, or no longer.
    const KnownKey* find(const std::string& owner);

    // The key to seal with; made when there never was one. Nothing when it was destroyed: then the
    // commit is refused.
    const KnownKey* take(const std::string& owner);
    bool refused() const { return refused_; }
    // A person's key leaves a mark, so that none is ever made again; an address's is gone and its
    // next use is a first.
    void destroy(const std::string& owner);

    // Reads of the keys used, puts of those made, marks of those destroyed.
    void add_to(ByteCommit& commit) const;
    // Keys that the commit made are known from now on.
    void written(hub::Version version);
    // One of the keys used may be another by now.
    void forget();

private:
    std::string cache_name(const std::string& owner) const { return scope_ + owner; }
    std::string wrapped_for(const std::string& owner) const { return scope_ + "key:" + owner; }

    std::string scope_;
    hub::Vault& vault_;
    hub::Random& random_;
    KeyCache& cache_;
    std::map<std::string, hub::Version> gone_;  // destroyed before
    std::map<std::string, hub::Version> used_;  // owner and version of what sealed something
    std::map<std::string, KnownKey> made_;
    std::set<std::string> destroyed_;  // by this commit
    bool refused_{};
};

}  // namespace records
