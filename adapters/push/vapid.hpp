#pragma once

#include "adapters/http/client.hpp"
#include "adapters/push/keys.hpp"
#include "hub/domain/time.hpp"

#include <string>

namespace push {

// The value of `Authorization` by RFC 8292: a token for this service alone, good for 12 hours (a
// day is the most that is allowed), signed with the hub's key. `contact` as in Settings.
std::string authorization(const Keys& keys,
                          const http::Url& service,
                          const std::string& contact,
                          hub::TimePoint now);

}  // namespace push
