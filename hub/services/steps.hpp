#pragma once

#include "hub/ports/environment.hpp"
#include "hub/ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>

namespace services {

// Whoever applies a step to its group: idempotent under the step's id. Throws like Store when it
// cannot now.
class StepTarget {
public:
    virtual ~StepTarget() = default;
    virtual boost::asio::awaitable<void> apply(hub::Step step) = 0;
};

// Brings an address's steps to their groups: each is applied, then erased. A crash between the two
// applies it again.
class Steps {
public:
    Steps(hub::Store& store, StepTarget& target, const hub::Clock& clock)
        : store_(store), target_(target), clock_(clock) {}

    // All that are pending, in order; an earlier crash may have left some. Throws what the target
    // throws.
    boost::asio::awaitable<void> apply_pending(hub::AddressKey address);

    // Gives up the first pending step, so that it does not hold up the ones behind it. Nothing when
    // there is none.
    boost::asio::awaitable<std::optional<hub::StepId>> abandon_first(hub::AddressKey address);

private:
    boost::asio::awaitable<hub::Versioned<hub::AddressRecord>> record_of(hub::AddressKey address);
    boost::asio::awaitable<void> erase(hub::AddressKey address, hub::StepId step);

    hub::Store& store_;
    StepTarget& target_;
    const hub::Clock& clock_;
};

}  // namespace services
