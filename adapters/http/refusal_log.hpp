#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace http {

// How many lines may be written: `burst` at once, then `per_second`. What is left out is counted.
class LineBudget {
public:
    using Time = std::chrono::steady_clock::time_point;

    static constexpr std::size_t burst = 200;
    static constexpr int per_second = 20;

    bool take(Time now);
    // How many were left out since this was asked last.
    std::size_t left_out();

private:
    std::size_t lines_{burst};
    std::size_t left_out_{};
    Time since_{};  // up to when lines were granted
};

// One line for whatever a server does not serve, within a budget, so that no flood of requests
// becomes a flood of lines. Holds nothing of the request but its method, when that is a known one.
class RefusalLog {
public:
    // `why` is a literal of ours.
    void refused(unsigned status, std::string_view why);
    // A handler's answer of 400 and more; `route` is the path as it was added, empty when there is
    // none.
    void answered(unsigned status, std::string_view method, std::string_view route);
    // A connection that is not served, or not any more.
    void closed(std::string_view why);

private:
    bool may_tell();

    LineBudget budget_{};
};

}  // namespace http
