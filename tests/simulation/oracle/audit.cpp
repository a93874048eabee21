#include "tests/simulation/oracle/sha1.hpp"
#include "tests/simulation/oracle/state.hpp"

// Every commit has its line, and no line was changed, taken out or put in.
namespace oracle {

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
        if (line.chain != sha1(chain + line.entry)) {
            blame("audit", "the chain of ", scope.scope, " breaks at: ", line.entry);
            return;
        }
        chain = line.chain;
    }
}

}  // namespace oracle
