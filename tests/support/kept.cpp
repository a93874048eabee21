#include "tests/support/kept.hpp"

#include "adapters/redis/keys.hpp"
#include "hub/ports/inbox.hpp"

namespace support {

Kept::Kept(const std::string& redis, const std::filesystem::path& data)
    : link_(redis),
      key_(data / "key"),
      vault_(key_),
      bytes_(link_.connection()),
      store_(bytes_, vault_, random_) {
    group_ = run(link_.loop(), store_.groups()).at(0);
}

std::size_t Kept::entries(std::string (*list)(unsigned)) {
    std::size_t all = 0;
    for (unsigned shard = 0; shard < hub::Inbox::shards; ++shard)
        all += static_cast<std::size_t>(link_.call({"XLEN", list(shard)}).number);
    return all;
}

std::size_t Kept::waiting() {
    return entries(redis::keys::queue);
}

std::size_t Kept::buried() {
    return entries(redis::keys::buried);
}

bool Kept::at_rest(std::chrono::seconds ahead) {
    if (waiting() > 0) return false;
    const auto due = run(link_.loop(), store_.due(hub::scope_of(group_), clock_.now() + ahead, 1));
    return due.due.empty();
}

hub::AddressRecord Kept::address(const std::string& number) {
    const hub::AddressKey key{vault_.address_hash("sms", number)};
    std::vector<hub::RecordId> ids{hub::address_record()};
    const auto loaded =
        run(link_.loop(), store_.load(hub::scope_of(key), std::move(ids), hub::no_key));
    return loaded.get<hub::AddressRecord>(hub::address_record()).value;
}

}  // namespace support
