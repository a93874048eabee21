#pragma once

#include "hub/changes.hpp"

#include <string>

namespace records {

// What the audit keeps of a commit: when, who, what, the records and the versions that it rested
// on, kinds of events. Ids and fixed words only, one line of JSON.
std::string audit_line(const hub::Changes& changes);

// Which audit that joins: "2026-11", UTC.
std::string audit_month(hub::TimePoint at);

}  // namespace records
