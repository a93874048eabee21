#pragma once

#include "hub/domain/ids.hpp"

#include <chrono>
#include <cstddef>

namespace web {

// How the live connections of a node are served.
struct LiveSettings {
    hub::NodeId node{};
    std::size_t connections_of_one{10};  // person

    // The log is read when a bell rings, and at least this often: a lost bell costs no more.
    std::chrono::milliseconds read_every{4'000};
    std::chrono::milliseconds breather{500};  // after a failure of the store

    // What was missed is sent when it is no more than this; else the client asks afresh.
    std::size_t missed_events{300};
    std::size_t missed_bytes{256UL * 1024};
    std::size_t joining_at_once{64};  // the others wait their turn

    std::chrono::milliseconds ask_again{60'000};  // whose a session is
    std::chrono::milliseconds watch_every{1'000};

    std::chrono::milliseconds presence_coalesced{500};
    std::chrono::milliseconds presence_read_every{2'000};
    std::chrono::milliseconds presence_told_every{20'000};
    std::chrono::milliseconds presence_lasts{50'000};  // two tellings may get lost
};

}  // namespace web
