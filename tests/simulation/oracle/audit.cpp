#include "tests/simulation/oracle/state.hpp"

#include <boost/uuid/detail/sha1.hpp>

// Every commit has its line, and no line was changed, taken out or put in.
namespace oracle {

namespace {

std::string sha1_of(const std::string& previous, const std::string& entry) {
    boost::uuids::detail::sha1 hash;
    hash.process_bytes(previous.data(), previous.size());
    hash.process_bytes(entry.data(), entry.size());
    boost::uuids::detail::sha1::digest_type words;
    hash.get_digest(words);
    std::string hex;
    for (const unsigned word : words) {
        for (int shift = 28; shift >= 0; shift -= 4)
            hex += "0123456789abcdef"[(word >> shift) & 15U];
    }
    return hex;
}

}  // namespace

void Oracle::State::check_audit(const ScopeAtRest& scope) {
    const auto found = store.scopes.find(scope.scope);
    const std::uint64_t commits = found == store.scopes.end() ? 0 : found->second.commits;
    if (scope.audit.size() != commits) {
        blame("audit",
              scope.scope,
              " has ",
              std::to_string(scope.audit.size()),
              " lines for ",
              std::to_string(commits),
              " commits");
    }
    std::string chain;
    for (const AuditLine& line : scope.audit) {
        if (line.chain != sha1_of(chain, line.entry)) {
            blame("audit", "the chain of ", scope.scope, " breaks at: ", line.entry);
            return;
        }
        chain = line.chain;
    }
}

}  // namespace oracle
