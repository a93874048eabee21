#pragma once

#include "adapters/records/byte_store.hpp"
#include "adapters/records/key_ring.hpp"
#include "hub/changes.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/ports/store.hpp"

namespace records {

// Changes as bytes, sealed with the keys of the ring. Refuses `invalid` (an id or key that cannot
// be stored), `stale_version` (it rests on a record that cannot exist) and `not_found` (words of
// somebody whose key was destroyed).
hub::Result<ByteCommit> prepare(const hub::Changes& changes, KeyRing& keys);

hub::Result<hub::Committed> result_of(const ByteCommitted& committed);

}  // namespace records
