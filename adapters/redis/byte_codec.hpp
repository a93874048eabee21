#pragma once

#include "adapters/records/byte_store.hpp"
#include "adapters/redis/reply.hpp"

#include <string>
#include <vector>

// Commits as arguments of the functions, and what the functions answer as values. Pure. Throws
// Error::corrupt for answers that are not what the functions give.
namespace redis {

// Consumes the commit; `server` is the replication id of the server that it goes to.
Command commit_call(records::ByteCommit commit, const std::string& server);

records::ByteCommitted read_committed(const Reply& reply);
records::LoadedBytes read_loaded(const Reply& reply, std::size_t records);
records::ByteDue read_due(const Reply& reply);
records::ByteEvents read_events(const Reply& reply);
records::BytePage read_page(const Reply& reply);

// Adds a stretch of the audit to `lines`; gives the last entry's id, or "" when the stretch is
// empty.
std::string read_audit(const Reply& reply, std::vector<records::ByteAudit>& lines);

// The prefix as a pattern that matches nothing but what begins with it.
std::string pattern_of(const std::string& prefix);

}  // namespace redis
