#pragma once

#include "hub/domain/ids.hpp"

#include <set>

namespace hub {

// Who said STOP, kept apart from the store, so that a restored backup does not forget it. Durable
// when a call returns. Throws std::system_error when it cannot be kept: then STOP is not confirmed.
class StopLedger {
public:
    virtual ~StopLedger() = default;

    virtual void stopped(const AddressKey& address) = 0;
    virtual void started(const AddressKey& address) = 0;
    virtual bool is_stopped(const AddressKey& address) const = 0;
    virtual std::set<AddressKey> all() const = 0;  // those who are stopped now
};

}  // namespace hub
