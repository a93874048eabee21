#include "hub/program/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace program {

void set_up_log(const config::LogSettings& settings) {
    auto log = spdlog::stderr_logger_st("aidhub");
    log->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    log->set_level(spdlog::level::from_str(settings.level));
    log->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(log));
}

}  // namespace program
