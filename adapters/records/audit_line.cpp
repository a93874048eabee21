#include "adapters/records/audit_line.hpp"

#include "adapters/json/writer.hpp"
#include "adapters/records/codec.hpp"
#include "adapters/records/frame.hpp"
#include "adapters/records/names.hpp"

#include <algorithm>
#include <chrono>

namespace records {

namespace {

// "request:01H@7": the record and the version that was read, when it was read.
std::string named(const hub::Changes& changes, const hub::RecordId& id) {
    const auto read = std::find_if(changes.reads.begin(),
                                   changes.reads.end(),
                                   [&](const hub::Read& r) { return r.record == id; });
    std::string name = record_name(id);
    if (read != changes.reads.end()) name.append("@").append(std::to_string(read->version));
    return name;
}

}  // namespace

std::string audit_line(const hub::Changes& changes) {
    json::Writer writer;
    writer.begin_object().name("v").number(format_version);
    writer.name("at").number(changes.at.time_since_epoch().count());
    writer.name("actor").text(changes.actor).name("action").text(changes.action);
    writer.name("put").begin_array();
    for (const hub::Record& record : changes.puts) writer.text(named(changes, hub::id_of(record)));
    writer.end_array().name("erased").begin_array();
    for (const hub::RecordId& id : changes.erases) writer.text(named(changes, id));
    writer.end_array().name("events").begin_array();
    for (const hub::Event& event : changes.events) writer.text(event_word(event));
    return writer.end_array().end_object().take();
}

std::string audit_month(hub::TimePoint at) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
    const unsigned month = static_cast<unsigned>(day.month());
    std::string text = std::to_string(static_cast<int>(day.year()));
    return text.append(month < 10 ? "-0" : "-").append(std::to_string(month));
}

}  // namespace records
