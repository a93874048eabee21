#pragma once

#include <exception>
#include <string>

namespace program {

// What escaped a task, as one line of level error: for async::TaskGroup.
void log_failure(const std::string& name, std::exception_ptr what);

}  // namespace program
