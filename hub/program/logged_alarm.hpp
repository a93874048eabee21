#pragma once

#include "hub/ports/alarm.hpp"
#include "hub/ports/measures.hpp"

namespace program {

// Alarms as log lines of level error, and counted: aidhub_alarms_total.
class LoggedAlarm final : public hub::Alarm {
public:
    explicit LoggedAlarm(hub::Measures& measures) : measures_(measures) {}
    void raise(std::string_view what, std::string_view detail) override;

private:
    hub::Measures& measures_;
};

}  // namespace program
