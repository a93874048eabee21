#include "adapters/vault/sodium_vault.hpp"
#include "tests/fuzz/scratch.hpp"
#include "tests/fuzz/target.hpp"

#include <string>

// Sealed values: nobody without the key makes one, and one that was changed or moved does not open.
namespace fuzz {

namespace {

vault::SodiumVault& the_vault() {
    static const vault::KeyFile file{scratch_folder() / "key"};
    static vault::SodiumVault vault{file};
    return vault;
}

void nobody_makes_one(const hub::DataKey& key, std::string_view bytes) {
    require(!the_vault().open(key, bytes, "a"), "an invented value does not open");
    require(!the_vault().open_transit(bytes, "a"), "an invented message does not open");
    require(!the_vault().unwrap(bytes, "a"), "an invented key does not unwrap");
    require(!the_vault().opens(bytes), "an invented canary does not open");
}

void changed_does_not_open(const hub::DataKey& key, std::string sealed, std::size_t at) {
    sealed[at % sealed.size()] = static_cast<char>(sealed[at % sealed.size()] ^ 1);
    require(!the_vault().open(key, sealed, "place"), "a changed value does not open");
    sealed.resize(at % sealed.size());
    require(!the_vault().open(key, sealed, "place"), "a torn value does not open");
}

}  // namespace

void look_at(std::string_view bytes) {
    static const hub::DataKey key = the_vault().fresh_key();
    Pieces pieces{bytes};
    const std::size_t at = pieces.number(256);
    const std::string_view plain = pieces.rest();
    nobody_makes_one(key, plain);
    const std::string sealed = the_vault().seal(key, plain, "place");
    require(the_vault().open(key, sealed, "place") == plain, "what was sealed opens");
    require(!the_vault().open(key, sealed, "elsewhere"), "a moved value does not open");
    changed_does_not_open(key, sealed, at);
    require(the_vault().address_hash("sms", plain).size() == 32, "an address has its hash");
}

}  // namespace fuzz
