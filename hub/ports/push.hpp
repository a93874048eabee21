#pragma once

#include "hub/domain/sign_in.hpp"
#include "hub/domain/time.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace hub {

// What a browser shows while its page is closed, on a locked screen too: nothing in it is personal.
struct Notice {
    std::string title{};
    std::string body{};  // may be empty
    std::string tag{};   // a later one with the same tag takes the place of this one
    std::string path{};  // the page that it opens: "/help/tasks"
    TimePoint useful_until{};
    bool urgent{};  // also when the battery is low
    bool operator==(const Notice&) const = default;
};

// What came of a push.
struct Pushed {
    enum class Outcome {
        accepted,  // the browser's push service has it; nobody says whether it was shown
        gone,      // the browser is no longer subscribed: forget the device
        later,     // nothing was taken
        refused,   // and always will be
        unknown,   // it may have been taken
    };
    Outcome outcome{Outcome::unknown};
};

// Tells a browser that is not looking. Best effort: nothing that must arrive goes this way alone.
class Push {
public:
    virtual ~Push() = default;

    // Ends within seconds, whatever the push service does. Throws only operation_aborted, when
    // cancelled.
    virtual boost::asio::awaitable<Pushed> push(Device device, Notice notice) = 0;
};

}  // namespace hub
