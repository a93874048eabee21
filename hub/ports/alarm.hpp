#pragma once

#include <string_view>

namespace hub {

// Tells the operator, through the log, what a person should look at. Fixed words and ids only.
class Alarm {
public:
    virtual ~Alarm() = default;
    virtual void raise(std::string_view what, std::string_view detail) = 0;
};

}  // namespace hub
