#include "adapters/memory/byte_store.hpp"

#include "adapters/memory/chain.hpp"

#include <string_view>

namespace memory {
namespace {

using records::ByteCommit;
using records::ByteCommitted;
using Outcome = ByteCommitted::Outcome;

constexpr std::size_t page_size = 256;
constexpr std::string_view group_prefix = "{g:";

ByteCommitted refused(Outcome outcome) {
    ByteCommitted answer;
    answer.outcome = outcome;
    return answer;
}

}  // namespace

const ByteStore::Scope* ByteStore::find(const std::string& scope) const {
    const auto found = scopes_.find(scope);
    return found == scopes_.end() ? nullptr : &found->second;
}

boost::asio::awaitable<records::LoadedBytes> ByteStore::load(std::string scope,
                                                             std::vector<std::string> records,
                                                             std::string key) {
    records::LoadedBytes loaded;
    loaded.records.resize(records.size());
    const Scope* const at = find(scope);
    if (at == nullptr) co_return loaded;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto found = at->records.find(records[i]);
        if (found == at->records.end()) continue;
        loaded.records[i].version = found->second.version;
        loaded.records[i].bytes = found->second.bytes;
    }
    const auto served = at->served.find(key);
    if (!key.empty() && served != at->served.end()) {
        loaded.served.emplace();
        loaded.served->fingerprint = served->second.fingerprint;
        loaded.served->answer = served->second.committed.answer;
    }
    co_return loaded;
}

boost::asio::awaitable<ByteCommitted> ByteStore::commit(ByteCommit commit) {
    co_return apply(std::move(commit));
}

ByteCommitted ByteStore::apply(ByteCommit commit) {
    if (records::too_large(commit)) return refused(Outcome::too_large);
    if (commit.scope.starts_with(group_prefix) && commit.scope.ends_with('}')) {
        groups_.insert(commit.scope.substr(group_prefix.size(),
                                           commit.scope.size() - group_prefix.size() - 1));
    }
    Scope& scope = scopes_[commit.scope];
    collect_keys(scope, commit.now);
    const auto served = scope.served.find(commit.key.key);
    if (!commit.key.key.empty() && served != scope.served.end()) {
        if (served->second.fingerprint != commit.key.fingerprint)
            return refused(Outcome::key_reused);
        ByteCommitted again = served->second.committed;
        again.outcome = Outcome::repeated;
        return again;
    }
    if (stale(scope, commit)) return refused(Outcome::stale);

    ++scope.commits;
    if (scope.server != server_) {
        scope.server = server_;
        scope.epoch = commit.fresh_epoch;
    }
    write_records(scope, commit);
    write_timers(scope, commit);
    write_log(scope, commit);
    write_audit(scope, commit);

    ByteCommitted committed{.outcome = Outcome::written,
                            .offset = scope.top,
                            .version = scope.commits,
                            .epoch = scope.epoch,
                            .answer = std::move(commit.answer)};
    if (!commit.key.key.empty()) {
        scope.served_at.emplace_back(commit.now, commit.key.key);
        Served& entry = scope.served[std::move(commit.key.key)];
        entry.fingerprint = std::move(commit.key.fingerprint);
        entry.committed = committed;
    }
    return committed;
}

void ByteStore::collect_keys(Scope& scope, std::int64_t now) {
    while (!scope.served_at.empty() &&
           scope.served_at.front().first < now - records::key_lifetime) {
        scope.served.erase(scope.served_at.front().second);
        scope.served_at.pop_front();
    }
}

bool ByteStore::stale(const Scope& scope, const ByteCommit& commit) {
    for (const auto& [name, version] : commit.reads) {
        const auto found = scope.records.find(name);
        if ((found == scope.records.end() ? 0 : found->second.version) != version) return true;
    }
    return false;
}

void ByteStore::write_records(Scope& scope, ByteCommit& commit) {
    for (auto& [name, bytes] : commit.puts) {
        Stored& stored = scope.records[std::move(name)];
        stored.version = scope.commits;
        stored.bytes = std::move(bytes);
    }
    for (const std::string& name : commit.erases) scope.records.erase(name);
}

