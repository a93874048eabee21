#include "adapters/records/record_seal.hpp"

#include "adapters/records/base64.hpp"

#include <utility>

namespace records {

namespace {

std::string bound_to(const std::string& place, std::string_view path) {
    return std::string{place}.append("#").append(path);
}

}  // namespace

RecordSealing::RecordSealing(KeyRing& keys, std::string record, std::string owner)
    : keys_{keys}, place_{keys.scope() + record}, owner_{std::move(owner)} {}

std::string RecordSealing::seal(std::string_view plain, std::string_view path) {
    const KnownKey* key = keys_.take(owner_);
    if (key == nullptr) return {};
    if (key_used_.empty()) key_used_ = owner_ + "." + key->id;
    return base64(keys_.vault().seal(key->key, plain, bound_to(place_, path)));
}

RecordOpening::RecordOpening(KeyRing& keys, const std::string& record, const std::string& key)
    : keys_{keys}, place_{keys.scope() + record} {
    const std::string owner = owner_in(key);
    if (owner.empty()) return;
    const KnownKey* known = keys_.find(owner);
    if (known != nullptr && owner + "." + known->id == key) key_ = known;
}

std::optional<std::string> RecordOpening::open(std::string_view stored, std::string_view path) {
    if (key_ == nullptr) return std::string{};
    const auto sealed = from_base64(stored);
    if (!sealed) return std::nullopt;
    return keys_.vault().open(key_->key, *sealed, bound_to(place_, path));
}

std::string owner_in(const std::string& key) {
    const std::size_t dot = key.find('.');
    return dot == std::string::npos ? std::string{} : key.substr(0, dot);
}

}  // namespace records
