#pragma once

#include "adapters/memory/byte_inbox.hpp"
#include "adapters/memory/byte_store.hpp"
#include "adapters/records/sealed_inbox.hpp"
#include "adapters/records/sealed_store.hpp"
#include "adapters/vault/key_file.hpp"
#include "adapters/vault/sodium_vault.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"
#include "tests/unit/adapters/vault/scratch_folder.hpp"

#include <boost/asio/io_context.hpp>

#include <string>
#include <utility>
#include <vector>

namespace support {

// A real vault with a key file of its own.
struct OwnVault {
    ScratchFolder folder{};
    vault::KeyFile file{folder / "key"};
    vault::SodiumVault vault{file};
};

// Passes on what it is given and keeps all bytes that went by.
class WatchedStore final : public memory::ByteStore {
public:
    boost::asio::awaitable<records::ByteCommitted> commit(records::ByteCommit commit) override {
        for (const auto& [name, bytes] : commit.puts) seen.append(name).append(bytes);
        for (const std::string& event : commit.events) seen += event;
        for (const records::ByteTimer& timer : commit.timers) seen += timer.name;
        seen.append(commit.scope).append(commit.audit).append(commit.answer).append(commit.key.key);
        ++commits;
        return memory::ByteStore::commit(std::move(commit));
    }
    boost::asio::awaitable<records::LoadedBytes> load(std::string scope,
                                                      std::vector<std::string> names,
                                                      std::string key) override {
        ++loads;
        return memory::ByteStore::load(std::move(scope), std::move(names), std::move(key));
    }

    std::string seen{};
    int commits{};
    int loads{};
};

}  // namespace support
