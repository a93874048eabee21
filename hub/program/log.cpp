#include "hub/program/log.hpp"

#include "hub/program/log_line.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

namespace program {

namespace {

// As many bytes stand before the words: time, level and blanks.
constexpr std::size_t preamble = 40;

// The words of a message. Some are not ours (what a library says of a failure), so none may end the
// line or reach a terminal as anything but what it shows.
class Words final : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message,
                const std::tm& /*time*/,
                spdlog::memory_buf_t& line) override {
        const std::string words =
            one_line({message.payload.data(), message.payload.size()}, longest_line - preamble);
        line.append(words.data(), words.data() + words.size());
    }
    std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<Words>();
    }
};

}  // namespace

void set_up_log(const config::LogSettings& settings) {
    auto log = spdlog::stderr_logger_st("aidhub");
    auto lines = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc, "\n");
    lines->add_flag<Words>('*').set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %*");
    log->set_formatter(std::move(lines));
    log->set_level(spdlog::level::from_str(settings.level));
    log->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(log));
}

}  // namespace program
