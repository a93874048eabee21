#pragma once

#include "hub/changes.hpp"
#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"

namespace rules {

inline constexpr std::size_t longest_endpoint = 1000;

// Has this browser's subscription the form of one? https, at most 1,000 visible characters; a key
// of 65 bytes that may be a point of P-256 and a secret of 16 bytes, both base64url. Whether the
// key is on the curve and the host may be called is seen at each push.
bool is_subscription(const hub::AddDevice& device);

// This person's browser, from now on. `stored`: what stands under its id; that of somebody else
// passes over only to who shows its secret, which means that it is the same browser and another
// person's now. invalid: no subscription. not_allowed: somebody else's.
hub::Result<hub::Changes> add_device(const hub::Versioned<hub::Device>& stored,
                                     const hub::DeviceId& id,
                                     const hub::PersonId& person,
                                     const hub::AddDevice& device,
                                     hub::TimePoint now);

// Erases it when it is this person's; anything else stays, and that is not told.
hub::Changes remove_device(const hub::Versioned<hub::Device>& stored,
                           const hub::PersonId& person,
                           hub::TimePoint now);

}  // namespace rules
