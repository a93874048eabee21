#pragma once

#include "adapters/environment/system.hpp"
#include "adapters/records/sealed_store.hpp"
#include "adapters/redis/byte_store.hpp"
#include "adapters/vault/key_file.hpp"
#include "adapters/vault/sodium_vault.hpp"
#include "hub/domain/address.hpp"
#include "hub/services/all_of.hpp"
#include "tests/support/redis_link.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace support {

// What a hub with one group keeps, read beside it and opened with its key.
class Kept {
public:
    // `redis` as in RedisServer::address(); `data` is the hub's data folder. Throws when no group
    // is there.
    Kept(const std::string& redis, const std::filesystem::path& data);

    std::size_t waiting();  // entries of the inbox
    std::size_t buried();
    // Nothing is left to do within `ahead`. In this order: what leaves the inbox has left its
    // timers.
    bool at_rest(std::chrono::seconds ahead = std::chrono::minutes{5});
    hub::AddressRecord address(const std::string& number);  // empty when it is not known

    template <class T>
    std::vector<T> all(hub::RecordKind kind) {
        return run(link_.loop(), services::all_of<T>(store_, group_, kind));
    }

private:
    std::size_t entries(std::string (*list)(unsigned));

    RedisLink link_;
    vault::KeyFile key_;
    vault::SodiumVault vault_;
    environment::SystemClock clock_;
    environment::SystemRandom random_;
    redis::ByteStore bytes_;
    records::SealedStore store_;
    hub::GroupId group_;
};

}  // namespace support
