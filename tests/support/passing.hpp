#pragma once

#include "adapters/records/byte_store.hpp"
#include "hub/ports/inbox.hpp"
#include "hub/ports/store.hpp"

#include <string>
#include <utility>
#include <vector>

// Ports that pass everything on: whoever derives overrides what is to be otherwise.
namespace support {

class PassingStore : public hub::Store {
public:
    explicit PassingStore(hub::Store& real) : real_(real) {}

    boost::asio::awaitable<hub::Loaded> load(hub::Scope scope,
                                             std::vector<hub::RecordId> ids,
                                             hub::IdempotencyKey key) override {
        return real_.load(std::move(scope), std::move(ids), std::move(key));
    }
    boost::asio::awaitable<hub::Result<hub::Committed>> commit(hub::Scope scope,
                                                               hub::Changes changes) override {
        return real_.commit(std::move(scope), std::move(changes));
    }
    boost::asio::awaitable<hub::DueTimers> due(hub::Scope scope,
                                               hub::TimePoint now,
                                               std::size_t limit) override {
        return real_.due(std::move(scope), now, limit);
    }
    boost::asio::awaitable<hub::EventPage> events(hub::Scope scope,
                                                  hub::Offset after,
                                                  std::size_t limit) override {
        return real_.events(std::move(scope), after, limit);
    }
    boost::asio::awaitable<hub::RecordPage> list(hub::Scope scope,
                                                 hub::RecordKind kind,
                                                 std::string from) override {
        return real_.list(std::move(scope), kind, std::move(from));
    }
    boost::asio::awaitable<std::vector<hub::AuditLine>> audit(hub::Scope scope,
                                                              std::string month) override {
        return real_.audit(std::move(scope), std::move(month));
    }
    boost::asio::awaitable<std::vector<hub::GroupId>> groups() override { return real_.groups(); }

protected:
    hub::Store& real_;
};

class PassingInbox : public hub::Inbox {
public:
    explicit PassingInbox(hub::Inbox& real) : real_(real) {}

    boost::asio::awaitable<hub::Appended> append(hub::Inbound inbound) override {
        return real_.append(std::move(inbound));
    }
    boost::asio::awaitable<std::vector<hub::InboxEntry>> read(unsigned shard,
                                                              std::size_t limit) override {
        return real_.read(shard, limit);
    }
    boost::asio::awaitable<void> remove(unsigned shard, std::string position) override {
        return real_.remove(shard, std::move(position));
    }
    boost::asio::awaitable<void> bury(unsigned shard,
                                      std::string position,
                                      std::string reason) override {
        return real_.bury(shard, std::move(position), std::move(reason));
    }
    boost::asio::awaitable<std::size_t> buried() override { return real_.buried(); }
    boost::asio::awaitable<bool> claim(unsigned shard,
                                       hub::NodeId node,
                                       hub::TimePoint now,
                                       hub::TimePoint until) override {
        return real_.claim(shard, std::move(node), now, until);
    }

protected:
    hub::Inbox& real_;
};

class PassingBytes : public records::ByteStore {
public:
    explicit PassingBytes(records::ByteStore& real) : real_(real) {}

    boost::asio::awaitable<records::LoadedBytes> load(std::string scope,
                                                      std::vector<std::string> names,
                                                      std::string key) override {
        return real_.load(std::move(scope), std::move(names), std::move(key));
    }
    boost::asio::awaitable<records::ByteCommitted> commit(records::ByteCommit commit) override {
        return real_.commit(std::move(commit));
    }
    boost::asio::awaitable<records::ByteDue> due(std::string scope,
                                                 std::int64_t now,
                                                 std::size_t limit) override {
        return real_.due(std::move(scope), now, limit);
    }
    boost::asio::awaitable<records::ByteEvents> events(std::string scope,
                                                       std::uint64_t after,
                                                       std::size_t limit) override {
        return real_.events(std::move(scope), after, limit);
    }
    boost::asio::awaitable<records::BytePage> list(std::string scope,
                                                   std::string prefix,
                                                   std::string from) override {
        return real_.list(std::move(scope), std::move(prefix), std::move(from));
    }
    boost::asio::awaitable<std::vector<records::ByteAudit>> audit(std::string scope,
                                                                  std::string month) override {
        return real_.audit(std::move(scope), std::move(month));
    }
    boost::asio::awaitable<std::vector<std::string>> groups() override { return real_.groups(); }

protected:
    records::ByteStore& real_;
};

}  // namespace support
