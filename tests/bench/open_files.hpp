#pragma once

#include <sys/resource.h>

namespace bench {

// As many open files as this user may have.
inline void open_many_files() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace bench
