#pragma once

#include "adapters/async/task_group.hpp"
#include "adapters/memory/byte_store.hpp"
#include "adapters/records/sealed_store.hpp"
#include "adapters/web/live/recovery.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/passing.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// A group's log in memory, and those who are told of it without a socket between.
namespace live {

namespace asio = boost::asio;

inline const hub::GroupId group{"g"};

inline std::string text_of(const web::Payload& frame) {
    const auto byte = static_cast<unsigned char>((*frame)[1]);
    return frame->substr(byte < 126 ? 2 : byte == 126 ? 4 : 10);
}

inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

// The number behind "name": in a line; nothing when it has none.
inline std::optional<hub::Offset> number_in(const std::string& line, const std::string& name) {
    const std::size_t at = line.find("\"" + name + "\":");
    if (at == line.npos) return std::nullopt;
    return std::stoull(line.substr(at + name.size() + 3));
}

// One who remembers what they are told, also over connections.
class Client final : public web::Member {
public:
    explicit Client(web::Audience who) { audience = std::move(who); }
    ~Client() override { leave(); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void tell(web::Payload frame) override {
        for (const std::string& line : lines_of(text_of(frame))) hear(line);
    }
    void end(web::Close code, std::string_view) override { ended = code; }

    void hear(const std::string& line) {
        lines.push_back(line);
        if (const auto hole = number_in(line, "position")) {
            in_order = in_order && *hole > position.offset;
            position.offset = *hole;
        } else {
            const hub::Offset offset = number_in(line, "offset").value();
            in_order = in_order && offset == position.offset + 1;
            position.offset = offset;
            seen.push_back(offset);
        }
    }

    // Joins as a connection does.
    asio::awaitable<void> join(web::Feed& feed) {
        joining = true;
        std::optional<web::Position> from;
        if (!position.epoch.empty()) from = position;
        web::Recovery recovery(audience, from);
        while (!recovery.is_level(feed)) co_await recovery.go_on(feed);
        joining = false;
        recovered = recovery.recovered(feed);
        const web::Position at = recovery.position(feed);
        if (recovered) {
            for (const std::string& line : lines_of(recovery.missed())) hear(line);
            in_order = in_order && position == at;
        } else {
            for (hub::Offset o = position.offset + 1; o <= at.offset; ++o) skipped.push_back(o);
            position = at;
        }
        known = at.offset;
        in = &feed;
        ended.reset();
        feed.add(*this);
    }
    void leave() {
        if (in != nullptr) in->remove(*this);
        in = nullptr;
    }

    web::Position position{};
    std::vector<std::string> lines{};
    std::vector<hub::Offset> seen{};     // offsets of events
    std::vector<hub::Offset> skipped{};  // what it asks afresh for instead
    std::optional<web::Close> ended{};
    bool in_order{true};
    bool recovered{};
    bool joining{};
    web::Feed* in{};
};

// Lets something happen before and after everything that is asked of it.
class RestlessStore final : public support::PassingStore {
public:
    using support::PassingStore::PassingStore;
    std::function<asio::awaitable<void>()> between{};

    asio::awaitable<hub::Loaded> load(hub::Scope scope,
                                      std::vector<hub::RecordId> ids,
                                      hub::IdempotencyKey key) override {
        co_await stir();
        hub::Loaded loaded = co_await real_.load(std::move(scope), std::move(ids), std::move(key));
        co_await stir();
        co_return loaded;
    }
    asio::awaitable<hub::EventPage> events(hub::Scope scope,
                                           hub::Offset after,
                                           std::size_t limit) override {
        co_await stir();
        ++readings;
        hub::EventPage page = co_await real_.events(std::move(scope), after, limit);
        co_await stir();
        co_return page;
    }
    std::size_t readings{};

private:
    asio::awaitable<void> stir() const {
        if (between) co_await between();
        co_await asio::post(asio::use_awaitable);
    }
};

class Log {
public:
    explicit Log(web::LiveSettings with = {})
        : settings(with), tasks_(loop.get_executor(), nullptr) {
        keep(hub::Group{.id = group});  // a group begins with a commit, and its log with an epoch
    }
    ~Log() { stop(); }
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    asio::awaitable<void> write(std::vector<hub::Event> events) {
        hub::Changes changes;
        changes.events = std::move(events);
        changes.action = "test";
        (co_await records.commit(hub::scope_of(group), std::move(changes))).value();
    }
    asio::awaitable<void> put(hub::Record record) {
        hub::Changes changes;
        changes.puts = {std::move(record)};
        changes.action = "test";
        (co_await records.commit(hub::scope_of(group), std::move(changes))).value();
    }
    void commit(std::vector<hub::Event> events) { support::run(loop, write(std::move(events))); }
    void keep(hub::Record record) { support::run(loop, put(std::move(record))); }
    hub::Offset top() { return support::run(loop, records.events(hub::scope_of(group), 0, 1)).top; }

    // Its feed runs until the log is destroyed.
    web::Feed* follow() {
        feeds_.push_back(std::make_unique<web::Feed>(
            loop.get_executor(), store, group, settings, [this] { ++upheavals; }));
        tasks_.spawn("feed", feeds_.back()->run());
        return feeds_.back().get();
    }
    void spawn(asio::awaitable<void> task) { tasks_.spawn("task", std::move(task)); }
    void join(Client& client, web::Feed& feed) { support::run(loop, client.join(feed)); }

    template <class Condition>
    bool until(Condition condition) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        loop.restart();
        while (!condition() && std::chrono::steady_clock::now() < deadline)
            loop.run_one_for(std::chrono::milliseconds{50});
        return condition();
    }
    void stop() {
        tasks_.cancel();
        support::run(loop, tasks_.finished());
    }

    web::LiveSettings settings;
    memory::ByteStore bytes{};
    support::PlainVault vault{};
    support::SeededRandom random{};
    records::SealedStore records{bytes, vault, random};
    RestlessStore store{records};
    std::size_t upheavals{};
    asio::io_context loop{};

private:
    std::vector<std::unique_ptr<web::Feed>> feeds_{};
    async::TaskGroup tasks_;
};

inline web::Audience desk(const char* person = "dora") {
    return {.desk = true, .own = false, .person = {person}, .session = {"s-dora"}};
}
inline web::Audience helper(const char* person) {
    return {.desk = false, .own = true, .person = {person}, .session = {"s-own"}};
}

}  // namespace live
