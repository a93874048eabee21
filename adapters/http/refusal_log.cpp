#include "adapters/http/refusal_log.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace http {

bool LineBudget::take(Time now) {
    constexpr auto each = std::chrono::nanoseconds{std::chrono::seconds{1}} / per_second;
    if (now - since_ >= each * static_cast<int>(burst)) {
        lines_ = burst;
        since_ = now;
    }
    while (now - since_ >= each) {
        lines_ = std::min(burst, lines_ + 1);
        since_ += each;
    }
    if (lines_ == 0) {
        ++left_out_;
        return false;
    }
    --lines_;
    return true;
}

std::size_t LineBudget::left_out() {
    return std::exchange(left_out_, 0);
}

bool RefusalLog::may_tell() {
    if (!budget_.take(std::chrono::steady_clock::now())) return false;
    const std::size_t count = budget_.left_out();
    if (count > 0) spdlog::warn("http refusals not logged count={}", count);
    return true;
}

void RefusalLog::refused(unsigned status, std::string_view why) {
    if (may_tell()) spdlog::info("http request refused status={} why=\"{}\"", status, why);
}

void RefusalLog::answered(unsigned status, std::string_view method, std::string_view route) {
    if (!may_tell()) return;
    spdlog::info("http request refused status={} method={} route={}",
                 status,
                 method,
                 route.empty() ? "none" : route);
}

void RefusalLog::closed(std::string_view why) {
    if (may_tell()) spdlog::info("http connection closed why=\"{}\"", why);
}

}  // namespace http
