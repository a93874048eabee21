#include "adapters/records/sealed_inbox.hpp"

#include "adapters/records/codec.hpp"
#include "adapters/records/error.hpp"
#include "hub/domain/refusal.hpp"

#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>

#include <chrono>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

namespace records {

namespace {

std::string whole_seconds(hub::TimePoint at) {
    return std::to_string(std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count());
}

// With its length before it, so that no two lists of parts join to the same text.
std::string& add_part(std::string& text, std::string_view part) {
    return text.append(std::to_string(part.size())).append(":").append(part);
}

// What a repeat is known by, before it is hashed.
std::string identity(const hub::InboundText& text) {
    std::string result;
    if (!text.provider_id.empty()) return add_part(result, text.provider_id).insert(0, "id/");
    add_part(result, text.from.reveal);
    add_part(result, text.to);
    add_part(result, text.text.reveal);
    return add_part(result, whole_seconds(text.received_at)).insert(0, "words/");
}

// Only the very same report: a later one of the same state may belong to another hand-over.
std::string identity(const hub::DeliveryReport& report) {
    std::string result;
    add_part(result, report.group.text);
    add_part(result, report.message.text);
    add_part(result, std::to_string(hub::rank(report.state)));
    add_part(result, report.reason);
    return add_part(result, whole_seconds(report.received_at));
}

// Hashed: fixed in length, and says nothing about who wrote. The same on every node with the same
// key file.
struct Marks {
    hub::Vault& vault;

    std::string dedup(const hub::InboundText& text) const {
        return vault.address_hash("repeat/" + text.channel, identity(text));
    }
    std::string dedup(const hub::DeliveryReport& report) const {
        return vault.address_hash("repeat of a report", identity(report));
    }
    std::string sender(const hub::InboundText& text) const {
        return vault.address_hash(text.channel, text.from.reveal);
    }
    std::string sender(const hub::DeliveryReport& report) const {
        return vault.address_hash("report", report.message.text);
    }
};

unsigned shard_of(const std::string& hash) {
    static_assert(hub::Inbox::shards == 16, "one hexadecimal digit of the hash");
    const char digit = hash.front();
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

constexpr std::string_view sealed_mark = "sealed:";

std::string place_of(unsigned shard, const std::string& id) {
    return "inbox " + std::to_string(shard) + " " + id;
}

hub::Inbound inbound_from(const ByteEntry& entry, unsigned shard, hub::Vault& vault) {
    const std::string where = place_of(shard, entry.id);
    if (!entry.bytes.starts_with(sealed_mark)) return decode_inbound(entry.bytes, where);
    const std::string_view sealed = std::string_view{entry.bytes}.substr(sealed_mark.size());
    const auto plain = vault.open_transit(sealed, where);
    if (!plain) fail(Error::corrupted, where, "it does not open");
    return decode_inbound(*plain, where);
}

// Nothing for one that is damaged.
std::optional<hub::Inbound> readable(const ByteEntry& entry, unsigned shard, hub::Vault& vault) {
    try {
        return inbound_from(entry, shard, vault);
    } catch (const boost::system::system_error& error) {
        if (error.code() != Error::corrupted) throw;
        return std::nullopt;
    }
}

}  // namespace

SealedInbox::SealedInbox(ByteInbox& bytes, hub::Vault& vault, hub::Ids& ids)
    : bytes_{bytes}, vault_{vault}, ids_{ids} {}

boost::asio::awaitable<hub::Appended> SealedInbox::append(hub::Inbound inbound) {
    const Marks marks{vault_};
    const auto shard =
        shard_of(std::visit([&](const auto& received) { return marks.sender(received); }, inbound));
    auto dedup = std::visit([&](const auto& received) { return marks.dedup(received); }, inbound);
    const std::string id = ids_.next();
    std::string bytes = encode(inbound);
    if (std::holds_alternative<hub::InboundText>(inbound)) {
        bytes = std::string{sealed_mark} + vault_.seal_transit(bytes, place_of(shard, id));
    }
    try {
        const bool fresh =
            co_await bytes_.append(shard, std::move(dedup), id, std::move(bytes), capacity);
        co_return fresh ? hub::Appended::fresh : hub::Appended::duplicate;
    } catch (const boost::system::system_error& error) {
        if (error.code() != boost::system::errc::no_buffer_space) throw;
        throw boost::system::system_error(make_error_code(hub::Refusal::full));
    }
}

boost::asio::awaitable<std::vector<hub::InboxEntry>> SealedInbox::read(unsigned shard,
                                                                       std::size_t limit) {
    std::vector<ByteEntry> entries = co_await bytes_.read(shard, limit);
    std::vector<hub::InboxEntry> result;
    for (ByteEntry& entry : entries) {
        auto inbound = readable(entry, shard, vault_);
        if (inbound) {
            result.push_back(
                {std::move(entry.position), {std::move(entry.id)}, std::move(*inbound)});
        } else {
            co_await bytes_.bury(shard, std::move(entry.position), "unreadable");
        }
    }
    co_return result;
}

boost::asio::awaitable<void> SealedInbox::remove(unsigned shard, std::string position) {
    co_await bytes_.remove(shard, std::move(position));
}

boost::asio::awaitable<void> SealedInbox::bury(unsigned shard,
                                               std::string position,
                                               std::string reason) {
    co_await bytes_.bury(shard, std::move(position), std::move(reason));
}

boost::asio::awaitable<std::size_t> SealedInbox::buried() {
    co_return co_await bytes_.buried();
}

boost::asio::awaitable<bool> SealedInbox::claim(unsigned shard,
                                                hub::NodeId node,
                                                hub::TimePoint now,
                                                hub::TimePoint until) {
    co_return co_await bytes_.claim(shard,
                                    std::move(node.text),
                                    now.time_since_epoch().count(),
                                    until.time_since_epoch().count());
}

}  // namespace records
