#include "tests/contract/random_operations.hpp"

#include "tests/contract/commits.hpp"

#include <algorithm>
#include <utility>

namespace contract {
namespace {

namespace asio = boost::asio;

std::string quoted(const std::string& bytes) {
    std::string text = "'";
    for (const char c : bytes.substr(0, 40)) text += c >= ' ' && c <= '~' ? c : '?';
    return text + "'#" + std::to_string(std::hash<std::string>{}(bytes));
}

std::string text_of(const records::Bytes& record) {
    return std::to_string(record.version) +
           (record.bytes ? quoted(*record.bytes) : std::string("absent"));
}

std::string text_of(const records::ByteDue& due) {
    std::string text = "next " + (due.next ? std::to_string(*due.next) : std::string("none"));
    for (const auto& [name, at] : due.due) text += " " + quoted(name) + "@" + std::to_string(at);
    return text;
}

std::string text_of(const records::ByteEvents& events) {
    std::string text = "lowest " + std::to_string(events.lowest) + " top " +
                       std::to_string(events.top) + " epoch " + events.epoch;
    for (const records::ByteEvent& event : events.events) {
        text += " " + std::to_string(event.offset) + "v" + std::to_string(event.version) +
                quoted(event.bytes);
    }
    return text;
}

asio::awaitable<Answer> perform(records::ByteStore& store,
                                std::string,
                                records::ByteCommit commit) {
    const records::ByteCommitted committed = co_await store.commit(std::move(commit));
    using Outcome = records::ByteCommitted::Outcome;
    Answer answer;
    answer.text = std::to_string(static_cast<int>(committed.outcome)) + " offset " +
                  std::to_string(committed.offset) + " version " +
                  std::to_string(committed.version) + " epoch " + committed.epoch + " answer " +
                  quoted(committed.answer);
    answer.top = committed.offset;
    answer.written = committed.outcome == Outcome::written;
    answer.refused = !answer.written;
    co_return answer;
}

asio::awaitable<Answer> perform(records::ByteStore& store, std::string scope, LoadOperation load) {
    const std::vector<std::string> names = load.names;
    const records::LoadedBytes loaded =
        co_await store.load(std::move(scope), std::move(load.names), std::move(load.key));
    Answer answer;
    for (std::size_t i = 0; i < loaded.records.size(); ++i) {
        answer.text += text_of(loaded.records[i]) + " ";
        answer.versions[names.at(i)] = loaded.records[i].version;
    }
    if (loaded.served)
        answer.text += quoted(loaded.served->fingerprint) + quoted(loaded.served->answer);
    co_return answer;
}

asio::awaitable<Answer> perform(records::ByteStore& store, std::string scope, DueOperation due) {
    Answer answer;
    answer.text = text_of(co_await store.due(std::move(scope), due.now, due.limit));
    co_return answer;
}

asio::awaitable<Answer> perform(records::ByteStore& store,
                                std::string scope,
                                EventsOperation events) {
    Answer answer;
    answer.text = text_of(co_await store.events(std::move(scope), events.after, events.limit));
    co_return answer;
}

// Pages differ, what they come to does not.
asio::awaitable<Answer> perform(records::ByteStore& store, std::string scope, ListOperation list) {
    std::map<std::string, std::string> all;
    std::string from;
    do {
        const records::BytePage page = co_await store.list(scope, list.prefix, from);
        for (const auto& [name, record] : page.records) all[name] = text_of(record);
        from = page.next;
    } while (!from.empty());
    Answer answer;
    for (const auto& [name, text] : all) answer.text += quoted(name) + "=" + text + " ";
    co_return answer;
}

struct TextOf {
    std::string operator()(const records::ByteCommit& commit) const {
        std::string text = "commit at " + std::to_string(commit.now) + " key " + commit.key.key;
        for (const auto& [name, version] : commit.reads)
            text += " read " + quoted(name) + std::to_string(version);
        for (const auto& [name, bytes] : commit.puts) text += " put " + quoted(name);
        for (const std::string& name : commit.erases) text += " erase " + quoted(name);
        for (const records::ByteTimer& timer : commit.timers) {
            text += " timer " + quoted(timer.name) +
                    (timer.due ? std::to_string(*timer.due) : std::string("off"));
        }
        return text + " events " + std::to_string(commit.events.size());
    }
    std::string operator()(const LoadOperation& load) const { return "load, key " + load.key; }
    std::string operator()(const DueOperation& due) const {
        return "due at " + std::to_string(due.now) + " limit " + std::to_string(due.limit);
    }
    std::string operator()(const EventsOperation& events) const {
        return "events after " + std::to_string(events.after) + " limit " +
               std::to_string(events.limit);
    }
    std::string operator()(const ListOperation& list) const {
        return "list " + quoted(list.prefix);
    }
};

}  // namespace

std::string Operation::text() const {
    return scope + " " + std::visit(TextOf{}, what);
}

asio::awaitable<Answer> perform(records::ByteStore& store, Operation operation) {
    auto scope = operation.scope;
    return std::visit([&](auto what) { return perform(store, std::move(scope), std::move(what)); },
                      std::move(operation.what));
}

asio::awaitable<std::string> everything(records::ByteStore& store, std::string scope) {
    ListOperation list;
    std::string text = (co_await perform(store, scope, std::move(list))).text;
    text += "\n" + text_of(co_await store.due(scope, noon + 1'000'000 * hour, 10'000));
    text += "\n" + text_of(co_await store.events(scope, 0, 10'000));
    for (const char* const month : {"2026-11", "2026-12"}) {
        for (const records::ByteAudit& line : co_await store.audit(scope, month)) {
            text += "\n" + quoted(line.entry) + line.chain;
        }
    }
    co_return text;
}

RandomOperations::RandomOperations(std::uint64_t seed)
    : random_(seed),
      scope_((seed % 5 == 0 ? "{a:" : "{g:") + std::to_string(seed) + "}"),
      fast_(seed % 2 == 0),
      now_(noon) {}

std::size_t RandomOperations::below(std::size_t bound) {
    return random_() % bound;
}

std::string RandomOperations::name() {
    static const std::vector<std::string> kinds{"request/", "person/", "reque*t/", "", "offer[1]/"};
    return kinds[below(kinds.size())] + std::to_string(below(6));
}

std::string RandomOperations::bytes() {
    std::string text(below(once_in(20) ? 5000 : 30), ' ');
    for (char& c : text) c = static_cast<char>(random_());
    return text;
}

records::ByteKey RandomOperations::key() {
    if (fast_ || once_in(2))
        return {.key = "key-" + std::to_string(++keys_), .fingerprint = bytes()};
    return {.key = "shared-" + std::to_string(below(200)),
            .fingerprint = once_in(4) ? "other" : "usual"};
}

void RandomOperations::add_writes(records::ByteCommit& commit) {
    for (std::size_t i = below(4); i > 0; --i) {
        const std::string which = name();
        const auto known = versions_.find(which);
        if (known == versions_.end() && !once_in(30)) continue;
        const std::uint64_t version = known == versions_.end() ? 0 : known->second;
        commit.reads.emplace_back(which, once_in(30) ? below(50) : version);
        versions_.erase(which);
    }
    for (std::size_t i = below(3); i > 0; --i) commit.puts.emplace_back(name(), bytes());
    if (once_in(4)) commit.erases.push_back(name());
    for (std::size_t i = below(4); i > 0; --i) commit.events.push_back(bytes());
    if (once_in(500)) commit.puts.resize(records::max_writes + below(2), {"many", ""});
    if (once_in(1000)) commit.events.emplace_back(records::max_bytes - below(100), 'x');
}

void RandomOperations::add_timers(records::ByteCommit& commit) {
    for (std::size_t i = below(3); i > 0; --i) {
        records::ByteTimer timer{.name = name() + "/send"};
        if (!once_in(3)) timer.due = now_ + static_cast<std::int64_t>(below(10)) * hour - 5 * hour;
        commit.timers.push_back(std::move(timer));
    }
}

records::ByteCommit RandomOperations::commit() {
    now_ += static_cast<std::int64_t>(below(20)) * (fast_ ? hour : 50);
    if (once_in(50)) now_ -= hour;  // clocks do go back
    records::ByteCommit commit;
    commit.scope = scope_;
    commit.now = now_;
    commit.fresh_epoch = "epoch-" + std::to_string(below(1000));
    add_writes(commit);
    add_timers(commit);
    if (once_in(2)) commit.key = key();
    commit.answer = once_in(2) ? bytes() : std::string();
    if (!once_in(5)) commit.audit = bytes();
    commit.month = once_in(3) ? "2026-12" : "2026-11";
    commit.allow_when_full = once_in(10);
    return commit;
}

Operation RandomOperations::next() {
    Operation operation;
    operation.scope = scope_;
    const std::size_t kind = below(100);
    if (kind < 50) {
        operation.what = commit();
    } else if (kind < 85) {
        LoadOperation load;
        for (std::size_t i = below(12); i > 0; --i) load.names.push_back(name());
        if (once_in(2)) load.key = "shared-" + std::to_string(below(200));
        operation.what = std::move(load);
    } else if (kind < 92) {
        operation.what = DueOperation{.now = now_ + static_cast<std::int64_t>(below(4)) * hour,
                                      .limit = below(8)};
    } else if (kind < 98) {
        operation.what = EventsOperation{.after = below(top_ + 5), .limit = below(20)};
    } else {
        static const std::vector<std::string> prefixes{"request/", "reque*", "", "offer[", "?"};
        operation.what = ListOperation{.prefix = prefixes[below(prefixes.size())]};
    }
    return operation;
}

void RandomOperations::learn(const Answer& answer) {
    for (const auto& [name, version] : answer.versions) versions_[name] = version;
    if (answer.written) {
        versions_.clear();
        top_ = answer.top;
    }
}

}  // namespace contract
