#include "hub/program/failure_log.hpp"

#include <spdlog/spdlog.h>

namespace program {

void log_failure(const std::string& name, std::exception_ptr what) {
    try {
        std::rethrow_exception(what);
    } catch (const std::exception& failure) {
        spdlog::error("task failed name={} reason={}", name, failure.what());
    } catch (...) {
        spdlog::error("task failed name={} reason=unknown", name);
    }
}

}  // namespace program
