#pragma once

#include "tests/contract/byte_store_contract.hpp"
#include "tests/contract/commits.hpp"
#include "tests/support/run.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace contract {

using records::ByteCommitted;

// The store without the waiting.
struct Plain {
    const ByteStoreUnderTest& under_test;

    ByteCommitted commit(const CommitOf& commit) const {
        return support::run(under_test.loop, under_test.store.commit(commit.commit));
    }
    records::LoadedBytes load(const std::string& scope,
                              std::vector<std::string> names,
                              std::string key = {}) const {
        return support::run(under_test.loop,
                            under_test.store.load(scope, std::move(names), std::move(key)));
    }
    records::Bytes one(const std::string& scope, const std::string& name) const {
        return load(scope, {name}).records.at(0);
    }
    records::ByteDue due(const std::string& scope, std::int64_t now, std::size_t limit) const {
        return support::run(under_test.loop, under_test.store.due(scope, now, limit));
    }
    records::ByteEvents events(const std::string& scope,
                               std::uint64_t after,
                               std::size_t limit) const {
        return support::run(under_test.loop, under_test.store.events(scope, after, limit));
    }
    std::vector<records::ByteAudit> audit(const std::string& scope,
                                          const std::string& month) const {
        return support::run(under_test.loop, under_test.store.audit(scope, month));
    }
    std::map<std::string, std::string> list(const std::string& scope,
                                            const std::string& prefix) const {
        std::map<std::string, std::string> all;
        std::string from;
        do {
            auto page = support::run(under_test.loop, under_test.store.list(scope, prefix, from));
            for (auto& [name, record] : page.records) all[name] = record.bytes.value();
            from = page.next;
        } while (!from.empty());
        return all;
    }
    std::vector<std::string> groups() const {
        return support::run(under_test.loop, under_test.store.groups());
    }
};

// The parts of the suite.
void check_records(const Plain& store);
void check_bounds(const Plain& store);
void check_keys(const Plain& store);
void check_events(const Plain& store);
void check_epoch(const Plain& store);
void check_timers(const Plain& store);
void check_audit(const Plain& store);
void check_lists(const Plain& store);

}  // namespace contract
