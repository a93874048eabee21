#pragma once

#include "adapters/web/live/audience.hpp"
#include "adapters/web/socket/close_codes.hpp"
#include "adapters/web/socket/frames.hpp"
#include "hub/admission.hpp"
#include "hub/changes.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace web {

// Somebody who is told what happens in a group, over one connection. Kept small: there are
// thousands.
class Member {
public:
    virtual ~Member() = default;
    // Neither calls back.
    virtual void tell(Payload frame) = 0;
    virtual void end(Close code, std::string_view reason) = 0;

    Audience audience{};
    std::vector<hub::Role> roles{};
    std::string cookie{};         // the session's: so that it can be asked about again
    hub::TimePoint ends_at{};     // of the session
    hub::TimePoint check_at{};    // when it is asked about again
    hub::Offset known{};          // what it knew when it joined: all up to here
    hub::RequestId looking_at{};  // of the desk; empty: none
    std::size_t place{};          // in its Feed
};

}  // namespace web