void ByteStore::write_timers(Scope& scope, const ByteCommit& commit) {
    for (const records::ByteTimer& timer : commit.timers) {
        const auto before = scope.due.find(timer.name);
        if (before != scope.due.end()) scope.timers.erase({before->second, timer.name});
        if (timer.due) {
            scope.due[timer.name] = *timer.due;
            scope.timers.emplace(*timer.due, timer.name);
        } else if (before != scope.due.end()) {
            scope.due.erase(before);
        }
    }
}

void ByteStore::write_log(Scope& scope, ByteCommit& commit) {
    for (std::size_t trimmed = 0; trimmed < records::trim_batch; ++trimmed) {
        if (scope.log.empty() || scope.log.front().at >= commit.now - records::log_age) break;
        scope.log.pop_front();
    }
    for (std::string& event : commit.events) {
        Logged logged{.offset = ++scope.top,
                      .version = scope.commits,
                      .at = commit.now,
                      .bytes = std::move(event)};
        scope.log.push_back(std::move(logged));
    }
}

void ByteStore::write_audit(Scope& scope, ByteCommit& commit) {
    if (commit.audit.empty()) return;
    scope.audit_head = chained(scope.audit_head, commit.audit);
    records::ByteAudit line{.entry = std::move(commit.audit), .chain = scope.audit_head};
    scope.audits[commit.month].push_back(std::move(line));
}

boost::asio::awaitable<records::ByteDue> ByteStore::due(std::string scope,
                                                        std::int64_t now,
                                                        std::size_t limit) {
    records::ByteDue answer;
    const Scope* const at = find(scope);
    if (at == nullptr) co_return answer;
    auto timer = at->timers.begin();
    while (timer != at->timers.end() && timer->first <= now && answer.due.size() < limit) {
        answer.due.emplace_back(timer->second, timer->first);
        ++timer;
    }
    if (timer != at->timers.end()) answer.next = timer->first;
    co_return answer;
}

boost::asio::awaitable<records::ByteEvents> ByteStore::events(std::string scope,
                                                              std::uint64_t after,
                                                              std::size_t limit) {
    records::ByteEvents answer;
    answer.lowest = 1;
    const Scope* const at = find(scope);
    if (at == nullptr) co_return answer;
    answer.top = at->top;
    answer.epoch = at->epoch;
    answer.lowest = at->log.empty() ? at->top + 1 : at->log.front().offset;
    if (after >= at->top) co_return answer;
    const std::size_t first =
        after < answer.lowest ? 0 : static_cast<std::size_t>(after + 1 - answer.lowest);
    for (std::size_t i = first; i < at->log.size() && answer.events.size() < limit; ++i) {
        const Logged& logged = at->log[i];
        records::ByteEvent event{
            .offset = logged.offset, .version = logged.version, .bytes = logged.bytes};
        answer.events.push_back(std::move(event));
    }
    co_return answer;
}

boost::asio::awaitable<records::BytePage> ByteStore::list(std::string scope,
                                                          std::string prefix,
                                                          std::string from) {
    records::BytePage page;
    const Scope* const at = find(scope);
    if (at == nullptr) co_return page;
    auto record = from.empty() ? at->records.lower_bound(prefix) : at->records.upper_bound(from);
    for (; record != at->records.end() && record->first.starts_with(prefix); ++record) {
        if (page.records.size() == page_size) {
            page.next = page.records.back().first;
            break;
        }
        records::Bytes bytes{.version = record->second.version, .bytes = record->second.bytes};
        page.records.emplace_back(record->first, std::move(bytes));
    }
    co_return page;
}

boost::asio::awaitable<std::vector<records::ByteAudit>> ByteStore::audit(std::string scope,
                                                                         std::string month) {
    const Scope* const at = find(scope);
    if (at == nullptr) co_return std::vector<records::ByteAudit>();
    const auto found = at->audits.find(month);
    co_return found == at->audits.end() ? std::vector<records::ByteAudit>() : found->second;
}

boost::asio::awaitable<std::vector<std::string>> ByteStore::groups() {
    co_return std::vector<std::string>(groups_.begin(), groups_.end());
}

}  // namespace memory
