#include "hub/program/desk_sheets.hpp"

#include "adapters/web/wire/words.hpp"
#include "hub/program/csv.hpp"

#include <fmt/format.h>

#include <vector>

namespace program {

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string clock(const hub::TimeZone& zone, hub::TimePoint at) {
    if (at == hub::TimePoint{}) return {};
    const hub::LocalTime local = hub::local_time(zone, at);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}",
                       static_cast<int>(local.date.year()),
                       static_cast<unsigned>(local.date.month()),
                       static_cast<unsigned>(local.date.day()),
                       local.hour,
                       local.minute);
}

template <class Word>
std::string named(const web::Wordbook& words, std::string_view stem, Word word) {
    return words.named(stem, json::word(word));
}

}  // namespace

std::string requests_sheet(const hub::QueueView& queue,
                           const web::Wordbook& words,
                           const hub::TimeZone& zone) {
    Rows rows{{words.say("sheet.reference"),
               words.say("sheet.state"),
               words.say("sheet.trouble"),
               words.say("sheet.need"),
               words.say("sheet.urgency"),
               words.say("sheet.place"),
               words.say("sheet.patch"),
               words.say("sheet.resident"),
               words.say("sheet.from"),
               words.say("sheet.until"),
               words.say("sheet.since"),
               words.say("sheet.helpers"),
               words.say("sheet.helpers_wanted"),
               words.say("sheet.helper")}};
    for (const hub::RowView& row : queue.rows) {
        rows.push_back(
            {row.reference,
             named(words, "state", row.state),
             row.trouble == hub::Trouble::none ? "" : named(words, "trouble", row.trouble),
             words.named("need", row.need.empty() ? "unknown" : row.need.text),
             named(words, "urgency", row.urgency),
             row.place,
             row.patch,
             row.resident.reveal,
             clock(zone, row.window.from),
             clock(zone, row.window.until),
             clock(zone, row.since),
             std::to_string(row.helpers),
             std::to_string(row.helpers_wanted),
             row.helper.reveal});
    }
    return write_csv(rows);
}

std::string alerts_sheet(const hub::AlertsView& alerts,
                         const web::Wordbook& words,
                         const hub::TimeZone& zone) {
    Rows rows{{words.say("sheet.alert"),
               words.say("sheet.raised"),
               words.say("sheet.reference"),
               words.say("sheet.person"),
               words.say("sheet.number"),
               words.say("sheet.words"),
               words.say("sheet.acknowledged_by")}};
    for (const hub::AlertView& alert : alerts.alerts) {
        rows.push_back({named(words, "alert_kind", alert.kind),
                        clock(zone, alert.raised_at),
                        alert.reference,
                        alert.person.name.reveal,
                        alert.person.number.reveal,
                        alert.words.reveal,
                        alert.acknowledged_by.reveal});
    }
    return write_csv(rows);
}

}  // namespace program
