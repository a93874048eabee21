#pragma once

#include "adapters/records/sealed_inbox.hpp"
#include "adapters/records/sealed_store.hpp"
#include "adapters/vault/key_file.hpp"
#include "adapters/vault/sodium_vault.hpp"
#include "tests/support/fakes.hpp"
#include "tests/unit/adapters/vault/scratch_folder.hpp"

namespace contract {

struct OwnVault {
    support::ScratchFolder folder{};
    vault::KeyFile file{folder / "key"};
    vault::SodiumVault vault{file};
};

// A store and an inbox over any bytes, with a real vault.
struct Sealed : OwnVault {
    explicit Sealed(records::ByteStore& bytes) : store{bytes, vault, random} {}

    support::SeededRandom random{};
    records::SealedStore store;
};

struct SealedInbox : OwnVault {
    explicit SealedInbox(records::ByteInbox& bytes) : inbox{bytes, vault, ids} {}

    support::CountingIds ids{};
    records::SealedInbox inbox;
};

}  // namespace contract
