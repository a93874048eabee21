#include "tests/unit/hub/understanding/shipped_languages.hpp"

#include <cstdio>

namespace tests {

using namespace std::chrono_literals;

const config::Languages& shipped_languages() {
    static const config::Languages languages = config::load_languages(LANGUAGES_FOLDER);
    return languages;
}

hub::TimeZone london() {
    const auto at = [](int year, unsigned month, unsigned day) {
        return hub::TimePoint{
            std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) /
                                  static_cast<int>(day)} +
            1h};
    };
    return {.transitions = {{at(2024, 10, 27), 0s},
                            {at(2025, 3, 30), 1h},
                            {at(2025, 10, 26), 0s},
                            {at(2026, 3, 29), 1h},
                            {at(2026, 10, 25), 0s},
                            {at(2027, 3, 28), 1h},
                            {at(2027, 10, 31), 0s}}};
}

hub::TimePoint in_london(const std::string& local) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0;
    if (std::sscanf(local.c_str(), "%d-%d-%d %d:%d", &year, &month, &day, &hour, &minute) != 5)
        return {};
    return hub::from_local(
        london(), std::chrono::year{year} / month / day, std::chrono::minutes{hour * 60 + minute});
}

std::string london_text(hub::TimePoint at) {
    const hub::LocalTime shown = hub::local_time(london(), at);
    char text[48];
    std::snprintf(text,
                  sizeof text,
                  "%d-%02u-%02u %02d:%02d",
                  static_cast<int>(shown.date.year()),
                  static_cast<unsigned>(shown.date.month()),
                  static_cast<unsigned>(shown.date.day()),
                  shown.hour,
                  shown.minute);
    return text;
}

understanding::Heard hear(const std::string& text,
                          hub::Question question,
                          std::vector<std::string> codes) {
    return understanding::understand({text},
                                     shipped_languages().lexicon,
                                     {.question = question,
                                      .codes = std::move(codes),
                                      .zone = london(),
                                      .now = in_london("2026-11-21 10:00")});
}

understanding::Heard hear_at(const std::string& text, const std::string& local_now) {
    return understanding::understand({text},
                                     shipped_languages().lexicon,
                                     {.question = hub::Question::nothing,
                                      .codes = {},
                                      .zone = london(),
                                      .now = in_london(local_now)});
}

}  // namespace tests
