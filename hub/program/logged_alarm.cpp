#include "hub/program/logged_alarm.hpp"

#include <spdlog/spdlog.h>

namespace program {

void LoggedAlarm::raise(std::string_view what, std::string_view detail) {
    spdlog::error("alarm what={} detail={}", what, detail);
    measures_.count("alarms", what, 1);
}

}  // namespace program
