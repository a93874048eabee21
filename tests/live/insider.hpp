#pragma once

#include "adapters/async/pool.hpp"
#include "adapters/environment/system.hpp"
#include "adapters/records/sealed_store.hpp"
#include "adapters/redis/byte_store.hpp"
#include "adapters/secrets/sodium_secrets.hpp"
#include "adapters/vault/key_file.hpp"
#include "adapters/vault/sodium_vault.hpp"
#include "hub/domain/person.hpp"
#include "tests/support/redis_link.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace live_hub {

// Who is signed in, and with what.
struct SignedIn {
    hub::PersonId person{};
    hub::SessionId session{};
    std::string cookie{};
};

// Writes beside the nodes what would take too long through their doors: persons with their
// sessions, and events.
class Insider {
public:
    // Throws when no group is there.
    Insider(const std::string& redis, const std::filesystem::path& data);

    const hub::GroupId& group() const { return group_; }
    hub::Store& store() { return store_; }
    secrets::SodiumSecrets& secrets() { return secrets_; }

    // So many persons of these roles, each with so many sessions; in the order of the persons.
    std::vector<SignedIn> sign_in(std::size_t persons,
                                  const std::vector<hub::Role>& roles,
                                  std::size_t sessions = 1);
    // So many events that the desk sees, in one commit; gives the offset of the last one.
    hub::Offset happens(std::size_t events = 1);
    // A request that is not looked for, with words of this size.
    hub::RequestId leave_request(std::size_t words);
    hub::EventPage log(hub::Offset after);
    hub::Committed commit(hub::Changes changes);
    hub::Changes changes() const;  // to be filled

    template <class T>
    hub::Versioned<T> get(const hub::RecordId& id) {
        std::vector<hub::RecordId> ids{id};
        const hub::Loaded loaded = support::run(
            link_.loop(), store_.load(hub::scope_of(group_), std::move(ids), hub::no_key));
        return loaded.get<T>(id);
    }

private:
    SignedIn add_session(hub::Changes& changes, const hub::PersonId& person);

    support::RedisLink link_;
    vault::KeyFile key_;
    vault::SodiumVault vault_;
    environment::SystemClock clock_;
    environment::SystemRandom random_;
    environment::Ulids ids_{clock_, random_};
    async::Pool pool_;
    secrets::SodiumSecrets secrets_;
    redis::ByteStore bytes_;
    records::SealedStore store_;
    hub::GroupId group_;
};

}  // namespace live_hub
