#include "adapters/redis/byte_codec.hpp"

#include "adapters/redis/error.hpp"
#include "adapters/redis/functions.hpp"
#include "adapters/redis/keys.hpp"
#include "adapters/redis/numbers.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace redis {
namespace {

using records::ByteCommitted;

constexpr std::array<std::pair<std::string_view, ByteCommitted::Outcome>, 4> outcomes{{
    {"written", ByteCommitted::Outcome::written},
    {"repeated", ByteCommitted::Outcome::repeated},
    {"stale", ByteCommitted::Outcome::stale},
    {"key_reused", ByteCommitted::Outcome::key_reused},
}};

void require(bool right) {
    if (!right) fail(Error::corrupt, "a function's answer");
}

template <class Number>
Number number(std::string_view text) {
    const auto value = whole<Number>(text);
    require(value.has_value());
    return *value;
}

// "version:bytes", or nothing for an absent record.
records::Bytes read_record(const Reply& stored) {
    records::Bytes record;
    if (stored.kind == Reply::Kind::nothing) return record;
    const std::size_t colon = stored.text.find(':');
    require(colon != std::string::npos);
    record.version = number<std::uint64_t>(std::string_view(stored.text).substr(0, colon));
    record.bytes = stored.text.substr(colon + 1);
    return record;
}

void add_lists(std::vector<std::string>& arguments, records::ByteCommit& commit) {
    for (auto& [name, version] : commit.reads) {
        arguments.push_back(std::move(name));
        arguments.push_back(std::to_string(version));
    }
    for (auto& [name, bytes] : commit.puts) {
        arguments.push_back(std::move(name));
        arguments.push_back(std::move(bytes));
    }
    for (std::string& name : commit.erases) arguments.push_back(std::move(name));
    for (std::string& event : commit.events) arguments.push_back(std::move(event));
    for (records::ByteTimer& timer : commit.timers) {
        arguments.push_back(std::move(timer.name));
        arguments.push_back(timer.due ? std::to_string(*timer.due) : std::string());
    }
}

}  // namespace

Command commit_call(records::ByteCommit commit, const std::string& server) {
    std::vector<std::string> keys{keys::records(commit.scope),
                                  keys::meta(commit.scope),
                                  keys::timers(commit.scope),
                                  keys::log(commit.scope),
                                  keys::audit(commit.scope, commit.month)};
    if (!commit.key.key.empty()) keys.push_back(keys::served(commit.scope, commit.key.key));
    std::vector<std::string> arguments{std::to_string(commit.now),
                                       std::to_string(commit.now - records::log_age),
                                       std::to_string(records::trim_batch),
                                       std::to_string(records::key_lifetime / 1000),
                                       server,
                                       commit.fresh_epoch,
                                       keys::bell(keys::bell_of(commit.scope)),
                                       commit.scope,
                                       commit.key.fingerprint,
                                       commit.answer,
                                       commit.audit,
                                       std::to_string(commit.reads.size()),
                                       std::to_string(commit.puts.size()),
                                       std::to_string(commit.erases.size()),
                                       std::to_string(commit.events.size()),
                                       std::to_string(commit.timers.size())};
    add_lists(arguments, commit);
    return function_call(
        commit.allow_when_full ? "commit_when_full" : "commit", keys, std::move(arguments));
}

records::ByteCommitted read_committed(const Reply& reply) {
    require(reply.list.size() == 5);
    records::ByteCommitted committed;
    bool known = false;
    for (const auto& [word, outcome] : outcomes) {
        if (reply.list[0].text != word) continue;
        committed.outcome = outcome;
        known = true;
    }
    require(known);
    committed.offset = number<std::uint64_t>(reply.list[1].text);
    committed.version = number<std::uint64_t>(reply.list[2].text);
    committed.epoch = reply.list[3].text;
    committed.answer = reply.list[4].text;
    return committed;
}

records::LoadedBytes read_loaded(const Reply& reply, std::size_t records) {
    require(reply.list.size() == records + 2);
    records::LoadedBytes loaded;
    if (reply.list[0].kind == Reply::Kind::text) {
        loaded.served =
            records::ByteAnswer{.fingerprint = reply.list[0].text, .answer = reply.list[1].text};
    }
    loaded.records.reserve(records);
    for (std::size_t i = 2; i < reply.list.size(); ++i)
        loaded.records.push_back(read_record(reply.list[i]));
    return loaded;
}

records::ByteDue read_due(const Reply& reply) {
    require(reply.list.size() % 2 == 1);
    records::ByteDue due;
    if (reply.list[0].kind == Reply::Kind::text)
        due.next = number<std::int64_t>(reply.list[0].text);
    for (std::size_t i = 1; i < reply.list.size(); i += 2) {
        due.due.emplace_back(reply.list[i].text, number<std::int64_t>(reply.list[i + 1].text));
    }
    return due;
}

records::ByteEvents read_events(const Reply& reply) {
    require(reply.list.size() % 3 == 0 && !reply.list.empty());
    records::ByteEvents events;
    events.top = number<std::uint64_t>(reply.list[0].text);
    events.epoch = reply.list[1].text;
    const Reply& lowest = reply.list[2];
    events.lowest =
        lowest.kind == Reply::Kind::text ? number<std::uint64_t>(lowest.text) : events.top + 1;
    for (std::size_t i = 3; i < reply.list.size(); i += 3) {
        records::ByteEvent event{.offset = number<std::uint64_t>(reply.list[i].text),
                                 .version = number<std::uint64_t>(reply.list[i + 1].text),
                                 .bytes = reply.list[i + 2].text};
        events.events.push_back(std::move(event));
    }
    return events;
}

records::BytePage read_page(const Reply& reply) {
    require(reply.list.size() == 2 && reply.list[1].list.size() % 2 == 0);
    records::BytePage page;
    if (reply.list[0].text != "0") page.next = reply.list[0].text;
    const std::vector<Reply>& found = reply.list[1].list;
    for (std::size_t i = 0; i < found.size(); i += 2) {
        page.records.emplace_back(found[i].text, read_record(found[i + 1]));
    }
    return page;
}

std::string read_audit(const Reply& reply, std::vector<records::ByteAudit>& lines) {
    std::string last;
    for (const Reply& entry : reply.list) {
        require(entry.list.size() == 2 && entry.list[1].list.size() == 4);
        records::ByteAudit line{.entry = entry.list[1].list[1].text,
                                .chain = entry.list[1].list[3].text};
        lines.push_back(std::move(line));
        last = entry.list[0].text;
    }
    return last;
}

std::string pattern_of(const std::string& prefix) {
    std::string pattern;
    for (const char c : prefix) {
        if (std::string_view("*?[]\\").find(c) != std::string_view::npos) pattern.push_back('\\');
        pattern.push_back(c);
    }
    return pattern + '*';
}

}  // namespace redis
