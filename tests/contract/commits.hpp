#pragma once

#include "adapters/records/byte_store.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace contract {

inline constexpr std::int64_t noon =
    1'795'262'400'000;  // 21 November 2026, 12:00 UTC, in milliseconds
inline constexpr std::int64_t hour = 3'600'000;

// A commit of one scope, written by what it changes.
struct CommitOf {
    records::ByteCommit commit{};

    explicit CommitOf(std::string scope) {
        commit.scope = std::move(scope);
        commit.now = noon;
        commit.month = "2026-11";
        commit.fresh_epoch = "first-epoch";
    }
    CommitOf& read(std::string name, std::uint64_t version) {
        commit.reads.emplace_back(std::move(name), version);
        return *this;
    }
    CommitOf& put(std::string name, std::string bytes) {
        commit.puts.emplace_back(std::move(name), std::move(bytes));
        return *this;
    }
    CommitOf& erase(std::string name) {
        commit.erases.push_back(std::move(name));
        return *this;
    }
    CommitOf& event(std::string bytes) {
        commit.events.push_back(std::move(bytes));
        return *this;
    }
    CommitOf& timer(std::string name, std::int64_t due) {
        records::ByteTimer timer{.name = std::move(name), .due = due};
        commit.timers.push_back(std::move(timer));
        return *this;
    }
    CommitOf& no_timer(std::string name) {
        records::ByteTimer timer{.name = std::move(name)};
        commit.timers.push_back(std::move(timer));
        return *this;
    }
    CommitOf& key(std::string text, std::string fingerprint, std::string answer) {
        commit.key =
            records::ByteKey{.key = std::move(text), .fingerprint = std::move(fingerprint)};
        commit.answer = std::move(answer);
        return *this;
    }
    CommitOf& audit(std::string line) {
        commit.audit = std::move(line);
        return *this;
    }
    CommitOf& month(std::string text) {
        commit.month = std::move(text);
        return *this;
    }
    CommitOf& at(std::int64_t now) {
        commit.now = now;
        return *this;
    }
    CommitOf& epoch(std::string fresh) {
        commit.fresh_epoch = std::move(fresh);
        return *this;
    }
    CommitOf& even_when_full() {
        commit.allow_when_full = true;
        return *this;
    }
};

}  // namespace contract
